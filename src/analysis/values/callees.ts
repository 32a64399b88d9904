import type { ModuleHandle } from "../../syntax/source-module.ts";
import { isFunction } from "../../syntax/traverse.ts";
import { getExportPath, type LocalFunction } from "../references/access-path.ts";
import type { CallPlace, FunctionRun, Instance, Surroundings } from "../references/surroundings.ts";
import { collectOrigins, type Origin } from "./origins.ts";
import type { Path, Value } from "./value.ts";

/** What a call runs, or what Next.js does: a function of the app, or something of a package. */
export type Callee = OwnCallee | OutsideCallee;

export interface OwnCallee {
  readonly kind: "own";
  readonly function: LocalFunction;
  /** What gives the names in it a meaning that are none of its own: the run of a wrapper that made it. */
  readonly around: Surroundings;
  readonly self: Instance | undefined;
}

export interface OutsideCallee {
  readonly kind: "outside";
  readonly specifier: string;
  readonly path: Path;
  /** The calls of the path, innermost first: what a wrapper of a package was given. */
  readonly calls: readonly CallPlace[];
}

/**
 * All that a value may be when it is called: through names, members, modules, classes, conditions, and functions that return
 * functions. Nothing where one of them is not known, where that lies in a module that is not to be opened, and for globals.
 */
export function collectCallees(value: Value, opens: (module: ModuleHandle) => boolean = () => true): readonly Callee[] {
  const found = collectOrigins<Callee>(value, {
    asksParts: false,
    branches: "every",
    judge,
    opens,
    recognize: ({ around, node, path, self }) => (isFunction(node) && path.length === 0 ? { around, function: node, kind: "own", self } : undefined),
    within: { module: value.around.module, nodes: [] },
  });
  return found.map(({ answer }) => answer);
}

function judge(origin: Origin): Callee | undefined {
  if (origin.kind !== "export") return undefined;
  const { calls, path } = origin.value;
  return { calls, kind: "outside", path, specifier: origin.specifier };
}

/** The run of a function of the app that a call makes. */
export function runBy(callee: OwnCallee, given: Pick<FunctionRun, "arguments" | "at" | "resolvesGiven">): Surroundings {
  return { module: callee.around.module, run: { ...given, function: callee.function, outer: callee.around.run, self: callee.self } };
}

/** The way into a package's exports, in the notation of the library tables. */
export function getOutsidePath({ path, specifier }: OutsideCallee): string {
  return getExportPath({ calls: [], root: { kind: "module", specifier }, steps: path });
}
