import type { JSONSchema, TSESLint, TSESTree } from "@typescript-eslint/utils";

import { combineEdits } from "./edits/combine-edits.ts";
import { findFileContext, type FileContext } from "./file-context.ts";
import { RuleGuard } from "./rule-guard.ts";

/** The presets a rule is in, with its options there where they are not the defaults. */
export type Presets = Readonly<Partial<Record<"recommended" | "strict", readonly unknown[]>>>;

export interface RuleDocs {
  readonly description: string;
  readonly presets: Presets;
  readonly url: string;
}

export interface RuleMeta<MessageIds extends string, Options extends object> {
  readonly type: "problem" | "suggestion";
  readonly docs: Pick<RuleDocs, "description" | "presets">;
  readonly messages: Readonly<Record<MessageIds, string>>;
  readonly schema: readonly JSONSchema.JSONSchema4[];
  readonly defaultOptions: readonly [Options];
  readonly hasSuggestions: boolean;
}

export interface Suggestion<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  readonly fix: TSESLint.ReportFixFunction;
}

/** One finding. `undefined` members are left out of what ESLint gets, so callers need no conditions. */
export interface Finding<MessageIds extends string> {
  readonly node: TSESTree.Node;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>> | undefined;
  /** Keeps the program's behaviour, mends a build that is already broken, or does what the settings declare. */
  readonly fix?: TSESLint.ReportFixFunction | undefined;
  /** Anything else that helps, best first. */
  readonly suggest?: readonly Suggestion<MessageIds>[] | undefined;
}

export interface RuleRun<MessageIds extends string, Options extends object> {
  readonly file: FileContext;
  readonly options: Options;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  report(finding: Finding<MessageIds>): void;
}

export interface RuleModule {
  readonly meta: {
    readonly type: "problem" | "suggestion";
    readonly docs: RuleDocs;
    readonly messages: Readonly<Record<string, string>>;
    readonly schema: readonly JSONSchema.JSONSchema4[];
    readonly defaultOptions?: readonly [object];
    readonly fixable: "code";
    readonly hasSuggestions: boolean;
  };
  create(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): TSESLint.RuleListener;
}

const DOCS = "https://github.com/next-boundary/eslint-plugin-next-boundary/blob/main/docs/rules";

/**
 * Declares a rule. `create` runs only for files with scopes, and gets the answers of the file context. What a rule
 * throws ends here.
 *
 * Not typescript-eslint's `RuleCreator`: at run time it would bring `@typescript-eslint/utils` and with it a
 * copy of TypeScript into every install, and it knows neither our file context nor `fixSuggestions`.
 */
export function createRule<MessageIds extends string, Options extends object>(rule: {
  readonly name: string;
  readonly meta: RuleMeta<MessageIds, Options>;
  create(run: RuleRun<MessageIds, Options>): TSESLint.RuleListener;
}): RuleModule {
  const { defaultOptions, ...meta } = rule.meta;
  const [defaults] = defaultOptions;
  const listen = (context: Parameters<RuleModule["create"]>[0], guard: RuleGuard): TSESLint.RuleListener => {
    const file = findFileContext(context);
    if (file === undefined) return {};
    const prepareFix: PrepareFix = (fix) => guard.guardFix((fixer) => combine(fix(fixer)));
    const appliesSuggestions = file.settings.fixSuggestions.has(rule.name);
    return rule.create({
      file,
      // ESLint merges `defaultOptions` itself only since 9.15.
      options: { ...defaults, ...(context.options[0] as Partial<Options> | undefined) },
      report: (finding) => {
        context.report(describeFinding(finding, file.allowsFixes, appliesSuggestions, prepareFix));
      },
      sourceCode: context.sourceCode,
    });
  };
  return {
    create(context) {
      const guard = new RuleGuard(rule.name, context);
      return guard.guard(guard.run(() => listen(context, guard)) ?? {});
    },
    meta: {
      ...meta,
      docs: { ...meta.docs, url: `${DOCS}/${rule.name}.md` },
      // ESLint names the value that is wrong and not its option. As an alternative of one, the whole object is wrong too.
      schema: meta.schema.map((schema) => ({ anyOf: [schema] })),
      // Every rule may be told to apply its suggestions, see `fixSuggestions`.
      fixable: "code",
      ...(meta.schema.length > 0 ? { defaultOptions } : {}),
    },
  };
}

type PrepareFix = (fix: TSESLint.ReportFixFunction) => TSESLint.ReportFixFunction;

function combine(made: ReturnType<TSESLint.ReportFixFunction>): ReturnType<TSESLint.ReportFixFunction> {
  return made === null ? null : combineEdits(Symbol.iterator in made ? made : [made]);
}

function describeFinding<MessageIds extends string>(
  { data, fix, messageId, node, suggest = [] }: Finding<MessageIds>,
  allowsFixes: boolean,
  appliesSuggestions: boolean,
  prepareFix: PrepareFix,
): TSESLint.ReportDescriptor<string> {
  const wantedFix = fix ?? (appliesSuggestions ? suggest[0]?.fix : undefined);
  const appliedFix = allowsFixes ? wantedFix : undefined;
  return {
    messageId,
    node,
    ...(data === undefined ? {} : { data }),
    ...(appliedFix === undefined ? {} : { fix: prepareFix(appliedFix) }),
    suggest: suggest.map((suggestion) => ({ ...suggestion, fix: prepareFix(suggestion.fix) })),
  };
}
