import type { Seed } from "./seed.ts";
import { awaitRequestApi } from "./seeds/await-request-api.ts";
import { noCookieMutationInRender } from "./seeds/no-cookie-mutation-in-render.ts";
import { noCredentialedWildcardCors } from "./seeds/no-credentialed-wildcard-cors.ts";
import { noIneffectiveCredentials } from "./seeds/no-ineffective-credentials.ts";
import { noRequestApiInCache } from "./seeds/no-request-api-in-cache.ts";
import { noSensitiveClientProps } from "./seeds/no-sensitive-client-props.ts";
import { noSensitiveCookieRead } from "./seeds/no-sensitive-cookie-read.ts";
import { noSensitiveResponseBody } from "./seeds/no-sensitive-response-body.ts";
import { noSensitiveWebStorage } from "./seeds/no-sensitive-web-storage.ts";
import { noServerImportInClient } from "./seeds/no-server-import-in-client.ts";
import { requireFetchCredentials } from "./seeds/require-fetch-credentials.ts";
import { requireHttpOnlyCookie } from "./seeds/require-http-only-cookie.ts";
import { validBoundaryDirective } from "./seeds/valid-boundary-directive.ts";

/** Findings of every rule, and their silent twins. */
export const seeds: readonly Seed[] = [
  ...awaitRequestApi,
  ...noCookieMutationInRender,
  ...noCredentialedWildcardCors,
  ...noIneffectiveCredentials,
  ...noRequestApiInCache,
  ...noSensitiveClientProps,
  ...noSensitiveCookieRead,
  ...noSensitiveResponseBody,
  ...noSensitiveWebStorage,
  ...noServerImportInClient,
  ...requireFetchCredentials,
  ...requireHttpOnlyCookie,
  ...validBoundaryDirective,
];
