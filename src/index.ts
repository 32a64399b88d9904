/**
 * ESLint rules that keep a Next.js session where it belongs and get it where it is needed.
 *
 * A new rule is two lines here: its import and its entry (`npm run new` writes both).
 */
import { createConfigs } from "./configs.ts";
import { toPortablePath } from "./platform/host/portable-path.ts";
import { createFingerprint } from "./project/fingerprint.ts";
import type { Plugin, Rule, RuleSet } from "./public-types.ts";
import type { RuleModule } from "./rule-kit/create-rule.ts";
import { project } from "./rule-kit/shared-project.ts";
import awaitRequestApi from "./rules/await-request-api.ts";
import noCredentialedWildcardCors from "./rules/no-credentialed-wildcard-cors.ts";
import noIneffectiveCredentials from "./rules/no-ineffective-credentials.ts";
import noSensitiveClientProps from "./rules/no-sensitive-client-props.ts";
import noSensitiveCookieRead from "./rules/no-sensitive-cookie-read.ts";
import noSensitiveResponseBody from "./rules/no-sensitive-response-body.ts";
import noSensitiveWebStorage from "./rules/no-sensitive-web-storage.ts";
import noServerImportInClient from "./rules/no-server-import-in-client.ts";
import requireFetchCredentials from "./rules/require-fetch-credentials.ts";
import requireHttpOnlyCookie from "./rules/require-http-only-cookie.ts";
import validBoundaryDirective from "./rules/valid-boundary-directive.ts";
import { VERSION } from "./version.ts";

const rules: Readonly<Record<string, RuleModule>> = {
  "await-request-api": awaitRequestApi,
  "no-credentialed-wildcard-cors": noCredentialedWildcardCors,
  "no-ineffective-credentials": noIneffectiveCredentials,
  "no-sensitive-client-props": noSensitiveClientProps,
  "no-sensitive-cookie-read": noSensitiveCookieRead,
  "no-sensitive-response-body": noSensitiveResponseBody,
  "no-sensitive-web-storage": noSensitiveWebStorage,
  "no-server-import-in-client": noServerImportInClient,
  "require-fetch-credentials": requireFetchCredentials,
  "require-http-only-cookie": requireHttpOnlyCookie,
  "valid-boundary-directive": validBoundaryDirective,
};

const ruleSet: RuleSet = {
  meta: { name: "eslint-plugin-next-boundary", namespace: "next-boundary", version: VERSION },
  // Seen from outside a rule is a value to hand to a linter; its real types stay inside.
  rules: rules as unknown as Record<string, Rule>,
};

// The same object, because a preset names the plugin whose preset it is.
const plugin: Plugin = Object.assign(ruleSet, {
  configs: createConfigs(ruleSet, rules),
  fingerprint: (directory: string) => createFingerprint(toPortablePath(directory), project),
});

export { plugin as default, plugin as "module.exports" };
