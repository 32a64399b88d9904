import type { Seed } from "./seed.ts";
import { awaitRequestApi } from "./held-out/await-request-api.ts";
import { noCookieMutationInRender } from "./held-out/no-cookie-mutation-in-render.ts";
import { noCredentialedWildcardCors } from "./held-out/no-credentialed-wildcard-cors.ts";
import { noIneffectiveCredentials } from "./held-out/no-ineffective-credentials.ts";
import { noRequestApiInCache } from "./held-out/no-request-api-in-cache.ts";
import { noSensitiveClientProps } from "./held-out/no-sensitive-client-props.ts";
import { noSensitiveCookieRead } from "./held-out/no-sensitive-cookie-read.ts";
import { noSensitiveResponseBody } from "./held-out/no-sensitive-response-body.ts";
import { noSensitiveWebStorage } from "./held-out/no-sensitive-web-storage.ts";
import { noServerImportInClient } from "./held-out/no-server-import-in-client.ts";
import { requireFetchCredentials } from "./held-out/require-fetch-credentials.ts";
import { requireHttpOnlyCookie } from "./held-out/require-http-only-cookie.ts";
import { validBoundaryDirective } from "./held-out/valid-boundary-directive.ts";

/** Seeds that nobody tunes on: written after the rewrites, and measured only. */
export const heldOutSeeds: readonly Seed[] = [
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
