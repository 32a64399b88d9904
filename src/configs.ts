import type { Configs, RuleEntry, RuleSet } from "./public-types.ts";
import type { Presets, RuleModule } from "./rule-kit/create-rule.ts";

/** The presets, derived from what each rule says about itself. */
export function createConfigs(plugin: RuleSet, rules: Readonly<Record<string, RuleModule>>): Configs {
  const { namespace } = plugin.meta;
  const recommended = collectEntries("recommended", namespace, rules);
  const strict = collectEntries("strict", namespace, rules);
  const plugins = { [namespace]: plugin };
  return {
    "legacy-recommended": { plugins: [namespace], rules: recommended },
    recommended: { name: `${namespace}/recommended`, plugins, rules: recommended },
    strict: { name: `${namespace}/strict`, plugins, rules: strict },
  };
}

function collectEntries(
  preset: keyof Presets,
  namespace: string,
  rules: Readonly<Record<string, RuleModule>>,
): Record<string, RuleEntry> {
  const entries: Record<string, RuleEntry> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const options = rule.meta.docs.presets[preset];
    if (options === undefined) continue;
    entries[`${namespace}/${name}`] = options.length === 0 ? "error" : ["error", ...options];
  }
  return entries;
}
