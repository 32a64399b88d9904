import type { TSESTree } from "@typescript-eslint/utils";

import { isPresent } from "../../syntax/is-present.ts";
import { findEnclosingFunction } from "../../syntax/traverse.ts";

/** Types of headers and options, none of which must be there. */
const OPEN_TYPES: ReadonlySet<string> = new Set(["AxiosRequestConfig", "AxiosRequestHeaders", "HeadersInit", "Partial", "RawAxiosRequestHeaders", "Record", "RequestInit", "const"]);

/** Whether a literal may do without one of its properties, as far as the type says that is written at it. */
export function isOpenType(literal: TSESTree.Node): boolean {
  const { parent } = literal;
  switch (parent?.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return isOpenName(parent.typeAnnotation) && isOpenType(parent);
    case "VariableDeclarator":
      return isOpenAnnotation(parent.id.typeAnnotation);
    case "ArrowFunctionExpression":
      return isOpenAnnotation(parent.returnType);
    case "ReturnStatement":
      return isOpenAnnotation(findEnclosingFunction(parent)?.returnType);
    default:
      return true;
  }
}

/** A literal whose type nobody writes has the type that it needs. */
function isOpenAnnotation(annotation: TSESTree.TSTypeAnnotation | null | undefined): boolean {
  return !isPresent(annotation) || isOpenName(annotation.typeAnnotation);
}

function isOpenName(type: TSESTree.TypeNode): boolean {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const [only] = type.typeArguments?.params ?? [];
  const isAround = type.typeName.name === "Promise" || type.typeName.name === "Readonly";
  return isAround && only !== undefined ? isOpenName(only) : OPEN_TYPES.has(type.typeName.name);
}
