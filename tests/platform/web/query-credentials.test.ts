import { describe, expect, it } from "vitest";

import { provesSender, readQueryNames } from "../../../src/platform/web/query-credentials.ts";

function proves(address: string): boolean {
  return provesSender(readQueryNames(address));
}

describe("provesSender", () => {
  it.each([
    "https://b.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4&X-Amz-Credential=a&X-Amz-Expires=60&X-Amz-Signature=b",
    "https://storage.googleapis.com/b/a?X-Goog-Algorithm=GOOG4&X-Goog-Signature=b",
    "https://a.blob.core.windows.net/b?sv=2022-11-02&se=2026-01-01&sr=b&sp=r&sig=a",
    "https://a.blob.core.windows.net/b?sv=2022-11-02&si=policy&sig=a",
    "https://d1.cloudfront.net/a.jpg?color=red&Expires=1&Signature=a&Key-Pair-Id=b",
    "https://b.oss.aliyuncs.com/a?x-oss-signature=a",
    "https://b.cos.myqcloud.com/a?q-sign-algorithm=sha1&q-signature=a",
    "/report/1?expires=1&signature=a",
    "/install?hmac=a&shop=b",
    "/me?access_token=a",
    "/me?token=a#me",
    "/me?a=1&api-key=…",
    "/me?apikey=a",
    "/me?client_secret=a",
    "https://a.firebaseio.com/me.json?auth=a",
  ])("takes for proof: %s", (address) => {
    expect(proves(address)).toBe(true);
  });

  it.each([
    "/api/links/exists?domain=a&key=b",
    "/api/invite?code=a",
    "/api/orders?sid=a&policy=b&ticket=c&otp=d",
    "/api/image?sig=a",
    "/api/orders?pageToken=a",
    "/api/orders?next_page_token=a&continuation-token=b",
    "/api/orders?csrf_token=a",
    "/api/orders?x-amz-meta=a",
    "/api/orders?signature",
    "/api/token=1",
    "/api/orders#?token=a",
    "/api/orders?keyword=a&monkey=b&tokenize=c",
    "/api/orders",
  ])("takes for none: %s", (address) => {
    expect(proves(address)).toBe(false);
  });
});
