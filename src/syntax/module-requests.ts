import type { TSESTree } from "@typescript-eslint/utils";

import { isGlobalReference, type SourceModule } from "./source-module.ts";
import { unwrap } from "./unwrap.ts";

/** The nodes that may request another module. */
export type RequestNode =
  | TSESTree.CallExpression
  | TSESTree.ExportAllDeclaration
  | TSESTree.ExportNamedDeclaration
  | TSESTree.ImportDeclaration
  | TSESTree.ImportExpression
  | TSESTree.TSImportEqualsDeclaration;

const REQUEST_NODES: ReadonlySet<string> = new Set([
  "CallExpression",
  "ExportAllDeclaration",
  "ExportNamedDeclaration",
  "ImportDeclaration",
  "ImportExpression",
  "TSImportEqualsDeclaration",
] satisfies `${RequestNode["type"]}`[]);

export function isRequestNode(node: TSESTree.Node): node is RequestNode {
  return REQUEST_NODES.has(node.type);
}

/** The expression that names the requested module; `undefined` for type-only requests and for other calls. */
export function findRequestSource(node: RequestNode, module: SourceModule): TSESTree.Node | undefined {
  const source = findSource(node, module);
  return source && unwrap(source);
}

function findSource(node: RequestNode, module: SourceModule): TSESTree.Node | undefined {
  // What stands in `declare module "x" { … }` describes another module.
  if (node.parent.type === "TSModuleBlock") return undefined;
  switch (node.type) {
    case "ImportDeclaration":
      return node.importKind === "type" ? undefined : node.source;
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return node.exportKind === "type" ? undefined : (node.source ?? undefined);
    case "ImportExpression":
      // `import.defer()` has none for typescript-eslint.
      return node.source ?? undefined;
    case "TSImportEqualsDeclaration":
      return node.importKind !== "type" && node.moduleReference.type === "TSExternalModuleReference"
        ? node.moduleReference.expression
        : undefined;
    default:
      return isRequire(node, module) ? node.arguments[0] : undefined;
  }
}

function isRequire(node: TSESTree.CallExpression, module: SourceModule): boolean {
  return (
    node.callee.type === "Identifier" && node.callee.name === "require" && isGlobalReference(module, node.callee)
  );
}
