/** A response that a handler hands on in another way: the same finding, and the same silence. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-sensitive-response-body.ts";
import { lintStory } from "../kit/story.ts";

const SEND = "const sendOk = (response, body) => response.status(200).json(body);\n";
const SHARED = { "lib/send.ts": `export ${SEND}` };

function lint(code: string): readonly string[] {
  const file = "pages/api/me.ts";
  return lintStory({ files: { ...SHARED, "pages/index.tsx": "export default function Home() { return null; }\n", [file]: code } }, rule)[file] ?? [];
}

function handler(statements: string, before = SEND): string {
  return `${before}export default function handler(req, res) { const token = req.cookies.session; const theme = req.cookies.theme; ${statements} }\n`;
}

describe("a response that is handed on", () => {
  it.each([
    ["by its name", handler("sendOk(res, { token });")],
    ["as another type", handler("sendOk(res as any, { token });")],
    ["as what is there", handler("sendOk(res!, { token });")],
    ["under another name", handler("const reply = res; sendOk(reply, { token });")],
    ["under another name and type", handler("const reply = res as any; sendOk(reply, { token });")],
    ["to a function of another module", handler("sendOk(res as any, { token });", "import { sendOk } from '../../lib/send';\n")],
    ["through two functions", handler("outer(res as any, { token });", `${SEND}const outer = (response, body) => sendOk(response as any, body);\n`)],
  ])("reports what it is sent with: %s", (_, code) => {
    expect(lint(code)).toEqual(["responseBody"]);
  });

  it.each([
    ["with something else", handler("sendOk(res as any, { theme });")],
    ["to what sends nothing", handler("sendOk(res as any, { token });", "const sendOk = (response, body) => log(body);\n")],
    ["another response", handler("const reply = create(); sendOk(reply, { token });")],
    ["a part of it", handler("sendOk(res.socket, { token });")],
  ])("is silent: %s", (_, code) => {
    expect(lint(code)).toEqual([]);
  });
});
