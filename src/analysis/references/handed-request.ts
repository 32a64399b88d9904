import type { TSESTree } from "@typescript-eslint/utils";

import { REQUEST_TYPES, type HandedRequest } from "../../platform/next/handlers.ts";
import type { LocalFunction } from "./access-path.ts";

/** The request that a parameter has in it: because Next.js calls the function, or because its type says so. */
export function findHandedRequest(
  callee: LocalFunction,
  index: number,
  requests: ReadonlyMap<TSESTree.Node, HandedRequest>,
): HandedRequest | undefined {
  const handed = index === 0 ? requests.get(callee) : undefined;
  const type = getTypeName(callee, index);
  return handed ?? (type === undefined ? undefined : REQUEST_TYPES.get(type));
}

/** The name of a parameter's type: `NextApiResponse` of `response: NextApiResponse<Data>`. */
export function getTypeName({ params }: LocalFunction, index: number): string | undefined {
  const parameter = params[index];
  const type = parameter?.type === "Identifier" || parameter?.type === "ObjectPattern" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === "TSTypeReference" && type.typeName.type === "Identifier" ? type.typeName.name : undefined;
}
