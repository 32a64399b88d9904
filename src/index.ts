/** ESLint rules that keep a Next.js session where it belongs and get it where it is needed. */
import { rules } from "./all-rules.ts";
import { createConfigs } from "./configs.ts";
import { nodeHost } from "./platform/host/node-host.ts";
import { toPortablePath } from "./platform/host/portable-path.ts";
import { createFingerprint } from "./project/fingerprint.ts";
import type { Plugin, Rule, RuleSet } from "./public-types.ts";
import { project } from "./rule-kit/shared-project.ts";
import { VERSION } from "./rule-kit/version.ts";

const ruleSet: RuleSet = {
  meta: { name: "eslint-plugin-next-boundary", namespace: "next-boundary", version: VERSION },
  // Seen from outside a rule is a value to hand to a linter; its real types stay inside.
  rules: rules as unknown as Record<string, Rule>,
};

// The same object, because a preset names the plugin whose preset it is.
const plugin: Plugin = Object.assign(ruleSet, {
  configs: createConfigs(ruleSet, rules),
  fingerprint: (directory: string) => {
    // What is linted from now on is linted as the disk is now.
    project.files.startRound();
    // `.eslintrc` tells ESLint's cache nothing of a plugin but its name.
    return `${VERSION}-${createFingerprint(toPortablePath(directory), nodeHost)}`;
  },
});

export { plugin as default, plugin as "module.exports" };
