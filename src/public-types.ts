/**
 * What the package's types promise: the shape ESLint asks for, written out by hand.
 *
 * They import nothing, so that a configuration type-checks with ESLint 8, 9 and 10, with `skipLibCheck` off and
 * without typescript-eslint. `never` as a parameter says that only a linter calls `create`; a method is compared
 * bivariantly, so the type fits each version's own context.
 */
export interface Rule {
  meta: {
    type: "problem" | "suggestion";
    docs: { description: string; url: string };
    messages: Record<string, string>;
    schema: object[];
    defaultOptions?: unknown[];
    fixable: "code";
    hasSuggestions: boolean;
  };
  create(context: never): Record<string, never>;
}

/** The plugin as its own presets name it. */
export interface RuleSet {
  meta: { name: string; version: string; namespace: string };
  rules: Record<string, Rule>;
}

export type RuleEntry = "error" | ["error", ...unknown[]];

/** A preset for `eslint.config.js`. */
export interface FlatConfig {
  name: string;
  plugins: Record<string, RuleSet>;
  rules: Record<string, RuleEntry>;
}

/** A preset for `.eslintrc`. */
export interface LegacyConfig {
  plugins: string[];
  rules: Record<string, RuleEntry>;
}

/** A type, not an interface: ESLint's own types want to see that it has no other keys. */
export type Configs = {
  /** What is wrong or exposed today. */
  recommended: FlatConfig;
  /** All rules, with the policy spelt out. */
  strict: FlatConfig;
  /** `recommended` for `.eslintrc`: `plugin:next-boundary/legacy-recommended`. */
  "legacy-recommended": LegacyConfig;
};

export interface Plugin extends RuleSet {
  configs: Configs;
  /**
   * A hash of all that findings may depend on in other files than the linted one. In `settings["next-boundary"].graph` it makes
   * `eslint --cache` right: ESLint throws its cache away when settings change. The folder is that of the whole project.
   */
  fingerprint(directory: string): string;
}
