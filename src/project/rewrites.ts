import { matchName, mayGoOn, type UrlPath } from "./url-path.ts";

/** One rewrite as the config states it. */
export interface Rewrite {
  readonly source: string;
  /** `undefined` where it is not stated literally, and for redirects, which are answered by nobody here. */
  readonly destination: string | undefined;
  /** Whether it applies to some requests only: `has` and `missing`. */
  readonly isConditional: boolean;
}

/** What becomes of a path: not this rewrite's, another path of the app, or something that cannot be known. */
export type Rewritten = { readonly kind: "elsewhere" } | { readonly kind: "path"; readonly path: UrlPath } | { readonly kind: "untouched" };

const UNTOUCHED: Rewritten = { kind: "untouched" };
const ELSEWHERE: Rewritten = { kind: "elsewhere" };

/**
 * Applies one rewrite to a path. Of the patterns it knows names, `:one`, `:any*`, `:some+`; what else there is in one
 * (groups, parts in braces) may match anything.
 *
 * Source: https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites#path-matching
 */
export function applyRewrite({ destination, isConditional, source }: Rewrite, path: UrlPath): Rewritten {
  const parameters = matchSource(path, split(source));
  if (parameters === "never") return UNTOUCHED;
  if (parameters === "maybe" || isConditional || destination === undefined) return ELSEWHERE;
  const target = destination.startsWith("/") && !destination.startsWith("//") ? fill(destination, parameters) : undefined;
  return target === undefined ? ELSEWHERE : { kind: "path", path: target };
}

type Parameters = ReadonlyMap<string, UrlPath>;

const PARAMETER = /^:(\w+)([*+]?)$/u;

function split(pattern: string): UrlPath {
  return pattern.split("/").filter((part) => part !== "");
}

function matchSource(path: UrlPath, source: UrlPath): Parameters | "maybe" | "never" {
  const parameters = new Map<string, UrlPath>();
  let isSure = true;
  for (const [index, segment] of source.entries()) {
    const [, name, repeats] = PARAMETER.exec(segment) ?? [];
    if (name === undefined && /[:(){}*+?]/u.test(segment)) return "maybe";
    if (name !== undefined && repeats !== "") {
      const rest = path.slice(index);
      // Next.js does not take the root for a path without parts.
      if (index < source.length - 1 || path.length === 0) return "maybe";
      if (repeats === "+" && rest.length === 0) return mayGoOn(path) ? "maybe" : "never";
      parameters.set(name, rest);
      return isSure ? parameters : "maybe";
    }
    const part = path[index];
    if (part === undefined) return mayGoOn(path) ? "maybe" : "never";
    if (name !== undefined) parameters.set(name, [part]);
    else {
      // Next.js compares the sources of rewrites without regard to case.
      const match = matchName(part.toLowerCase(), segment.toLowerCase());
      if (match === "never") return "never";
      isSure &&= match === "always";
    }
  }
  if (source.length < path.length) return "never";
  return isSure && !mayGoOn(path) ? parameters : "maybe";
}

/** `undefined` where the destination has more than whole parts for parameters. */
function fill(destination: string, parameters: Parameters): UrlPath | undefined {
  const filled: string[] = [];
  for (const segment of split(destination.replace(/[?#][^]*$/u, ""))) {
    const [, name] = PARAMETER.exec(segment) ?? [];
    const value = name === undefined ? undefined : parameters.get(name);
    if (value !== undefined) filled.push(...value);
    else if (/[:(){}*+]/u.test(segment)) return undefined;
    else filled.push(segment);
  }
  return filled;
}
