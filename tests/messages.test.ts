/** The plugin's voice: all messages of all rules stand in one snapshot, so that a reviewer reads them in one diff. */
import { describe, expect, it } from "vitest";

import plugin from "../src/index.ts";

/** Message ids name the problem; the ids of suggestions name the action, and begin with one of these. */
const ACTIONS = ["add", "apply", "await", "call", "change", "declare", "drop", "forward", "import", "insert", "make", "move", "pass", "put", "read", "remove", "replace", "send", "set", "state", "turn", "use", "write"];

const messages = Object.entries(plugin.rules).flatMap(([rule, { meta }]) =>
  Object.entries(meta.messages).map(([id, text]) => ({ id, isSuggestion: isAction(id), name: `${rule}: ${id}`, text })),
);

describe("messages", () => {
  it("reads well as a whole", async () => {
    await expect(messages.map(({ name, text }) => `${name}\n  ${text}\n`).join("\n")).toMatchFileSnapshot("snapshots/messages.txt");
  });

  it.each(messages)("$name is one or two complete sentences", ({ text }) => {
    expect(text).toMatch(/^[A-Z'"{]/u);
    expect(text).toMatch(/[^.]\.$/u);
    expect(splitSentences(text).length).toBeLessThanOrEqual(2);
    expect(text).not.toMatch(/\s{2}|\n/u);
  });

  it.each(messages)("$name states facts, without blame, shouting or links", ({ text }) => {
    expect(text).not.toMatch(/\b(?:please|you|your|we|our)\b/iu);
    expect(text).not.toMatch(/!|https?:|www\./u);
    expect(text).not.toMatch(/\bmay possibly\b|\bunexpected\b/iu);
  });

  it.each(messages)("$name puts code and names in single quotes", ({ text }) => {
    expect(text).not.toMatch(/[`"“”‘’]/u);
  });

  it.each(messages.filter(({ isSuggestion }) => isSuggestion))("$name is an imperative", ({ text }) => {
    expect(text).toMatch(new RegExp(`^(?:${ACTIONS.join("|")})\\b`, "iu"));
  });

  it.each(messages.filter(({ isSuggestion }) => !isSuggestion))("$name says what is wrong before what to do", ({ text }) => {
    expect(splitSentences(text)).toHaveLength(2);
  });
});

function isAction(id: string): boolean {
  return ACTIONS.some((action) => id.startsWith(action) && /^(?:$|[A-Z])/u.test(id.slice(action.length)));
}

/** Placeholders and quoted code may hold full stops of their own. */
function splitSentences(text: string): readonly string[] {
  const bare = text.replaceAll(/\{\{[^}]*\}\}/gu, "x").replaceAll(/(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'/gu, "x");
  return bare.split(/(?<=\.)\s+(?=[A-Zx])/u);
}
