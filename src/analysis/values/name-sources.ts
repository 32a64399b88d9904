import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition } from "@typescript-eslint/scope-manager";

import { oncePer } from "../../syntax/once-per.ts";
import { getModuleExportName, getStringLiteral } from "../../syntax/property-name.ts";
import { findVariable, isGlobalReference, isWrittenLater, type SourceModule } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { collectBindingMoves, collectReachingWrites, findBindingPlace, type Reaching } from "./binding-moves.ts";
import type { Move } from "./move.ts";
import type { Path } from "./value.ts";

/** What gives a name the value that it has at one of its uses. */
export type NameSource =
  | { readonly kind: "global" }
  | { readonly kind: "import"; readonly specifier: string; readonly path: Path }
  /** A function, class or enum that is declared by this name. */
  | { readonly kind: "declared"; readonly node: TSESTree.Node }
  /** Of each write, the moves that may give it the value. Unless they are ordered, any of them may have come last. */
  | { readonly kind: "written"; readonly writes: readonly (readonly Move[])[]; readonly isOrdered: boolean; readonly mayBeUnset: boolean }
  /** A part of what a function is called with; the moves are from the parameter itself, and from what stands there by default. */
  | { readonly kind: "parameter"; readonly function: LocalFunction; readonly index: number; readonly parameter: TSESTree.Node; readonly moves: readonly Move[] };

/** `undefined` for names with several declarations, parameters that are given another value, and what a `catch` gets. */
export function findNameSource(name: TSESTree.Identifier | TSESTree.JSXIdentifier, module: SourceModule): NameSource | undefined {
  const variable = findVariable(module, name);
  if (variable === undefined) return isGlobalReference(module, name) ? { kind: "global" } : undefined;
  const [definition, ...others] = variable.defs;
  if (definition === undefined || others.length > 0) return undefined;
  if (definition.type === "Parameter") return isWrittenLater(variable) ? undefined : readParameter(definition);
  if (definition.node.type === "VariableDeclarator") return readWrites(collectReachingWrites(variable, name));
  return isWrittenLater(variable) ? undefined : readDeclaration(definition);
}

function readDeclaration({ node, parent }: Definition): NameSource | undefined {
  switch (node.type) {
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier": {
      const isType = parent?.type !== "ImportDeclaration" || parent.importKind === "type" || (node.type === "ImportSpecifier" && node.importKind === "type");
      return isType ? undefined : { kind: "import", path: getImportPath(node), specifier: parent.source.value };
    }
    case "TSImportEqualsDeclaration": {
      const { moduleReference } = node;
      const specifier = moduleReference.type === "TSExternalModuleReference" ? getStringLiteral(moduleReference.expression) : undefined;
      return specifier === undefined ? undefined : { kind: "import", path: [], specifier };
    }
    case "ArrowFunctionExpression":
    case "ClassDeclaration":
    case "ClassExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "TSEnumDeclaration":
      return { kind: "declared", node };
    default:
      return undefined;
  }
}

function getImportPath(node: TSESTree.ImportClause): Path {
  if (node.type === "ImportNamespaceSpecifier") return [];
  return [node.type === "ImportDefaultSpecifier" ? "default" : getModuleExportName(node.imported)];
}

const readWrites = oncePer(({ isOrdered, mayBeUnset, writes }: Reaching): NameSource => {
  // A default in a pattern is a second write of the same name at the same place.
  const names = new Set(writes.map(({ identifier }) => identifier));
  return { isOrdered, kind: "written", mayBeUnset, writes: [...names].map((name) => collectMovesTo(name)) };
});

function collectMovesTo(name: TSESTree.Node): readonly Move[] {
  const place = findBindingPlace(name);
  return place === undefined ? [] : collectBindingMoves(place.pattern, place.from, place.take).filter(({ to }) => to === name);
}

const readParameter = oncePer(({ name, node }: Definition): NameSource | undefined => {
  if (!isFunction(node)) return undefined;
  for (const [index, parameter] of node.params.entries()) {
    const moves = collectBindingMoves(parameter, parameter).filter(({ to }) => to === name);
    if (moves.length > 0) return { function: node, index, kind: "parameter", moves, parameter };
  }
  return undefined;
});
