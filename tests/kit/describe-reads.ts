import { collectCookieReads } from "../../src/analysis/cookies/collect-cookie-reads.ts";
import { parseModule } from "./parse-module.ts";

/** Every cookie read of a snippet in one line: API, name as far as it is known, use. */
export function describeReads(code: string): readonly string[] {
  return collectCookieReads(parseModule(code)).map((read) => {
    const name = read.kind === "jar" ? "*" : read.name.map((part) => (part.kind === "static" ? part.text : "…")).join("");
    return `${read.api}: ${name} ${read.use}`;
  });
}
