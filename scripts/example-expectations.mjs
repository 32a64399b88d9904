/** What the example shop's README says the plugin finds, so that the page and the plugin cannot drift apart. */
import { readFile } from "node:fs/promises";
import path from "node:path";

export const EXAMPLE = path.join(import.meta.dirname, "../examples/shop");

/** Each mistake as `rule file`: the README has a heading with the rule's name above a table with a file per row. */
export async function readExpectedFindings() {
  const text = await readFile(path.join(EXAMPLE, "README.md"), "utf8");
  const expected = new Set();
  let rule;
  for (const line of text.split("\n")) {
    if (line.startsWith("#")) rule = /\(`([a-z-]+)`\)/u.exec(line)?.[1];
    const file = /^\| `([^`]+)` \|/u.exec(line)?.[1];
    if (rule !== undefined && file !== undefined) expected.add(`${rule} ${file}`);
  }
  return expected;
}

/** The findings of a lint run in the same form; `error` stands for what no rule reported, such as a syntax error. */
export function collectFindings(results) {
  const found = new Set();
  for (const { filePath, messages } of results) {
    const file = path.relative(EXAMPLE, filePath).split(path.sep).join("/");
    for (const { ruleId } of messages) found.add(`${ruleId?.replace("next-boundary/", "") ?? "error"} ${file}`);
  }
  return found;
}
