import type { TSESTree } from "@typescript-eslint/utils";

import { unwrap } from "../../syntax/unwrap.ts";

/** The smallest expressions that a value is put together from: what stands in an object or array literal, else itself. */
export function collectParts(value: TSESTree.Node): readonly TSESTree.Node[] {
  const inner = unwrap(value);
  if (inner.type === "ArrayExpression") return inner.elements.flatMap((element) => (element === null ? [] : collectParts(element)));
  if (inner.type === "SpreadElement") return collectParts(inner.argument);
  if (inner.type !== "ObjectExpression") return [value];
  return inner.properties.flatMap((property) => collectParts(property.type === "Property" ? property.value : property));
}
