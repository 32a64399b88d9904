import { collectCookieWrites } from "../../src/analysis/cookies/collect-cookie-writes.ts";
import { parseModule } from "./parse-module.ts";

/** Every cookie write of a snippet in one line: who sets it, name as far as it is known, attributes, where more can be added. */
export function describeWrites(code: string): readonly string[] {
  return collectCookieWrites(parseModule(code)).map(({ api, attributes, by, isCrossSite, name, place, value }) => {
    const spelled = name.map((part) => (part.kind === "static" ? part.text : "…")).join("");
    const states = Object.entries(attributes).flatMap(([attribute, { kind }]) => (kind === "missing" ? [] : [`${attribute} ${kind}`]));
    const more = [...states, ...(isCrossSite ? ["None"] : []), ...(value === "flag" ? ["flag"] : []), ...(place === undefined ? [] : [`+${place.kind}`])];
    return [`${by} ${api}: ${spelled}`, ...more].join(", ");
  });
}
