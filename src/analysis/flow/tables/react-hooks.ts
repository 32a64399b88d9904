import { CALL_STEP, resolveAccessPath } from "../../references/access-path.ts";
import { isHookName } from "../../references/react-names.ts";
import type { FlowTable, FlowUse } from "../flow.ts";

/** Hooks that hand back what they are given: the argument itself, what it returns, or what it holds at first. */
const CARRIERS: Readonly<Record<string, (path: readonly string[]) => readonly string[] | undefined>> = {
  use: (path) => path,
  useCallback: (path) => path,
  useDeferredValue: (path) => path,
  useMemo: (path) => (path[0] === CALL_STEP ? path.slice(1) : undefined),
  useRef: (path) => ["current", ...path],
  useState: (path) => ["0", ...(path[0] === CALL_STEP ? path.slice(1) : path)],
};

/** React's hooks, as far as a value comes out of them again. A list of dependencies is only compared. */
export const REACT_HOOKS: FlowTable = [
  { carry: carryThroughHook, kind: "carrier", name: "hook" },
  { kind: "sanitizer", matches: isDependency, name: "dependency" },
];

function carryThroughHook({ module, node, path }: FlowUse): readonly string[] | undefined {
  const { parent } = node;
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== node) return undefined;
  const callee = resolveAccessPath(parent.callee, module);
  if (callee?.root.kind !== "module" || callee.root.specifier !== "react") return undefined;
  return CARRIERS[callee.steps.at(-1) ?? ""]?.(path);
}

/** An element of the list behind the function that a hook gets: `useEffect(() => { … }, [token])`. */
function isDependency({ node }: FlowUse): boolean {
  const { parent } = node;
  const call = parent?.type === "ArrayExpression" ? parent.parent : undefined;
  if (call?.type !== "CallExpression" || call.arguments.length < 2 || call.arguments.at(-1) !== parent) return false;
  const name = call.callee.type === "MemberExpression" ? call.callee.property : call.callee;
  return name.type === "Identifier" && isHookName(name.name);
}
