/**
 * Reports directives of Next.js that do not count where or as they are written, so that a module runs in another environment
 * than its author meant. Strings that are values, and directives of other tools, are left alone.
 */
import type { TSESTree } from "@typescript-eslint/utils";

import { judgeDirectiveFunction, mayHaveDirective } from "../analysis/boundary/directive-function.ts";
import { findConflict, findDirectivePlace, isRejected, judgeDirective, type DirectivePlace, type DirectiveProblem } from "../analysis/boundary/judge-directive.ts";
import { findRefusedExports, type RefusedExport } from "../analysis/boundary/refused-exports.ts";
import { readWrittenDirective, type WrittenDirective } from "../analysis/boundary/written-directive.ts";
import type { LocalFunction } from "../analysis/references/access-path.ts";
import { getPathWithin } from "../platform/host/portable-path.ts";
import { getCacheKind, isCacheDirective, knowsDirective, MARKER_MODULES, type DirectiveName } from "../platform/next/boundary-directives.ts";
import { createRule, type Finding, type Suggestion } from "../rule-kit/create-rule.ts";
import { makeAsync } from "../rule-kit/edits/await-value.ts";
import { importMarker, moveToModule, placeDirective, removeDirective } from "../rule-kit/edits/directives.ts";
import { mentionChain } from "../rule-kit/mention.ts";
import { mayHaveDirectives, type Directive } from "../syntax/directives.ts";
import { isFunction } from "../syntax/traverse.ts";

