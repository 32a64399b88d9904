import { describe, expect, it } from "vitest";

import { evaluate } from "../../../src/analysis/constants/evaluate.ts";
import { getTexts } from "../../../src/analysis/constants/evaluated.ts";
import { readApiOrigins } from "../../../src/analysis/requests/api-origins.ts";
import { classifyTarget } from "../../../src/analysis/requests/classify-target.ts";
import { getLastExpression } from "../../kit/last-expression.ts";
import { parseModule } from "../../kit/parse-module.ts";

const apis = readApiOrigins(["https://api.shop.test", "https://*.eu.shop.test", "http://localhost:4000", "API_URL", "getServerUrl"]);

function classify(code: string): string {
  const module = parseModule(code);
  const target = classifyTarget(getTexts(evaluate(getLastExpression(module), module)), apis);
  return [target.kind, "name" in target ? target.name : "", "path" in target ? target.path : ""].join(" ").trimEnd();
}

describe("classifyTarget", () => {
  it.each([
    ["a path", `"/api/me?x#y"`, "sameOrigin  /api/me"],
    ["a path with a hole", "`/api/${id}/x`", "sameOrigin  /api/…/x"],
    ["a relative path", `"api/me"`, "sameOrigin  api/me"],
    ["a query alone", `"?page=2"`, "sameOrigin"],
    ["the page's origin", "`${location.origin}/me`", "sameOrigin  /me"],
    ["the page's origin and a port", "`${location.origin}:4000/me`", "unknown"],
    ["a name that is only a path", `const API_URL = "/api"; API_URL + "/me"`, "sameOrigin  /api/me"],
    ["a declared origin", `"https://api.shop.test/me"`, "declared https://api.shop.test /me"],
    ["a declared origin in capitals, with its default port", `"HTTPS://API.SHOP.TEST:443"`, "declared https://api.shop.test"],
    ["a declared origin without its scheme", `"//api.shop.test/me"`, "declared https://api.shop.test /me"],
    ["a declared port", `"http://localhost:4000/me"`, "declared http://localhost:4000 /me"],
    ["another port", `"http://localhost:4001/me"`, "thirdParty http://localhost:4001 /me"],
    ["white space in front", `" https://evil.test/x"`, "thirdParty https://evil.test /x"],
    ["backslashes", String.raw`"/\\evil.test/x"`, "thirdParty https://evil.test /x"],
    ["a local name that holds another origin", `const API_URL = "https://evil.test"; API_URL + "/me"`, "thirdParty https://evil.test /me"],
    ["another scheme", `"http://api.shop.test/me"`, "thirdParty http://api.shop.test /me"],
    ["one label for a star", `"https://a.eu.shop.test/me"`, "declared https://a.eu.shop.test /me"],
    ["two labels for a star", `"https://a.b.eu.shop.test/me"`, "thirdParty https://a.b.eu.shop.test /me"],
    ["no label for a star", `"https://eu.shop.test/me"`, "thirdParty https://eu.shop.test /me"],
    ["a user name that looks like the host", `"https://api.shop.test@evil.test/"`, "thirdParty https://evil.test /"],
    ["a longer host", `"https://api.shop.test.evil.test/"`, "thirdParty https://api.shop.test.evil.test /"],
    ["a complete host before a hole", "`https://api.shop.test${path}`", "declared https://api.shop.test …"],
    ["a hole in the host", "`https://api.${x}.test/me`", "unknown"],
    ["a hole as the port", "`http://localhost:${port}/me`", "unknown"],
    ["a hole at the end of the host", "`https://api.shop${x}/me`", "thirdParty https://api.shop …/me"],
    ["a declared variable", "`${process.env.API_URL}/me`", "declared API_URL /me"],
    ["a declared variable that ends with a slash", "`${process.env.API_URL}me`", "declared API_URL me"],
    ["a declared variable as scheme", "`${process.env.API_URL}://x`", "unknown"],
    ["a variable whose fallback is declared", `process.env.OTHER ?? "https://api.shop.test"`, "declared https://api.shop.test"],
    ["an undeclared variable", "`${process.env.OTHER}/me`", "undeclared OTHER /me"],
    ["an undeclared variable with an absolute fallback", "`${process.env.OTHER ?? 'http://x.test'}/me`", "undeclared OTHER /me"],
    ["an undeclared variable that may be nothing", "`${process.env.OTHER ?? ''}/me`", "unknown"],
    ["a declared helper", `import { getServerUrl } from "./x"; getServerUrl() + "/me"`, "declared getServerUrl /me"],
    ["a declared helper of the module", `const getServerUrl = () => x; getServerUrl() + "/me"`, "declared getServerUrl /me"],
    ["another helper", `import { getUrl } from "./x"; getUrl() + "/me"`, "unknown"],
    ["two addresses of one origin", `c ? "https://api.shop.test/a" : "https://api.shop.test/b"`, "declared https://api.shop.test /a"],
    ["two origins", `c ? "https://api.shop.test/a" : "/b"`, "unknown"],
    ["data", `"data:text/plain,x"`, "inert"],
    ["a blob with a hole", "`blob:${x}`", "inert"],
    ["a presigned URL", `"https://api.shop.test/x?X-Amz-Signature=1"`, "inert"],
    ["a token in the address", "`https://api.shop.test/x?token=${x}`", "inert"],
    ["a scheme with a hole", "`http${s}://x.test`", "unknown"],
    ["a hole at the start", "`${x}/me`", "unknown"],
    ["no URL", `"https://"`, "unknown"],
    ["nothing", `x`, "unknown"],
  ])("%s", (_name, code, expected) => {
    expect(classify(code)).toBe(expected);
  });
});

describe("readApiOrigins", () => {
  it.each([
    ["https://", "is no origin"],
    ["https://api.shop.test/v1", "has a path"],
    ["ftp://api.shop.test", "is no origin"],
    ["https://*", "would match every host"],
    ["api.shop.test", "is neither an origin"],
    ["https://user@api.shop.test", "is no origin"],
    ["", "is neither an origin"],
  ])("refuses %j and says why", (entry, reason) => {
    const place = `settings["next-boundary"].apiOrigins[1]: "${entry}" ${reason}`;
    expect(() => readApiOrigins(["https://api.shop.test", entry])).toThrow(place);
  });

  it("reads an origin as the browser does", () => {
    expect(readApiOrigins(["https://münchen.test"]).findOrigin("https://xn--mnchen-3ya.test")).toBe("https://münchen.test");
    expect(readApiOrigins(["http://[0:0:0:0:0:0:0:1]:3000"]).findOrigin("http://[::1]:3000")).toBeDefined();
    expect(readApiOrigins(["https://api.shop.test"]).findOrigin("https://apixshop.test")).toBeUndefined();
  });

  it("takes a slash at the end", () => {
    expect(readApiOrigins(["https://api.shop.test/"]).findOrigin("https://api.shop.test")).toBe("https://api.shop.test/");
  });
});
