import type { RuleModule } from "./rule-kit/create-rule.ts";
import awaitRequestApi from "./rules/await-request-api.ts";
import noCookieMutationInRender from "./rules/no-cookie-mutation-in-render.ts";
import noCredentialedWildcardCors from "./rules/no-credentialed-wildcard-cors.ts";
import noIneffectiveCredentials from "./rules/no-ineffective-credentials.ts";
import noRequestApiInCache from "./rules/no-request-api-in-cache.ts";
import noSensitiveClientProps from "./rules/no-sensitive-client-props.ts";
import noSensitiveCookieRead from "./rules/no-sensitive-cookie-read.ts";
import noSensitiveResponseBody from "./rules/no-sensitive-response-body.ts";
import noSensitiveWebStorage from "./rules/no-sensitive-web-storage.ts";
import noServerImportInClient from "./rules/no-server-import-in-client.ts";
import requireFetchCredentials from "./rules/require-fetch-credentials.ts";
import requireHttpOnlyCookie from "./rules/require-http-only-cookie.ts";
import validBoundaryDirective from "./rules/valid-boundary-directive.ts";

/** Every rule by its name: two lines for a new one, its import and its entry (`npm run new` writes both). */
export const rules: Readonly<Record<string, RuleModule>> = {
  "await-request-api": awaitRequestApi,
  "no-cookie-mutation-in-render": noCookieMutationInRender,
  "no-credentialed-wildcard-cors": noCredentialedWildcardCors,
  "no-ineffective-credentials": noIneffectiveCredentials,
  "no-request-api-in-cache": noRequestApiInCache,
  "no-sensitive-client-props": noSensitiveClientProps,
  "no-sensitive-cookie-read": noSensitiveCookieRead,
  "no-sensitive-response-body": noSensitiveResponseBody,
  "no-sensitive-web-storage": noSensitiveWebStorage,
  "no-server-import-in-client": noServerImportInClient,
  "require-fetch-credentials": requireFetchCredentials,
  "require-http-only-cookie": requireHttpOnlyCookie,
  "valid-boundary-directive": validBoundaryDirective,
};
