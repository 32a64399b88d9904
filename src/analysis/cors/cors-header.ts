import type { TSESTree } from "@typescript-eslint/utils";

import { findCorsHeader, type CorsHeaderName } from "../../platform/web/cors.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import type { Surroundings } from "../references/surroundings.ts";

/** One of the two headers as code states it. */
export interface CorsHeader {
  readonly name: CorsHeaderName;
  readonly value: TSESTree.Node;
  /** What gives the names in the value a meaning. */
  readonly at: Surroundings;
  /** What states it: a property, an element of a list, a call, an assignment. */
  readonly node: TSESTree.Node;
}

/** Two headers that certainly go out with one answer. */
export interface CorsAnswer {
  readonly credentials: CorsHeader;
  readonly origin: CorsHeader;
  /** Another statement allows another origin, perhaps for other requests. */
  readonly hasAlternative?: boolean;
}

/** Which of the two headers an expression names. */
export function findNamedHeader(name: TSESTree.Node | null | undefined, around: Surroundings): CorsHeaderName | undefined {
  const text = name ? getStaticText(evaluateIn(name, around)) : undefined;
  return text === undefined ? undefined : findCorsHeader(text);
}

/** The answer that the last of each header in a list makes; `undefined` where one of them is missing. */
export function findAnswer(headers: readonly CorsHeader[]): CorsAnswer | undefined {
  const credentials = headers.findLast(({ name }) => name === "credentials");
  const origin = headers.findLast(({ name }) => name === "origin");
  return credentials && origin && { credentials, origin };
}
