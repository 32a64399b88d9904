/**
 * Reports directives of Next.js that do not count where or as they are written, so that a module runs in another environment
 * than its author meant. Strings that are values, and directives of other tools, are left alone.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { findConflict, findDirectivePlace, isRejected, judgeDirective, type DirectivePlace, type DirectiveProblem } from "../analysis/boundary/judge-directive.ts";
import { readWrittenDirective, type WrittenDirective } from "../analysis/boundary/written-directive.ts";
import { MARKER_MODULES, type DirectiveName } from "../platform/next/boundary-directives.ts";
import { createRule, type Finding, type Suggestion } from "../rule-kit/create-rule.ts";
import { importMarker, moveToModule, placeDirective, removeDirective } from "../rule-kit/edits/directives.ts";
import { mayHaveDirectives } from "../syntax/directives.ts";

type MessageId = DirectiveProblem | "conflict" | "marker" | "importMarker" | "moveDirective" | "removeDirective" | "writeDirective";

/** What goes into the messages. */
interface Data extends Readonly<Record<string, string>> {
  readonly text: string;
}

export default createRule<MessageId, object>({
  name: "valid-boundary-directive",
  meta: {
    type: "problem",
    docs: {
      description: "Require directives such as 'use client' to stand where Next.js sees them, and as it spells them",
      presets: { recommended: [], strict: [] },
    },
    defaultOptions: [{}],
    hasSuggestions: true,
    messages: {
      behindReexport: "Behind 'export *' only webpack sees '{{value}}', so with Turbopack {{consequence}}. Move it to the top of the file.",
      clientInFunction: "'use client' is about whole files, so in a function it says nothing. Move it to the top of the file.",
      conflict: "'{{value}}' and '{{other}}' exclude each other, so {{build}} fails. Decide for one of them.",
      continued: "The expression goes on behind '{{value}}', which is no directive then, so {{consequence}}. Make it a statement of its own.",
      importMarker: "Import '{{text}}'.",
      marker: "'{{text}}' guards a module only where it is imported, and as a string it does nothing. Import it.",
      misplaced: "'{{value}}' counts only before everything else in its {{place}}, and here the build fails. Move it to the top of the {{place}}.",
      misspelt: "'{{text}}' is no directive, and nothing tells, so {{consequence}}. Write '{{value}}'.",
      moveDirective: "Move '{{value}}' to the top of the file.",
      parenthesized: "In parentheses '{{value}}' is no directive, and the build fails. Write it without, at the top of the {{place}}.",
      rejectedSpelling: "'{{text}}' is no directive, and the build fails, because it is so much like one. Write '{{value}}'.",
      removeDirective: "Remove '{{text}}'.",
      repeated: "'{{value}}' stands at the top of the file already, and here the build fails. Remove it.",
      template: "A template literal is no directive, so {{consequence}}. Write '{{value}}' in quotes.",
      typed: "With a type behind it Turbopack does not see '{{value}}', so {{consequence}}. Write it without the type.",
      uncallable: "Without a semicolon the next line makes a call of '{{value}}', which throws as soon as the file is loaded. Write the semicolon.",
      unended: "Without a semicolon the next line goes on with '{{value}}', which is no directive then, so {{consequence}}. Write the semicolon.",
      writeDirective: "Write '{{value}}' at the top of the {{place}}.",
    },
    schema: [],
  },
  create({ file, report, sourceCode }) {
    const { module } = file;
    if (!mayHaveDirectives(module.path) || file.isTestOrStory) return {};

    return {
      ExpressionStatement(statement) {
        const written = readWrittenDirective(statement, module.text);
        const place = written && findDirectivePlace(statement, module.text);
        const problem = place && judgeDirective(written, place, file.nextVersion);
        if (written === undefined) reportMarker(statement);
        else if (place !== undefined && problem !== undefined) reportProblem(written, place, problem);
      },
      Program() {
        const [later, earlier] = findConflict(file.directives) ?? [];
        if (later === undefined || earlier === undefined) return;
        const isOfClient = later.value === "use client" || earlier.value === "use client";
        report({
          data: { build: isOfClient ? "the webpack build" : "the build", other: later.value, value: earlier.value },
          messageId: "conflict",
          node: later.node,
          suggest: [suggestRemoval(later.node, later.value), suggestRemoval(earlier.node, earlier.value)],
        });
      },
    };

    function reportProblem(written: WrittenDirective, place: DirectivePlace, problem: DirectiveProblem): void {
      const { name, statement, value } = written;
      // Of a file that is client code already, this says nothing new.
      if (problem === "clientInFunction" && file.directives.some((directive) => directive.value === value)) return;
      const isFile = place.body.type === "Program";
      const text = sourceCode.getText(written.node).slice(1, -1);
      const data = { consequence: mentionConsequence(name, isFile), place: isFile ? "file" : "function", text, value };
      report({ data, messageId: problem, node: statement, ...repair(written, place, problem, data) });
    }

    function repair(written: WrittenDirective, place: DirectivePlace, problem: DirectiveProblem, data: Data): Pick<Finding<MessageId>, "fix" | "suggest"> {
      const { statement, value } = written;
      const removal = suggestRemoval(statement, data.text);
      if (place.directives.some((one) => one.node !== statement && one.value === value)) return { fix: removal.fix };
      if (problem === "clientInFunction") {
        const move = { data, fix: moveToModule(written, sourceCode), messageId: "moveDirective" } as const;
        return { suggest: hasRival(written) ? [removal] : [move, removal] };
      }
      // Which of two directives was meant, only the author knows.
      const edit = place.body.type === "Program" && hasRival(written) ? undefined : placeDirective(written, place, sourceCode);
      if (edit === undefined) return { suggest: [removal] };
      return isRejected(problem) ? { fix: edit } : { suggest: [{ data, fix: edit, messageId: "writeDirective" }] };
    }

    function suggestRemoval(statement: TSESTree.ExpressionStatement, text: string): Suggestion<MessageId> {
      return { data: { text }, fix: removeDirective(statement, sourceCode), messageId: "removeDirective" };
    }

    /** Whether the file says something else about itself, too. */
    function hasRival({ name }: WrittenDirective): boolean {
      return module.ast.body.some((statement) => {
        const other = statement.type === "ExpressionStatement" ? readWrittenDirective(statement, module.text) : undefined;
        return other !== undefined && other.name !== name;
      });
    }

    function reportMarker(statement: TSESTree.ExpressionStatement): void {
      const { expression } = statement;
      const text = expression.type === "Literal" ? expression.value : undefined;
      if (typeof text !== "string" || !MARKER_MODULES.has(text) || statement.parent.type !== "Program") return;
      if (module.ast.body.some((one) => one.type === "ImportDeclaration" && one.source.value === text)) return;
      const data = { text };
      const fix = importMarker(statement, file.directives, module.path.endsWith(".cjs"), sourceCode);
      report({ data, messageId: "marker", node: statement, suggest: [{ data, fix, messageId: "importMarker" }] });
    }
  },
});

function mentionConsequence(name: DirectiveName, isFile: boolean): string {
  switch (name) {
    case "use cache":
      return isFile ? "nothing in this file is cached" : "this function is not cached";
    case "use client":
      return "this file is server code";
    case "use server":
      return isFile ? "nothing in this file is a Server Function" : "this function is no Server Function";
  }
}
