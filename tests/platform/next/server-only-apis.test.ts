import { describe, expect, it } from "vitest";

import { findServerOnlyModule } from "../../../src/platform/next/server-only-apis.ts";

describe("findServerOnlyModule", () => {
  it.each([
    ["next/headers", 14, "all"],
    ["next/root-params", 14, undefined],
    ["next/root-params", 15, "all"],
    ["server-only", 14, "all"],
    ["next/cache", 14, []],
    ["next/cache", 15, ["revalidatePath", "revalidateTag", "unstable_cacheLife", "unstable_cacheTag", "unstable_expirePath", "unstable_expireTag"]],
    ["next/server", 15, ["after", "unstable_rootParams"]],
    ["next/headers.js", 16, []],
    ["next/dist/server/request/cookies.js", 16, []],
    ["next/navigation", 16, undefined],
    ["./next/headers", 16, undefined],
    ["__proto__", 16, undefined],
    ["constructor", 16, undefined],
  ])("%s in Next.js %i rejects %j", (specifier, version, expected) => {
    const rejected = findServerOnlyModule(specifier, version)?.rejected;
    expect(rejected === undefined || rejected === "all" ? rejected : [...rejected]).toEqual(expected);
  });
});
