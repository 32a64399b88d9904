import { describe, expect, it } from "vitest";
import { segmentWord } from "../../../src/analysis/sensitive-names/segment-words.ts";
import { splitWords, UNKNOWN_PART } from "../../../src/analysis/sensitive-names/split-words.ts";
import { createWordTables } from "../../../src/analysis/sensitive-names/word-tables.ts";

describe("words that the eye sees", () => {
  it.each([
    { name: "user_session-id.0", expected: ["user", "session", "id", "0"] },
    { name: "userSessionID", expected: ["user", "session", "id"] },
    { name: "APIKey", expected: ["api", "key"] },
    { name: "JSESSIONID", expected: ["jsessionid"] },
    { name: "token2", expected: ["token", "2"] },
    { name: "OAuthToken", expected: ["oauth", "token"] },
    { name: "oAuthState", expected: ["oauth", "state"] },
    { name: "qxute-bolao:x-token", expected: ["qxute", "bolao", "x", "token"] },
    { name: "sesiónÚtil", expected: ["sesión", "útil"] },
    { name: `sb-${UNKNOWN_PART}Token`, expected: ["sb", UNKNOWN_PART, "token"] },
    { name: "__--..", expected: [] },
  ])("$name", ({ name, expected }) => {
    expect(splitWords(name)).toEqual(expected);
  });
});

describe("words that are joined", () => {
  const tables = createWordTables();
  it.each([
    { word: "jsessionid", expected: ["j", "session", "id"] },
    { word: "phpsessid", expected: ["php", "sessid"] },
    { word: "accesstoken", expected: ["access", "token"] },
    { word: "authtoken", expected: ["auth", "token"] },
    { word: "useraccess", expected: ["user", "access"] },
    { word: "csrftoken", expected: ["csrf", "token"] },
    { word: "shopsessid", expected: ["shop", "sessid"] },
    { word: "session", expected: ["session"] },
    { word: "obsession", expected: ["obsession"] },
    { word: "monkey", expected: ["monkey"] },
    { word: "sidebar", expected: ["sidebar"] },
    { word: "assessment", expected: ["assessment"] },
  ])("$word", ({ word, expected }) => {
    expect(segmentWord(word, tables)).toEqual(expected);
  });
});
