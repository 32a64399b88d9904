import type { ParameterPlace } from "../references/surroundings.ts";

/** A conservative answer. `unknown` carries its reason, so debug output and tests can show it. */
export type Evaluated =
  | { readonly kind: "value"; readonly value: Constant }
  | { readonly kind: "oneOf"; readonly values: readonly Constant[] }
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

export type Constant =
  | { readonly type: "text"; readonly parts: readonly TextPart[] }
  | { readonly type: "primitive"; readonly value: bigint | boolean | number | null | undefined }
  | { readonly type: "regexp"; readonly source: readonly TextPart[] };

/** A text as far as it is known: `` `${process.env.API_URL}/users/${id}` `` is env, static, unknown. */
export type TextPart =
  | { readonly kind: "static"; readonly text: string }
  /** An environment variable, with what the code falls back to (`process.env.A ?? "b"`). */
  | { readonly kind: "env"; readonly name: string; readonly fallback?: readonly TextPart[] }
  /** A named constant or the result of a named function, with what it holds where that is known. */
  | { readonly kind: "binding"; readonly name: string; readonly value?: readonly TextPart[] }
  /** The page's own origin: `location.origin`. */
  | { readonly kind: "pageOrigin" }
  /** A parameter of a function, or a member of one: whoever calls it decides, and what stands in for nothing. */
  | ({ readonly kind: "parameter"; readonly fallback?: readonly TextPart[] } & ParameterPlace)
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

/** Why nothing is known. Shown by debug output and by the evaluator's tests. */
export type UnknownReason =
  | "call"
  | "computed member"
  | "imported"
  | "member"
  | "not constant"
  | "too deep"
  | "unsupported syntax";

export function unknown(reason: UnknownReason): Evaluated {
  return { kind: "unknown", reason };
}

/** Longer texts are generated: `const b = a + a; const c = b + b` doubles with every line. */
const MAX_WEIGHT = 2048;

/** A text of these parts; what goes beyond 2,048 characters and names becomes a gap. */
export function textOf(parts: readonly TextPart[]): Evaluated {
  return { kind: "value", value: { parts: limit(joinStatic(parts)), type: "text" } };
}

const weights = new WeakMap<readonly TextPart[], number>();

function limit(parts: readonly TextPart[]): readonly TextPart[] {
  let weight = 0;
  for (const [index, part] of parts.entries()) {
    weight += weigh(part);
    if (weight > MAX_WEIGHT) {
      const limited: TextPart[] = [...parts.slice(0, index), { kind: "unknown", reason: "too deep" }];
      weights.set(limited, MAX_WEIGHT);
      return limited;
    }
  }
  weights.set(parts, weight);
  return parts;
}

/** How much a part holds, named texts within it included; those have been weighed when they were made. */
function weigh(part: TextPart): number {
  switch (part.kind) {
    case "static":
      return part.text.length;
    case "binding":
      return 1 + (part.value === undefined ? 0 : (weights.get(part.value) ?? MAX_WEIGHT));
    case "env":
      return 1 + (part.fallback === undefined ? 0 : (weights.get(part.fallback) ?? MAX_WEIGHT));
    default:
      return 1;
  }
}

/** Every text an expression may be; empty when it may be something that is no text, or nothing is known. */
export function getTexts(evaluated: Evaluated): readonly (readonly TextPart[])[] {
  const values = getConstants(evaluated);
  const texts = values.map((value) => getTextParts(value));
  return texts.every((text) => text !== undefined) ? texts : [];
}

export function getConstants(evaluated: Evaluated): readonly Constant[] {
  switch (evaluated.kind) {
    case "value":
      return [evaluated.value];
    case "oneOf":
      return evaluated.values;
    case "unknown":
      return [];
  }
}

/** The one text an expression is; `undefined` when parts of it are unknown or when there are several. */
export function getStaticText(evaluated: Evaluated): string | undefined {
  const [text, ...others] = getTexts(evaluated);
  return text === undefined || others.length > 0 ? undefined : joinIfStatic(resolveBindings(text));
}

/** A text made of static parts only. */
function joinIfStatic(parts: readonly TextPart[]): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind !== "static") return undefined;
    text += part.text;
  }
  return text;
}

/** The same text with every named constant replaced by what it holds. */
export function resolveBindings(parts: readonly TextPart[]): readonly TextPart[] {
  if (!parts.some((part) => part.kind === "binding" && part.value !== undefined)) return parts;
  return joinStatic(
    parts.flatMap((part) =>
      part.kind === "binding" && part.value !== undefined ? resolveBindings(part.value) : [part],
    ),
  );
}

/** How a value reads inside a text; regular expressions and symbols of no use there are left out. */
export function getTextParts(value: Constant): readonly TextPart[] | undefined {
  switch (value.type) {
    case "text":
      return value.parts;
    case "primitive":
      return [{ kind: "static", text: String(value.value) }];
    case "regexp":
      return undefined;
  }
}

function joinStatic(parts: readonly TextPart[]): readonly TextPart[] {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind !== "static") joined.push(part);
    else if (last?.kind === "static") joined[joined.length - 1] = { kind: "static", text: last.text + part.text };
    else if (part.text !== "") joined.push(part);
  }
  return joined;
}
