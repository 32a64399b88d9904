import { isHookName } from "../references/react-names.ts";
import type { Use, UseTable } from "./use-table.ts";

/** A list of dependencies is only compared. Source: https://react.dev/reference/react/useEffect */
export const HOOK_DEPENDENCIES: UseTable = [{ kind: "sanitizer", matches: isDependency, name: "dependency" }];

/** An element of the list behind the function that a hook gets: `useEffect(() => { … }, [token])`. */
function isDependency({ node }: Use): boolean {
  const { parent } = node;
  const call = parent?.type === "ArrayExpression" ? parent.parent : undefined;
  if (call?.type !== "CallExpression" || call.arguments.length < 2 || call.arguments.at(-1) !== parent) return false;
  const name = call.callee.type === "MemberExpression" ? call.callee.property : call.callee;
  return name.type === "Identifier" && isHookName(name.name);
}
