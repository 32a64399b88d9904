import type { TSESTree } from "@typescript-eslint/utils";

import { oncePer } from "./once-per.ts";
import { getPropertyName, getStringLiteral } from "./property-name.ts";
import { isGlobalReference, type SourceModule } from "./source-module.ts";
import { getWrapped, unwrap } from "./unwrap.ts";

/** What a CommonJS module gives to those who request it. */
export interface CommonJsExports {
  /** What `module.exports` is given; absent where its own object gets its members one by one. */
  readonly whole: TSESTree.Node | undefined;
  /** The members that are known by name. */
  readonly members: ReadonlyMap<string, TSESTree.Node>;
  /** `__esModule`: a default import takes the member of that name, and not all that there is. */
  readonly isEsModule: boolean;
}

/** The name under which Node.js gives all that a CommonJS module exports. */
export const WHOLE_EXPORT = "module.exports";

const ES_MODULE = "__esModule";

/**
 * The exports of a CommonJS module, as statements of its top level spell them out. `undefined` for ES modules, and where
 * something else may be exported as well: by a condition, in a function, under a computed name, or because `exports` is
 * handed to other code. Members that are written twice, changed or lent are left out.
 */
export const findCommonJsExports = oncePer((ast: TSESTree.Program, module: SourceModule): CommonJsExports | undefined => {
  if (!module.text.includes("exports") || ast.body.some(({ type }) => ES_STATEMENTS.has(type))) return undefined;
  const found = new ExportsReader();
  for (const { references } of module.scopes.scopes) {
    for (const { identifier } of references) {
      if (identifier.type !== "Identifier" || (identifier.name !== "exports" && identifier.name !== "module") || !isGlobalReference(module, identifier)) continue;
      if (!found.read(identifier)) return undefined;
    }
  }
  return found.finish();
});

const ES_STATEMENTS: ReadonlySet<string> = new Set(["ExportAllDeclaration", "ExportDefaultDeclaration", "ExportNamedDeclaration", "ImportDeclaration", "TSExportAssignment"]);

/** Whether an assignment to a target is an export: `module.exports`, `exports.name`. */
export function isExportTarget(target: TSESTree.Node, module: SourceModule): boolean {
  const inner = unwrap(target);
  if (inner.type === "Identifier") return inner.name === "exports" && isGlobalReference(module, inner);
  if (inner.type !== "MemberExpression") return false;
  const object = unwrap(inner.object);
  if (object.type === "Identifier" && object.name === "module") return getPropertyName(inner) === "exports" && isGlobalReference(module, object);
  return isExportTarget(object, module);
}

class ExportsReader {
  #whole: TSESTree.Node | undefined;
  #isEsModule = false;
  /** `exports = module.exports = …`: both are the same object still. */
  #isJoined = false;
  readonly #written = { exports: new Map<string, TSESTree.Node[]>(), module: new Map<string, TSESTree.Node[]>() };
  readonly #lent = new Set<string>();

  /** Takes in one use of `exports` or `module`; whether it is understood. */
  read(identifier: TSESTree.Identifier): boolean {
    if (identifier.name === "exports") return this.#readObject(getWrapped(identifier), "exports");
    const member = getWrapped(identifier).parent;
    if (member?.type !== "MemberExpression" || unwrap(member.object) !== identifier) return false;
    const name = getPropertyName(member);
    return name === "exports" ? this.#readObject(getWrapped(member), "module") : name !== undefined;
  }