type MessageId =
  | DirectiveProblem
  | "conflict"
  | "exportedElsewhere"
  | "exportedSync"
  | "exportedValue"
  | "inlineInClient"
  | "inlineReachedByClient"
  | "instanceMethod"
  | "marker"
  | "sync"
  | "unbound"
  | "importMarker"
  | "makeAsync"
  | "moveDirective"
  | "removeDirective"
  | "writeDirective";

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
      exportedElsewhere: "A '{{value}}' file can export only functions of its own, so the build fails. Import from the other module where it is needed.",
      exportedSync: "A '{{value}}' file can export async functions only, so the build fails. Make '{{name}}' async, or export it from another file.",
      exportedValue: "A '{{value}}' file can export async functions only, and '{{name}}' is none, so the build fails. Export it from another file.",
      importMarker: "Import '{{text}}'.",
      inlineInClient: "Client code cannot define a '{{value}}' function, so the build fails. Move it into a file with '{{value}}' at its top.",
      inlineReachedByClient: "This file is client code too ({{chain}}), which cannot define a '{{value}}' function, so the build fails. Move it into a file with '{{value}}' at its top.",
      instanceMethod: "A method of instances cannot be a '{{value}}' function, so the build fails. Make it static, or a function of its own.",
      makeAsync: "Make it async.",
      marker: "'{{text}}' guards a module only where it is imported, and as a string it does nothing. Import it.",
      misplaced: "'{{value}}' counts only before everything else in its {{place}}, and here the build fails. Move it to the top of the {{place}}.",
      misspelt: "'{{text}}' is no directive, and nothing tells, so {{consequence}}. Write '{{value}}'.",
      moveDirective: "Move '{{value}}' to the top of the file.",
      parenthesized: "In parentheses '{{value}}' is no directive, and the build fails. Write it without, at the top of the {{place}}.",
      parenthesizedText: "In parentheses '{{text}}' is any string, and nothing tells, so {{consequence}}. Write '{{value}}' without.",
      rejectedSpelling: "'{{text}}' is no directive, and the build fails, because it is so much like one. Write '{{value}}'.",
      removeDirective: "Remove '{{text}}'.",
      repeated: "'{{value}}' stands at the top of the file already, and here the build fails. Remove it.",
      sync: "A '{{value}}' function has to be async, so the build fails. Make it async.",
      template: "A template literal is no directive, so {{consequence}}. Write '{{value}}' in quotes.",
      typed: "With a type behind it Turbopack does not see '{{value}}', so {{consequence}}. Write it without the type.",
      unbound: "A '{{value}}' function cannot use '{{word}}', so the build fails. Hand over as an argument what it needs.",
      uncallable: "Without a semicolon the next line makes a call of '{{value}}', which throws as soon as the file is loaded. Write the semicolon.",
      unended: "Without a semicolon the next line goes on with '{{value}}', which is no directive then, so {{consequence}}. Write the semicolon.",
      unknownKind: "No cache handler for '{{kind}}' is stated in the config, and the build fails without one. Write '{{suggested}}', or add the handler.",
      writeDirective: "Write '{{value}}' at the top of the {{place}}.",
    },
    schema: [],
  },
  create({ file, report, sourceCode }) {
    const { module } = file;
    if (!mayHaveDirectives(module.path) || file.isTestOrStory) return {};
    // The pages router knows no directive but 'use client', and its API not even that.
    const isOfPages = isInPagesFolder(module.path);
    if (isOfPages && !file.isInPages) return {};

    return {
      ExpressionStatement(statement) {
        const written = readWrittenDirective(statement, module.text);
        const place = written && findDirectivePlace(statement, module.text);
        if (isOfPages && written !== undefined && written.name !== "use client") return;
        const problem = place && judgeDirective(written, place, { cacheHandlers: file.root?.cacheHandlers, nextVersion: file.nextVersion });
        if (written === undefined) reportMarker(statement);
        else if (place !== undefined && problem !== undefined) reportProblem(written, place, problem);
        else if (place !== undefined && place.body.type !== "Program" && counts(written, place)) reportFunction(written, place);
      },
      Program() {
        if (reportConflict(file.directives)) return;
        const ofServer = file.directives.find(isOfServer);
        if (ofServer === undefined || isOfPages) return;
        for (const refused of findRefusedExports(module, ofServer.value, file.nextVersion)) reportExport(refused, ofServer.value);
      },
    };

    function isInPagesFolder(path: string): boolean {
      const pages = file.root?.pagesDirectory;
      return pages !== undefined && getPathWithin(pages, path) !== undefined;
    }

    function isOfServer({ value }: Directive): boolean {
      return value === "use server" || (isCacheDirective(value) && knowsDirective("use cache", file.nextVersion));
    }

    /** In a file, or of a function, which cannot be about the client. */
    function reportConflict(directives: readonly Directive[]): boolean {
      const [later, earlier] = findConflict(directives) ?? [];
      if (later === undefined || earlier === undefined) return false;
      const isOfClient = later.value === "use client" || earlier.value === "use client";
      report({
        data: { build: isOfClient ? "the webpack build" : "the build", other: later.value, value: earlier.value },
        messageId: "conflict",
        node: later.node,
        suggest: [suggestRemoval(later.node, later.value), suggestRemoval(earlier.node, earlier.value)],
      });
      return true;
    }

    /** Once for each function: at the first of its directives that counts. */
    function reportFunction({ name, statement, value }: WrittenDirective, { body, directives }: DirectivePlace): void {
      const ofServer = directives.filter(isOfServer);
      const callee = body.parent;
      if (!knowsDirective(name, file.nextVersion) || ofServer[0]?.node !== statement || callee === undefined || callee === null || !isFunction(callee)) return;
      if (!mayHaveDirective(callee, file.nextVersion)) return;
      if (reportConflict(ofServer)) return;
      const chain = file.environments.assertedClient;
      if (chain !== undefined && !isInPagesFolder(chain[0])) {
        const messageId = chain.length === 1 ? "inlineInClient" : "inlineReachedByClient";
        report({ data: { chain: mentionChain(chain, `'${value}'`), value }, messageId, node: statement });
        return;
      }
      const problem = judgeDirectiveFunction(callee, module, file.nextVersion);
      if (problem?.kind === "unbound") report({ data: { value, word: problem.word }, messageId: "unbound", node: problem.node });
      else if (problem !== undefined) report({ data: { value }, messageId: problem.kind, node: statement, suggest: problem.kind === "sync" ? suggestAsync(callee) : [] });
    }

    function reportExport(refused: RefusedExport, value: string): void {
      const { kind, node } = refused;
      if (kind === "elsewhere") report({ data: { value }, messageId: "exportedElsewhere", node: node.source ?? node });
      else if (kind === "value") report({ data: { name: refused.name, value }, messageId: "exportedValue", node });
      else report({ data: { name: refused.name, value }, messageId: "exportedSync", node, suggest: suggestAsync(refused.callee) });
    }

    /** What calls it then gets a promise, which the author has to know of. */
    function suggestAsync(callee: LocalFunction): readonly Suggestion<MessageId>[] {
      return callee.parent.type === "Property" || callee.parent.type === "MethodDefinition" || callee.generator ? [] : [{ fix: (fixer) => makeAsync(fixer, sourceCode, callee), messageId: "makeAsync" }];
    }

    function reportProblem(written: WrittenDirective, place: DirectivePlace, problem: DirectiveProblem): void {
      const { name, statement, value } = written;
      // Of a file that is client code already, this says nothing new.
      if (problem === "clientInFunction" && file.directives.some((directive) => directive.value === value)) return;
      const isFile = place.body.type === "Program";
      const text = sourceCode.getText(written.node).slice(1, -1);
      const kind = getCacheKind(written.text) ?? "";
      const suggested = value === written.text ? "use cache" : value;
      const data = { consequence: mentionConsequence(name, isFile), kind, place: isFile ? "file" : "function", suggested, text, value };
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
      const meant = problem === "unknownKind" && value === written.text ? { ...written, value: "use cache" } : written;
      const edit = place.body.type === "Program" && hasRival(written) ? undefined : placeDirective(meant, place, sourceCode);
      if (edit === undefined) return { suggest: [removal] };
      return isRejected(problem) ? { fix: edit } : { suggest: [{ data: { ...data, value: meant.value }, fix: edit, messageId: "writeDirective" }] };
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

/** Whether it stands in the prologue of its function: what is wrong there is judged already. */
function counts({ statement }: WrittenDirective, { directives }: DirectivePlace): boolean {
  return directives.some(({ node }) => node === statement);
}

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
