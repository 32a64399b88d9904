import type { TSESTree } from "@typescript-eslint/utils";

import { REQUEST_TYPES, type HandedRequest } from "../../platform/next/handlers.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import type { LocalFunction } from "./access-path.ts";

/** The request that a parameter has in it: because Next.js calls the function, or because its type says so. */
export function findHandedRequest(
  callee: LocalFunction,
  index: number,
  requests: ReadonlyMap<TSESTree.Node, HandedRequest>,
  module?: SourceModule,
): HandedRequest | undefined {
  const handed = index === 0 ? requests.get(callee) : undefined;
  const type = getTypeName(callee, index, module);
  return handed ?? (type === undefined ? undefined : REQUEST_TYPES.get(type));
}

/** So many types may stand for one another. */
const MAX_ALIASES = 4;

/**
 * The name of a parameter's type: `NextApiResponse` of `response: NextApiResponse<Data>`. In a module it is what that calls it
 * where it comes from: `NextRequest` too for `import type { NextRequest as Req }`, for an alias and for an interface that
 * extends it. `undefined` for a type that the module makes up itself, whatever it is called.
 */
export function getTypeName({ params }: LocalFunction, index: number, module?: SourceModule): string | undefined {
  const parameter = params[index];
  const pattern = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  const type = pattern?.type === "Identifier" || pattern?.type === "ObjectPattern" ? pattern.typeAnnotation?.typeAnnotation : undefined;
  return type && findName(type, module, 0);
}

function findName(type: TSESTree.Node, module: SourceModule | undefined, depth: number): string | undefined {
  if (type.type === "TSIntersectionType") return type.types.map((part) => findName(part, module, depth)).find((name) => name !== undefined);
  const name = type.type === "TSTypeReference" ? type.typeName : type.type === "TSInterfaceHeritage" ? type.expression : undefined;
  if (name?.type !== "Identifier" || depth > MAX_ALIASES) return undefined;
  const declared = module && findVariable(module, name)?.defs[0]?.node;
  switch (declared?.type) {
    case undefined:
      return name.name;
    case "ImportSpecifier":
      return getModuleExportName(declared.imported);
    case "ImportDefaultSpecifier":
      return name.name;
    case "TSInterfaceDeclaration":
      return declared.extends.map((parent) => findName(parent, module, depth + 1)).find((parent) => parent !== undefined);
    case "TSTypeAliasDeclaration":
      return findName(declared.typeAnnotation, module, depth + 1);
    default:
      return undefined;
  }
}