  finish(): CommonJsExports | undefined {
    const { exports, module } = this.#written;
    // Whichever object is exported in the end, the members of the other one are lost.
    if (this.#whole !== undefined && exports.size > 0 && !this.#isJoined) return undefined;
    const whole = this.#whole && unwrap(this.#whole);
    const members = new Map<string, TSESTree.Node>();
    for (const name of new Set([...exports.keys(), ...module.keys()])) {
      if (!this.#lent.has(name)) take([...(exports.get(name) ?? []), ...(module.get(name) ?? [])], name, members);
    }
    if (whole === undefined) return exports.size + module.size === 0 ? undefined : { isEsModule: this.#isEsModule, members, whole };
    if (whole.type !== "ObjectExpression") return whole.type === "CallExpression" && members.size > 0 ? undefined : { isEsModule: this.#isEsModule, members, whole };
    const own = readLiteral(whole);
    for (const [name, value] of own) {
      if (exports.has(name) || module.has(name) || this.#lent.has(name)) members.delete(name);
      else members.set(name, value);
    }
    return { isEsModule: this.#isEsModule || members.delete(ES_MODULE), members, whole };
  }

  #readObject(object: TSESTree.Node, by: "exports" | "module"): boolean {
    const { parent } = object;
    switch (parent?.type) {
      case "AssignmentExpression":
        return parent.left === object && this.#readWhole(parent, by);
      case "CallExpression":
        return this.#readMark(parent, object);
      case "MemberExpression":
        return parent.object === object && this.#readMember(parent, by);
      default:
        return false;
    }
  }

  #readWhole(assignment: TSESTree.AssignmentExpression, by: "exports" | "module"): boolean {
    const value = findAssigned(assignment);
    if (value === undefined) return false;
    if (by === "exports") {
      this.#isJoined = true;
      // Alone it gives `exports` another object, and the module exports the one from before.
      return assignment.parent.type === "AssignmentExpression" || unwrap(assignment.right).type === "AssignmentExpression";
    }
    if (this.#whole !== undefined) return false;
    this.#whole = value;
    return true;
  }

  /** `Object.defineProperty(exports, "__esModule", { value: true })`, as compilers write it. */
  #readMark(call: TSESTree.CallExpression, object: TSESTree.Node): boolean {
    const [first, name] = call.arguments;
    const callee = unwrap(call.callee);
    if (first !== object || name === undefined || getStringLiteral(name) !== ES_MODULE) return false;
    this.#isEsModule = true;
    return callee.type === "MemberExpression" && getPropertyName(callee) === "defineProperty";
  }

  #readMember(member: TSESTree.MemberExpression, by: "exports" | "module"): boolean {
    const name = getPropertyName(member);
    if (name === undefined) return false;
    const outer = getWrapped(member);
    const { parent } = outer;
    if (parent?.type === "CallExpression" && parent.callee === outer) return true;
    if (parent?.type !== "AssignmentExpression" || parent.left !== outer) {
      // Whoever has it may change it.
      this.#lent.add(name);
      return true;
    }
    const value = findAssigned(parent);
    if (value === undefined) return false;
    if (name === ES_MODULE) this.#isEsModule = true;
    else this.#written[by].set(name, [...(this.#written[by].get(name) ?? []), value]);
    return true;
  }
}

/** What an assignment that certainly runs gives to its target, and to others: `exports.a = exports.b = value`. */
function findAssigned(assignment: TSESTree.AssignmentExpression): TSESTree.Node | undefined {
  let outermost: TSESTree.Node = assignment;
  while (outermost.parent?.type === "AssignmentExpression" && outermost.parent.operator === "=" && outermost.parent.right === outermost) outermost = outermost.parent;
  if (assignment.operator !== "=" || outermost.parent?.type !== "ExpressionStatement" || outermost.parent.parent.type !== "Program") return undefined;
  let value = unwrap(assignment.right);
  while (value.type === "AssignmentExpression" && value.operator === "=") value = unwrap(value.right);
  return value;
}

/** Compilers first give `void 0` to each member. */
function take(values: readonly TSESTree.Node[], name: string, into: Map<string, TSESTree.Node>): void {
  const [value, ...others] = values.filter((node) => node.type !== "UnaryExpression" || node.operator !== "void");
  if (value !== undefined && others.length === 0) into.set(name, value);
}

/** The members of a literal that nothing behind them may replace. */
function readLiteral({ properties }: TSESTree.ObjectExpression): ReadonlyMap<string, TSESTree.Node> {
  const members = new Map<string, TSESTree.Node>();
  const accessors = new Set<string>();
  for (const property of properties.toReversed()) {
    const name = property.type === "Property" ? getPropertyName(property) : undefined;
    if (property.type !== "Property" || name === undefined || name === "__proto__") break;
    if (members.has(name) || accessors.has(name)) continue;
    if (property.kind === "init") members.set(name, property.value);
    else accessors.add(name);
  }
  return members;
}
