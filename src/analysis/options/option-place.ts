import type { TSESTree } from "@typescript-eslint/utils";

import type { CredentialsOption } from "../../platform/libraries/http-client.ts";
import { isPresent } from "../../syntax/is-present.ts";
import { findVariable, isTypeScript, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { CallLike } from "../references/access-path.ts";
import { collectUses } from "../references/object-uses.ts";
import { findOption, readOptions } from "./options-object.ts";
import { findGiven, findParameterPlace } from "./options-origin.ts";

/** Where an option goes; `path` is what is still missing on the way to it. */
export type OptionPlace = { readonly option: CredentialsOption } & (
  | { readonly kind: "argument"; readonly call: CallLike; readonly index: number; readonly path: readonly string[] }
  | {
      readonly kind: "property";
      readonly object: TSESTree.ObjectExpression;
      readonly path: readonly string[];
      /** TypeScript infers `string` for a literal in it, which no credentials option takes. */
      readonly isWidened: boolean;
    }
  /** What is used elsewhere too: `{ ...init, credentials: "include" }`, or in front where what is there must win. */
  | { readonly kind: "copy"; readonly expression: TSESTree.Node; readonly isDefault?: true; readonly path: readonly string[] }
  /** `xhr.withCredentials = true` after the statement. */
  | { readonly kind: "assignment"; readonly statement: TSESTree.ExpressionStatement; readonly receiver: string }
  /** `.withCredentials()` after the call. */
  | { readonly kind: "chain"; readonly call: CallLike }
  /** `(url) => fetch(url, { … })` instead of `fetch`. */
  | { readonly kind: "fetcher"; readonly expression: TSESTree.Node }
);

/**
 * Where an option can be written into the config of a call: its literal, a constant that nothing else uses, a copy
 * of one that is used elsewhere, or a new argument. `undefined` where the config is not the author's literal.
 */
export function findOptionPlace(
  call: CallLike,
  index: number,
  option: CredentialsOption,
  module: SourceModule,
): OptionPlace | undefined {
  if (call.arguments.slice(0, index + 1).some((argument) => argument.type === "SpreadElement")) return undefined;
  const argument = call.arguments[index];
  const path = option.template === undefined ? option.path : [];
  if (argument === undefined) return { call, index, kind: "argument", option, path };
  // The parameters of the function in a template have types only where the library's own type reaches it.
  if (option.template !== undefined && argument.type !== "ObjectExpression") return undefined;
  const { isComplete, literal } = readOptions(argument, { module });
  const copy: OptionPlace | undefined = path.length > 1 ? undefined : { expression: argument, kind: "copy", option, path };
  const inner = unwrap(argument);
  // A caller's own options win: the mode is what they have without.
  if (copy?.kind === "copy" && findParameterPlace(findGiven(inner), module) !== undefined) return { ...copy, isDefault: true };
  // What another module holds, or a function makes.
  if (literal === undefined) return isComplete && COPIED.has(inner.type) ? copy : undefined;
  // What `satisfies` allows is not known here: another property may be one too many.
  if (inner.type === "ObjectExpression" && !takesAnyProperty(inner, argument)) return undefined;
  if (inner.type === "Identifier" && !isUsedOnce(inner, literal, module)) return copy;
  if (inner.type === "MemberExpression") return copy;
  return findPropertyPlace(literal, path, option, module);
}

const COPIED: ReadonlySet<string> = new Set(["CallExpression", "ConditionalExpression", "Identifier", "LogicalExpression", "MemberExpression"]);

/** Goes down as far as the nested objects are there already. */
function findPropertyPlace(
  object: TSESTree.ObjectExpression,
  path: readonly string[],
  option: CredentialsOption,
  module: SourceModule,
): OptionPlace | undefined {
  const [name, ...rest] = path;
  const entry = name === undefined || rest.length === 0 ? undefined : findOption(readOptions(object, { module }), name);
  if (entry === undefined) return { isWidened: isWidened(object, module), kind: "property", object, option, path };
  const nested = unwrap(entry.value);
  if (nested.type === "ObjectExpression") return findPropertyPlace(nested, rest, option, module);
  const returned = readOptions(nested, { module }).literal;
  const isFunction = nested.type === "ArrowFunctionExpression" || nested.type === "FunctionExpression";
  return returned !== undefined && isFunction ? findPropertyPlace(returned, rest, option, module) : undefined;
}

/** Whether a literal, or the one around it, is all that a variable's type is inferred from. */
export function isWidened(object: TSESTree.ObjectExpression, module: SourceModule): boolean {
  if (!isTypeScript(module)) return false;
  let literal: TSESTree.Node = object;
  while (literal.parent?.type === "Property" && literal.parent.value === literal) literal = literal.parent.parent;
  const { parent } = literal;
  return parent?.type === "VariableDeclarator" && !isPresent(parent.id.typeAnnotation);
}

/** Whether a constant holds the literal itself, and this is its only use; what is exported is used elsewhere. */
export function isUsedOnce(
  identifier: TSESTree.Identifier,
  literal: TSESTree.ObjectExpression,
  module: SourceModule,
): boolean {
  const variable = findVariable(module, identifier);
  const declarator = variable?.defs[0]?.node;
  if (variable === undefined || declarator?.type !== "VariableDeclarator" || declarator.init === null) return false;
  const isExported = declarator.parent.parent.type === "ExportNamedDeclaration";
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  return (
    unwrap(declarator.init) === literal &&
    !isExported &&
    (annotation === undefined || isRequestInit(annotation)) &&
    takesAnyProperty(literal, declarator.init) &&
    collectUses(variable).length === 1
  );
}

/** Whether no type around a literal may forbid one more property. */
function takesAnyProperty(literal: TSESTree.ObjectExpression, outermost: TSESTree.Node): boolean {
  for (let outer: TSESTree.Node = literal; outer !== outermost; ) {
    const { parent }: TSESTree.Node = outer;
    if (parent === undefined) return true;
    const isTyped =
      parent.type === "TSSatisfiesExpression" || (parent.type === "TSAsExpression" && outermost.parent?.type === "VariableDeclarator");
    if (isTyped && !isConst(parent.typeAnnotation) && !isRequestInit(parent.typeAnnotation)) return false;
    outer = parent;
  }
  return true;
}

function isRequestInit(type: TSESTree.TypeNode): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "RequestInit";
}

function isConst(type: TSESTree.TypeNode): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
}
