import type { Constant } from "../constants/evaluated.ts";

/** Constants that say that something is so, and nothing of who it is. */
const FLAG = /^(?:\d{1,3}|true|false|yes|no|on|off|active|deleted|null|undefined)$/iu;

/** Whether a value is a constant that identifies nobody: a marker for scripts, or what is left of a cookie. */
export function isFlag(constant: Constant): boolean {
  switch (constant.type) {
    case "primitive":
      return true;
    case "text": {
      const [part, ...others] = constant.parts;
      return part?.kind === "static" && others.length === 0 && FLAG.test(part.text);
    }
    case "regexp":
      return false;
  }
}

/** Whether a text is a flag, as a whole. */
export function isFlagText(text: string): boolean {
  return FLAG.test(text);
}

/** Years in which nobody wrote code with cookies: `Thu, 01 Jan 1970 00:00:00 GMT`, `1970-01-01`, `Sat, 01-Jan-2000`. */
const LONG_AGO = /\b(?:19\d\d|200\d)\b/u;

/** Whether a date is long over, as it is written to delete a cookie. */
export function isPast(date: string): boolean {
  return LONG_AGO.test(date);
}
