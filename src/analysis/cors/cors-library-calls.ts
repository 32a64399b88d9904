import type { TSESTree } from "@typescript-eslint/utils";

import type { AllowedOrigin, CorsLibrary } from "../../platform/libraries/library.ts";
import { isAnyOrigin } from "../../platform/web/cors.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getConstants, getStaticText } from "../constants/evaluated.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { matchCorsLibrary } from "../library-calls/match-cors-library.ts";
import { findOption, readOptions, type OptionEntry } from "../options/options-object.ts";

/** A call of a library that answers with credentials, and what it allows. */
export interface CorsLibraryCall {
  readonly allows: AllowedOrigin;
  readonly credentials: OptionEntry;
  /** Whether the library allows no credentials without the option. */
  readonly isOptIn: boolean;
  /** `undefined` where the library decides. */
  readonly origin: OptionEntry | undefined;
}

/** What a call of a CORS library allows, where its options state that credentials are allowed; `undefined` for a list, and for what is not known. */
export function readCorsLibraryCall(call: TSESTree.CallExpression, module: SourceModule): CorsLibraryCall | undefined {
  const library = matchCorsLibrary(call, module);
  const argument = library && call.arguments[library.options];
  if (library === undefined || argument === undefined) return undefined;
  const options = readOptions(argument, { module });
  const credentials = findOption(options, library.credentials);
  if (!options.isComplete || credentials === undefined || options.entries.some(({ isCertain }) => !isCertain)) return undefined;
  if (!isTrue(credentials.value, credentials.at)) return undefined;
  const origin = findOption(options, "origin");
  const allows = origin === undefined ? library.byDefault : readOrigin(origin, library);
  return allows && { allows, credentials, isOptIn: !library.allowsCredentials, origin };
}

function readOrigin({ at, value }: OptionEntry, library: CorsLibrary): AllowedOrigin | undefined {
  const text = getStaticText(evaluateIn(value, at));
  if (text !== undefined && isAnyOrigin(text)) return "any";
  if (library.reflectsTrue && isTrue(value, at)) return "reflected";
  return allowsEach(findSourceExpression(value, at.module), library, at) ? "reflected" : undefined;
}

function isTrue(node: TSESTree.Node, around: Surroundings): boolean {
  const [value, ...others] = getConstants(evaluateIn(node, around));
  return value?.type === "primitive" && value.value === true && others.length === 0;
}

/** Whether a function allows each origin that it is asked about, without a look at it. */
function allowsEach(node: TSESTree.Node, { originFunction, reflectsTrue }: CorsLibrary, around: Surroundings): boolean {
  const [origin, callback] = isFunction(node) ? node.params : [];
  if (!isFunction(node) || origin?.type !== "Identifier") return false;
  const isOrigin = (allowed: TSESTree.Node): boolean => unwrap(allowed).type === "Identifier" && around.module.text.slice(...unwrap(allowed).range) === origin.name;
  if (originFunction === "returns") {
    const [result, ...others] = collectSteps(node);
    return result !== undefined && others.length === 0 && isOrigin(result);
  }
  if (originFunction === "none" || callback?.type !== "Identifier") return false;
  const answers = collectSteps(node).map((step) => unwrap(step)).filter((step) => step.type === "CallExpression" && step.callee.type === "Identifier" && step.callee.name === callback.name);
  const [answer, ...others] = answers;
  const allowed = answer?.type === "CallExpression" && others.length === 0 ? answer.arguments[1] : undefined;
  return allowed !== undefined && (isOrigin(allowed) || (reflectsTrue && isTrue(allowed, around)));
}

/** What a function does, one after the other; nothing where it decides something on the way. */
function collectSteps({ body }: TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression): readonly TSESTree.Node[] {
  if (body.type !== "BlockStatement") return [body];
  const steps: TSESTree.Node[] = [];
  for (const statement of body.body) {
    if (statement.type === "ExpressionStatement") steps.push(statement.expression);
    else if (statement.type === "ReturnStatement" && statement.argument !== null) steps.push(statement.argument);
    else return [];
  }
  return steps;
}
