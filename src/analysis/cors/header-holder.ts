import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { findEnclosingFunction } from "../../syntax/traverse.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, findGlobalName, NEW_STEP, resolveAccessPath } from "../references/access-path.ts";
import type { FunctionRun, Surroundings } from "../references/surroundings.ts";
import { collectOrigins, type Origin } from "../values/origins.ts";
import { findRun } from "../values/runs.ts";
import { ANY_STEP, valueOf, type Path, type Value } from "../values/value.ts";

/** An object with headers that statements change. */
export interface HeaderHolder {
  /** The same for the same object, by whatever name or function it is there. */
  readonly key: string;
  /** The literal or call that made the object, or what has it; `undefined` where that is not in sight. */
  readonly made: TSESTree.Node | undefined;
  /** The members from there to the headers: `headers` of a response. */
  readonly path: Path;
  readonly module: SourceModule;
}

/** What is asked for of an object to find the object, and not what is put into it. */
const ITSELF = "itself";

/** Methods that give back their object. */
const CHAINED: ReadonlySet<string> = new Set(["setHeader", "status"]);

/** Finds the objects of a module, and tells whether two of them are the same one. */
export class HeaderHolders {
  readonly #numbers = new Map<object, number>();
  readonly #module: SourceModule;

  constructor(module: SourceModule) {
    this.#module = module;
  }

  /** The object that an expression stands for: where it comes from, and where that is not one place, the variable that it begins with. */
  find(node: TSESTree.Node): HeaderHolder | undefined {
    const receiver = skipChain(node);
    const [first, ...others] = this.#collect(receiver).filter(({ made }) => made === undefined || !isSource(made));
    // Two members that nobody knows may be two objects.
    if (first?.path.includes(ANY_STEP) === true) return undefined;
    return first !== undefined && others.every(({ key }) => key === first.key) ? first : this.#findByName(receiver);
  }

  #collect(node: TSESTree.Node): readonly HeaderHolder[] {
    return collectOrigins<HeaderHolder>(valueOf(node, { module: this.#module }, [ITSELF]), {
      asksParts: true,
      branches: "every",
      judge: (origin) => this.#judge(origin),
      opens: () => true,
      recognize: (value) => this.#recognize(value),
      within: { module: this.#module, nodes: [] },
    }).map(({ answer }) => answer);
  }

  #recognize(value: Value): HeaderHolder | undefined {
    const { around, node, path } = value;
    switch (node.type) {
      case "ArrayExpression":
      case "ObjectExpression":
        return path.length === 1 ? this.#describe(node, path, around) : undefined;
      case "CallExpression":
        return findGlobalName(node.callee, around.module) === "Object.assign" ? this.#describe(node, path, around) : undefined;
      case "NewExpression": {
        const root = resolveAccessPath(node.callee, around.module)?.root.kind;
        return root === "global" || root === "module" ? this.#describe(node, path, around) : undefined;
      }
      default:
        return undefined;
    }
  }

  #judge(origin: Origin): HeaderHolder | undefined {
    const { around, calls: [place], path } = origin.value;
    if (place !== undefined) return this.#describe(place.call, path.slice(path.findIndex((step) => step === CALL_STEP || step === NEW_STEP) + 1), place.around);
    if (origin.kind !== "parameter") return undefined;
    return { key: this.#join(origin.function, String(origin.index), ...path), made: undefined, module: around.module, path: path.slice(0, -1) };
  }

  #describe(made: TSESTree.Node, path: Path, around: Surroundings): HeaderHolder {
    const runs: string[] = [];
    for (let owner = findEnclosingFunction(made); owner !== undefined; owner = findEnclosingFunction(owner)) {
      const run = findRun(owner, around);
      if (run !== undefined) runs.push(this.#describeRun(run));
    }
    return { key: this.#join(made, ...path, ...runs), made, module: around.module, path: path.slice(0, -1) };
  }

  /** What a function makes in one run is not what it makes in another one. */
  #describeRun({ arguments: given, at: { run } }: FunctionRun): string {
    return `${this.#number(given)}@${run === undefined ? "" : this.#describeRun(run)}`;
  }

  #findByName(node: TSESTree.Node): HeaderHolder | undefined {
    const path: string[] = [];
    let object = node;
    for (; object.type === "MemberExpression"; object = skipChain(object.object)) {
      const name = getPropertyName(object);
      if (name === undefined) return undefined;
      path.unshift(name);
    }
    const variable = object.type === "Identifier" ? findVariable(this.#module, object) : undefined;
    const declarator = variable?.defs[0]?.node;
    const made = declarator?.type === "VariableDeclarator" ? (declarator.init ?? undefined) : undefined;
    return variable && { key: this.#join(variable, ...path), made, module: this.#module, path };
  }

  #join(object: object, ...rest: readonly string[]): string {
    return [this.#number(object), ...rest].join("/");
  }

  #number(object: object): string {
    const number = this.#numbers.get(object) ?? this.#numbers.size;
    this.#numbers.set(object, number);
    return String(number);
  }
}

/** What `Object.assign` puts into an object is not that object. */
function isSource(made: TSESTree.Node): boolean {
  const { parent } = getWrapped(made);
  if (parent?.type !== "CallExpression" || parent.arguments[0] === made) return false;
  const callee = unwrap(parent.callee);
  return callee.type === "MemberExpression" && getPropertyName(callee) === "assign";
}

/** `res` of `res.status(200).setHeader(name, value)` */
function skipChain(node: TSESTree.Node): TSESTree.Node {
  let current = unwrap(node);
  while (current.type === "CallExpression") {
    const callee = unwrap(current.callee);
    if (callee.type !== "MemberExpression" || !CHAINED.has(getPropertyName(callee) ?? "")) break;
    current = unwrap(callee.object);
  }
  return current;
}
