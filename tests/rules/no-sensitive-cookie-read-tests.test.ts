/** Code that looks for one cookie among all, and what runs where it is found: each test beside one that finds another cookie, or none. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-sensitive-cookie-read.ts";
import { lintStory } from "../kit/story.ts";

const FILE = "app/cart.tsx";

function lint(...lines: readonly string[]): number {
  const code = ["'use client';", "export function load(ready) {", ...lines, "}", ""].join("\n");
  return (lintStory({ files: { [FILE]: code } }, rule)[FILE] ?? []).length;
}

/** A test in a loop over the parts of all cookies, of whole parts and of names. */
const parts = (...lines: readonly string[]): readonly string[] => ["for (const part of document.cookie.split('; ')) {", ...lines, "}"];
const names = (...lines: readonly string[]): readonly string[] => parts("const [name, value] = part.split('=');", ...lines);

describe("the cookie that a test finds", () => {
  it.each([
    ["by how a part begins", parts("if (part.startsWith('session=')) send(part);")],
    ["by where a name stands", parts("if (part.indexOf('session=') === 0) send(part);")],
    ["by where a name does not stand", parts("if (part.indexOf('session=') === -1) continue;", "send(part);")],
    ["by what goes on", parts("if (!part.startsWith('session=')) continue;", "send(part);")],
    ["by the other branch", parts("if (!part.startsWith('session=')) log();", "else send(part);")],
    ["by an operand", parts("part.startsWith('session=') && send(part);")],
    ["by one of two values", parts("const found = part.startsWith('session=') ? part : null;", "send(found);")],
    ["by the other of two values", parts("const found = !part.startsWith('session=') ? null : part;", "send(found);")],
    ["beside another test", parts("if (ready && part.startsWith('session=')) send(part);")],
    ["before another test", parts("if (part.startsWith('session=') && ready) send(part);")],
    ["by its name", names("if (name === 'session') send(value);")],
    ["by its name, turned round", names("if ('session' === name) send(value);")],
    ["by its name, loosely", names("if (name == 'session') send(value);")],
    ["by its name, in a case", names("switch (name) {", "case 'session': send(value); break;", "}")],
    ["by its name, in a case with others", names("switch (name) {", "case 'theme':", "case 'session': send(value); break;", "}")],
    ["by its name, returned", names("if (name === 'session') return value;")],
    ["by a pattern", ["const found = document.cookie.match(/session=([^;]+)/);", "return found ? found[1] : null;"]],
    ["by a pattern that finds something", ["const found = document.cookie.match(/session=([^;]+)/);", "if (found !== null) send(found[1]);"]],
    ["by a pattern that finds nothing", ["const found = document.cookie.match(/session=([^;]+)/);", "if (found === null) return null;", "return found[1];"]],
    ["by a function of a list", ["return document.cookie.split('; ').find((part) => part.startsWith('session='));"]],
    ["in an object of all", ["const all = Object.fromEntries(document.cookie.split('; ').map((part) => part.split('=')));", "return all.session;"]],
    ["in an object that is filled", ["const all = {};", ...names("all[name] = value;"), "return all.session;"]],
  ])("is read: %s", (_, lines) => {
    expect(lint(...lines)).toBe(1);
    expect(lint(...lines.map((line) => line.replaceAll("session", "theme")))).toBe(0);
  });

  it.each([
    ["as it is set", ["document.cookie = 'session=1';"]],
    ["as it is counted", ["return document.cookie.split('; ').length;"]],
    ["as an object of all is asked for its names", ["const all = Object.fromEntries(document.cookie.split('; ').map((part) => part.split('=')));", "return Object.keys(all).length;"]],
    ["as an object of all is filled", ["const all = Object.fromEntries(document.cookie.split('; ').map((part) => part.split('=')));", "all.session = '';"]],
    ["as it is taken out of an object of all", ["const all = Object.fromEntries(document.cookie.split('; ').map((part) => part.split('=')));", "delete all.session;", "return all.theme;"]],
  ])("is not read: %s", (_, lines) => {
    expect(lint(...lines)).toBe(0);
  });
});
