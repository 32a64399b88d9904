import type { TSESTree } from "@typescript-eslint/utils";

import { EXPORT_MODELS } from "../../platform/libraries/value-models.ts";
import type { ValueModel } from "../../platform/value-model.ts";
import { GLOBAL_MODELS, METHOD_MODELS } from "../../platform/web/value-models.ts";
import { getPropertyName, getStringLiteral } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { CALL_STEP, findGlobalName, getExportPath, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { findSourceExpression, findUnchangedLiteral } from "../references/definition.ts";
import type { Move, MoveKind } from "./move.ts";
import { ANY_STEP, type Path } from "./value.ts";

const NONE: readonly Move[] = [];

const known = new WeakMap<CallLike, readonly Move[]>();

/** What a call of the platform or of a library does with what it is given; nothing where no model names what is called. */
export function collectModelMoves(call: CallLike, module: SourceModule): readonly Move[] {
  const remembered = known.get(call);
  if (remembered !== undefined) return remembered;
  const moves = (findModels(call, module) ?? []).flatMap((model) => readModel(model, call, module));
  known.set(call, moves);
  return moves;
}

/** What a method does by its name, which says less than where it comes from: to be asked where that is not known. */
export function collectMethodMoves(call: CallLike, module: SourceModule): readonly Move[] {
  const name = getMethodName(call);
  if (name === undefined || call.type !== "CallExpression") return NONE;
  const models = Object.hasOwn(METHOD_MODELS, name) ? METHOD_MODELS[name] : undefined;
  return models === undefined ? collectTextMoves(name, call) : models.flatMap((model) => readModel(model, call, module));
}

/** Whether a call may give something other than a value of its own: by a model of what is called, or by its name. */
export function isModelled(call: CallLike, module: SourceModule): boolean {
  return collectModelMoves(call, module).length > 0 || collectMethodMoves(call, module).length > 0;
}

/** Whether a method of this name puts something into its object. */
export function isStoring(name: string): boolean {
  return Object.hasOwn(METHOD_MODELS, name) && METHOD_MODELS[name]?.some(({ to }) => to.startsWith("this")) === true;
}

function findModels(call: CallLike, module: SourceModule): readonly ValueModel[] | undefined {
  const prefix = call.type === "NewExpression" ? "new " : "";
  const own = resolveAccessPath(call.callee, module);
  if (own?.root.kind === "global") return findOwn(GLOBAL_MODELS, prefix + (findGlobalName(call.callee, module) ?? ""));
  const [name, ...steps] = own?.steps ?? [];
  if (own?.root.kind !== "module" || name === undefined || own.calls.length > 0) return undefined;
  // A function of the project has a body, which says more than a model.
  const definition = module.links?.findDefinition(own.root.specifier, name) ?? { kind: "package", name, specifier: own.root.specifier };
  if (definition.kind !== "package") return undefined;
  const path = getExportPath({ ...own, steps: [definition.name, ...steps] });
  return findOwn(findOwn(EXPORT_MODELS, definition.specifier) ?? {}, prefix + path);
}

function findOwn<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function getMethodName({ callee }: CallLike): string | undefined {
  const member = unwrap(callee);
  return member.type === "MemberExpression" ? getPropertyName(member) : undefined;
}

/** A row of a table at one call. */
function readModel(model: ValueModel, call: CallLike, module: SourceModule): readonly Move[] {
  if (model.maxArguments !== undefined && call.arguments.length > model.maxArguments) return NONE;
  const [first] = call.arguments;
  const pairs = model.isOfPairs === true && first !== undefined ? findUnchangedLiteral(first, module) : undefined;
  return pairs?.type === "ArrayExpression" ? [...collectPairs(pairs, call, module), ...readRow(model, call, module)] : readRow(model, call, module);
}

/** `[["token", token]]`: each value is put at its name, where nothing behind it may be there instead. */
function collectPairs({ elements }: TSESTree.ArrayExpression, to: CallLike, module: SourceModule): readonly Move[] {
  const replaced = new Set<string>();
  const moves = elements.slice(0, MAX_PAIRS).toReversed().flatMap((element): readonly Move[] => {
    const pair = element === null ? undefined : unwrap(element);
    const [name, from] = pair?.type === "ArrayExpression" ? pair.elements : [];
    const own = (name && getStringLiteral(findSourceExpression(name, module))) ?? ANY_STEP;
    const isReplaced = replaced.has(own);
    const put = replaced.has(ANY_STEP) ? ANY_STEP : own;
    replaced.add(own);
    return isReplaced || from === undefined || from === null || from.type === "SpreadElement" ? [] : [{ from, kind: "stored", put: [put], take: [], to }];
  });
  return moves.toReversed();
}

/** Longer lists are generated. */
const MAX_PAIRS = 1000;

function readRow(model: ValueModel, call: CallLike, module: SourceModule): readonly Move[] {
  const from = readEnd(model.from, call, module);
  const to = readEnd(model.to, call, module);
  const kind = readKind(model);
  const object = unwrap(call.callee);
  const given = from?.path[0] === CALL_STEP ? { given: model.isCallback === true && object.type === "MemberExpression" ? [object.object] : [], resolvesGiven: model.promises !== undefined } : {};
  const promises = model.promises === undefined ? {} : { promises: model.promises };
  const members = model.isOfMembers === true ? { isOfMembers: true } : {};
  const [target] = to?.nodes ?? [];
  if (from === undefined || to === undefined || target === undefined) return NONE;
  return from.nodes.filter((node) => node !== target).map((node) => ({ from: node, kind, put: to.path, take: from.path, to: target, ...given, ...members, ...promises }));
}

function readKind({ isAwait, isText, to }: ValueModel): MoveKind {
  if (isText === true) return "text";
  if (isAwait === true) return "awaited";
  return to.startsWith("result") ? "called" : "stored";
}

interface End {
  readonly nodes: readonly TSESTree.Node[];
  readonly path: Path;
}

function readEnd(text: string, call: CallLike, module: SourceModule): End | undefined {
  const [place = "", ...steps] = text.split(".");
  const nodes = findNodes(place, call);
  return nodes.length === 0 ? undefined : { nodes, path: steps.map((step) => (step === "{0}" ? findKey(call, module) : step)) };
}

function findNodes(place: string, call: CallLike): readonly TSESTree.Node[] {
  if (place === "result") return [call];
  const callee = unwrap(call.callee);
  if (place === "this") return callee.type === "MemberExpression" ? [callee.object] : [];
  const spread = call.arguments.findIndex(({ type }) => type === "SpreadElement");
  const certain = spread === -1 ? call.arguments : call.arguments.slice(0, spread);
  return place === "each" ? certain : certain.slice(Number(place), Number(place) + 1);
}

function findKey({ arguments: [name] }: CallLike, module: SourceModule): string {
  return (name && getStringLiteral(findSourceExpression(name, module))) ?? ANY_STEP;
}

/**
 * Methods that leave the whole of a text, or what stands behind `Bearer`, for some of their arguments. Whatever else is
 * done to a text leaves too little of it (`slice(-4)`), or another value.
 */
function collectTextMoves(name: string, call: TSESTree.CallExpression): readonly Move[] {
  const callee = unwrap(call.callee);
  const put = findTextPlace(name, call.arguments);
  return put === undefined || callee.type !== "MemberExpression" ? NONE : [{ from: callee.object, kind: "text", put, take: [], to: call }];
}

function findTextPlace(method: string, [first, second]: readonly TSESTree.Node[]): Path | undefined {
  if (method === "join") return [];
  if (first === undefined) return undefined;
  switch (method) {
    case "replace":
      return isScheme(first) && second !== undefined && getStringLiteral(second) === "" ? [] : undefined;
    case "slice":
    case "substring":
      return second === undefined && first.type !== "UnaryExpression" ? [] : undefined;
    case "split":
      return /\s$/u.test(getStringLiteral(first) ?? "") ? ["1"] : undefined;
    default:
      return undefined;
  }
}

/** `"Bearer "`, `/^Bearer /i`: the scheme in front of a token. */
function isScheme(node: TSESTree.Node): boolean {
  const text = node.type === "Literal" && "regex" in node ? node.regex.pattern : getStringLiteral(node);
  return text !== undefined && /bearer/iu.test(text);
}
