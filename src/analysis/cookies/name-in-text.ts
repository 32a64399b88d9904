import type { TextPart } from "../constants/evaluated.ts";
import type { CookieName } from "./cookie-read.ts";

/** One character for each part that is no static text, so that a text with gaps can be searched like any other. */
const FIRST_PLACEHOLDER = 0xe000;
const PLACEHOLDER = /[\uE000-\uF8FF]/u;

/** What browsers accept in a name, percent-encoded or not, and gaps. */
const NAME = /^[\w!#$%&'*+\-.^`|~:@/\uE000-\uF8FF]+$/u;
/** What separates entries, before the name. */
const LEAD = /^[\s;&?]+/u;

export interface FlatText {
  readonly text: string;
  readonly parts: readonly TextPart[];
}

/** The text with a placeholder per gap. */
export function flatten(parts: readonly TextPart[]): FlatText {
  const gaps: TextPart[] = [];
  const text = parts
    .map((part) => {
      if (part.kind === "static") return part.text;
      gaps.push(part);
      return String.fromCharCode(FIRST_PLACEHOLDER + gaps.length - 1);
    })
    .join("");
  return { parts: gaps, text };
}

/** The name that a piece of a flattened text spells; `undefined` where nothing of it is known. */
export function toCookieName(piece: string, gaps: readonly TextPart[]): CookieName | undefined {
  if (!NAME.test(piece)) return undefined;
  const name = piece
    .split(/([\uE000-\uF8FF])/u)
    .filter((part) => part !== "")
    .map((part): TextPart => {
      if (!PLACEHOLDER.test(part)) return { kind: "static", text: part };
      return gaps[part.charCodeAt(0) - FIRST_PLACEHOLDER] ?? { kind: "unknown", reason: "unsupported syntax" };
    });
  return name.some((part) => part.kind !== "unknown") ? name : undefined;
}

/**
 * The name in a text that code compares cookies with: `token` in `"token="`, `"; token="`, `"token"`, `"token=yes"`.
 * `undefined` where there is none, as in `"="` and `";"`.
 */
export function findNameInText(parts: readonly TextPart[]): CookieName | undefined {
  const { parts: gaps, text } = flatten(parts);
  const [head = ""] = text.replace(LEAD, "").split("=");
  return toCookieName(head.trim(), gaps);
}

/** Whether a text can only be a name with its value's beginning: it has something before a `=`. */
export function hasNameBeforeEquals(parts: readonly TextPart[]): boolean {
  const { text } = flatten(parts);
  return text.includes("=") && findNameInText(parts) !== undefined;
}
