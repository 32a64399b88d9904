import { isFunction } from "../../syntax/traverse.ts";
import type { Opening } from "../values/effects.ts";
import type { TextPart } from "./evaluated.ts";

/** The parameter that a text is made of, where the callers of a function say what it is. */
export function findOpenings(text: readonly TextPart[]): readonly Opening[] {
  const part = text.find(({ kind }) => kind === "parameter");
  return part?.kind === "parameter" && isFunction(part.function) ? [{ function: part.function, index: part.index }] : [];
}
