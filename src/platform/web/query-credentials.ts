/** Parameters of an address that prove by themselves who sends a request, so that it needs no session. */

/**
 * Parameters that sign an address, in lower case, each with what stands beside it where the name alone says too little.
 *
 * - S3: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * - Google Cloud Storage: https://cloud.google.com/storage/docs/authentication/canonical-requests
 * - Azure (`sv` and `sig` of any SAS, `se`, `sp` or a policy `si`): https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 * - Alibaba OSS: https://www.alibabacloud.com/help/en/oss/developer-reference/add-signatures-to-urls
 * - Tencent COS: https://www.tencentcloud.com/document/product/436/7778
 * - `Signature` with whatever says who signed and until when: CloudFront, S3 and GCS before their version 4, Cloud CDN, Laravel:
 *   https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html,
 *   https://laravel.com/docs/urls#signed-urls
 * - Shopify: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant
 */
const SIGNATURES: ReadonlyMap<string, readonly string[]> = new Map([
  ["x-amz-signature", []],
  ["x-goog-signature", []],
  ["x-oss-signature", []],
  ["q-signature", []],
  ["signature", []],
  ["hmac", []],
  ["sig", ["sv", "se", "sp", "si"]],
]);

/**
 * Parameters that are a token (RFC 6750, section 2.3: `access_token`; Firebase: `auth`) or name a key that opens an API. `key` alone is what a
 * table, a link or a cache is asked by, `code` a coupon as well as a grant, `pageToken` where a list goes on.
 */
const TOKEN = /^(?:auth|bearer|[\w-]*(?:token|jwt|secret)|(?:api|access|auth|subscription)[_-]?key)$/u;
const NO_TOKEN = /csrf|xsrf|(?:continuation|cursor|next|page|paging|sync)[_-]?token$/u;

/** Whether parameters of these names prove together who sends a request: presigned addresses, tokens and keys. */
export function provesSender(names: readonly string[]): boolean {
  const all = new Set(names.map((name) => name.toLowerCase()));
  return [...all].some((name) => {
    const beside = SIGNATURES.get(name);
    if (beside !== undefined) return beside.length === 0 || beside.some((other) => all.has(other));
    return TOKEN.test(name) && !NO_TOKEN.test(name);
  });
}

/** The names in the query of an address. */
export function readQueryNames(address: string): readonly string[] {
  const query = /^[^#?]*\?([^#]*)/u.exec(address)?.[1] ?? "";
  return query.split(/[&?]/u).flatMap((pair) => (pair.includes("=") ? [pair.slice(0, pair.indexOf("="))] : []));
}
