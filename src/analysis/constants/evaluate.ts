import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { provesSender } from "../../platform/web/query-credentials.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import {
  findBinding,
  findConstantDefinition,
  findVariable,
  type SourceModule,
} from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { Memo } from "../memo.ts";
import { CALL_STEP, findGlobalName, resolveAccessPath, type AccessPath } from "../references/access-path.ts";
import { findOwnValue } from "../references/class-members.ts";
import { findPropertyValue, findSourceExpression, findUnchangedLiteral, findValueOfName, hasPropertyWrite } from "../references/definition.ts";
import { findEnumMember, findLinkedFunction, locate, type LinkedFunction } from "../references/linked.ts";
import { findReturnedExpressions } from "../references/returned.ts";
import { findArgument, type FunctionRun, type Surroundings } from "../references/surroundings.ts";
import { collectOrigins, type Origin } from "../values/origins.ts";
import { isPromised } from "../values/runs.ts";
import { valueOf as valueAt } from "../values/value.ts";
import {
  getConstants,
  getTextParts,
  getTexts,
  resolveBindings,
  textOf,
  unknown,
  type Constant,
  type Evaluated,
  type TextPart,
} from "./evaluated.ts";

/** Bounds that keep hostile input cheap: alternatives, and the parts of one text. */
const MAX_ALTERNATIVES = 8;
const MAX_PARTS = 64;

const memo = new Memo<TSESTree.Node, Evaluated>({ assumed: unknown("too deep"), isSame: isEquallyUnknown, unknown: unknown("too deep") });

/**
 * What an expression holds, without running any of it: literals, templates, concatenation, constants and
 * members of literals, enums, conditions, `process.env` names, `new URL`, regular expressions, and calls of
 * functions of the same module that return one such value. `unknown`, with its reason, for everything else.
 */
export function evaluate(node: TSESTree.Node, module: SourceModule): Evaluated {
  const inner = unwrap(node);
  return memo.ask(inner, () => compute(inner, module));
}

/** The same in one run of a function, with the arguments of the call in place of its parameters. */
export function evaluateIn(node: TSESTree.Node, around: Surroundings): Evaluated {
  return bindParameters(evaluate(node, around.module), around);
}

/** What is known of a call within its own function grows with each round: only nothing stays as it is. */
function isEquallyUnknown(first: Evaluated, second: Evaluated): boolean {
  return first.kind === "unknown" && second.kind === "unknown";
}

function compute(node: TSESTree.Node, module: SourceModule): Evaluated {
  switch (node.type) {
    case "Literal":
      return evaluateLiteral(node);
    case "TemplateLiteral":
      return evaluateTemplate(node, module);
    case "BinaryExpression":
      return node.operator === "+" ? concatenate(evaluate(node.left, module), evaluate(node.right, module)) : unknown("unsupported syntax");
    case "LogicalExpression":
      return evaluateLogical(node, module);
    case "ConditionalExpression":
      return oneOf([evaluate(node.consequent, module), evaluate(node.alternate, module)]);
    case "AwaitExpression":
      return evaluate(node.argument, module);
    case "Identifier":
      return evaluateIdentifier(node, module);
    case "MemberExpression":
      return evaluateMember(node, module);
    case "CallExpression":
      return evaluateCall(node, module);
    case "NewExpression":
      return evaluateNew(node, module);
    default:
      return unknown("unsupported syntax");
  }
}

function evaluateLiteral(node: TSESTree.Literal): Evaluated {
  if ("regex" in node) return valueOf({ source: [{ kind: "static", text: node.regex.pattern }], type: "regexp" });
  if (typeof node.value === "string") return textOf([{ kind: "static", text: node.value }]);
  return valueOf({ type: "primitive", value: node.value });
}

function evaluateTemplate(node: TSESTree.TemplateLiteral, module: SourceModule): Evaluated {
  let text = textOf([]);
  for (const [index, quasi] of node.quasis.entries()) {
    text = concatenate(text, textOf([{ kind: "static", text: quasi.value.cooked ?? quasi.value.raw }]));
    const expression = node.expressions[index];
    if (expression !== undefined) text = concatenate(text, evaluate(expression, module));
  }
  return text;
}

/** Text with text; a part that is no text, or unknown, leaves a gap and keeps what stands around it. */
function concatenate(left: Evaluated, right: Evaluated): Evaluated {
  if (isNumber(left) && isNumber(right)) return unknown("unsupported syntax");
  const texts: (readonly TextPart[])[] = [];
  for (const head of getAlternatives(left)) {
    for (const tail of getAlternatives(right)) {
      const parts = [...head, ...tail];
      texts.push(parts.length > MAX_PARTS ? [...parts.slice(0, MAX_PARTS), gap("too deep")] : parts);
    }
  }
  return oneOf(texts.map((parts) => textOf(parts)));
}

function getAlternatives(evaluated: Evaluated): readonly (readonly TextPart[])[] {
  if (evaluated.kind === "unknown") return [[gap(evaluated.reason)]];
  return getConstants(evaluated).map((value) => getTextParts(value) ?? [gap("unsupported syntax")]);
}

function isNumber(evaluated: Evaluated): boolean {
  return getConstants(evaluated).some((value) => value.type === "primitive" && typeof value.value === "number");
}

function evaluateLogical(node: TSESTree.LogicalExpression, module: SourceModule): Evaluated {
  const left = evaluate(node.left, module);
  if (node.operator === "&&") return unknown("unsupported syntax");
  const right = evaluate(node.right, module);
  const [text, ...others] = getTexts(left);
  return text !== undefined && others.length === 0 && isEnvironment(text) ? withFallback(left, right) : oneOf([unlessNothing(left, right), right]);
}

/** A parameter, with what stands in for it in a run that leaves it out. */
function unlessNothing(evaluated: Evaluated, right: Evaluated): Evaluated {
  const [[part, ...more] = [], ...others] = getTexts(evaluated);
  const [fallback] = getTexts(right);
  const isAlone = part?.kind === "parameter" && more.length === 0 && others.length === 0;
  return isAlone && fallback !== undefined ? textOf([{ ...part, fallback }]) : evaluated;
}

/** An environment variable, with each text that may stand in for it; what is anything else stays as it is. */
function withFallback(evaluated: Evaluated, fallback: Evaluated): Evaluated {
  const [text, ...others] = getTexts(evaluated);
  const texts = getTexts(fallback);
  if (text === undefined || others.length > 0 || !isEnvironment(text) || texts.length === 0) return evaluated;
  return oneOf(texts.map((inItsPlace) => textOf(appendFallback(text, inItsPlace))));
}

/** Whether a text is an environment variable as a whole, maybe by the name of a constant. */
function isEnvironment([part, ...others]: readonly TextPart[]): boolean {
  if (part === undefined || others.length > 0) return false;
  return part.kind === "env" || (part.kind === "binding" && part.value !== undefined && isEnvironment(part.value));
}

/** `process.env.A ?? process.env.B ?? "c"`: the last of them falls back. */
function appendFallback(text: readonly TextPart[], inItsPlace: readonly TextPart[]): readonly TextPart[] {
  const parts = text.map((part): TextPart => {
    if (part.kind === "binding" && part.value !== undefined) return { ...part, value: appendFallback(part.value, inItsPlace) };
    if (part.kind !== "env") return part;
    return { ...part, fallback: isEnvironment(part.fallback ?? []) ? appendFallback(part.fallback ?? [], inItsPlace) : inItsPlace };
  });
  // What goes into another text is weighed when it is made.
  return getTexts(textOf(parts))[0] ?? parts;
}

function evaluateIdentifier(node: TSESTree.Identifier, module: SourceModule): Evaluated {
  const variable = findVariable(module, node);
  if (variable === undefined) {
    return node.name === "undefined" ? valueOf({ type: "primitive", value: undefined }) : unknown("not constant");
  }
  const definition = findConstantDefinition(variable);
  if (definition === undefined || definition.node.type === "VariableDeclarator") return evaluateBinding(node, variable, module);
  switch (definition.type as string) {
    case "ImportBinding":
      return named(getImportedName(definition.node, node.name), evaluateLinked(resolveAccessPath(node, module), module));
    case "Parameter":
      return evaluateParameter(node, module);
    default:
      return unknown("not constant");
  }
}

/** What a name is given, by its declaration or by the one assignment to it. */
function evaluateBinding(node: TSESTree.Identifier, variable: Variable, module: SourceModule): Evaluated {
  const binding = findBinding(node, module);
  if (binding === undefined) return unknown("not constant");
  const value = findValueOfName(node, module);
  if (value !== undefined) return mayChange(value, variable, module) ? unknown("not constant") : named(node.name, evaluate(value, module));
  const evaluated = evaluateHeld(node, module, evaluateByPath(node, module));
  const { parent } = binding.name;
  return parent?.type === "AssignmentPattern" ? withFallback(evaluated, evaluate(parent.right, module)) : evaluated;
}

/** A `URL` is an object: whoever gets it, and any method of it, may change where it leads. */
function mayChange(initializer: TSESTree.Node, variable: Variable, module: SourceModule): boolean {
  if (unwrap(initializer).type !== "NewExpression") return false;
  return variable.references.some((reference) => reference.isRead() && !isPlainUse(reference.identifier, module));
}

/** Uses that read a `URL` and keep it as it is. */
function isPlainUse(identifier: TSESTree.Node, module: SourceModule): boolean {
  const { parent } = getWrapped(identifier);
  switch (parent?.type) {
    case "TemplateLiteral":
    case "BinaryExpression":
      return true;
    case "MemberExpression": {
      const name = getPropertyName(parent) ?? "";
      return !isWritten(parent) && (READ_MEMBERS.has(name) || (name === "searchParams" && isHarmlessQuery(parent)));
    }
    case "CallExpression":
    case "NewExpression":
      return READERS.has(findGlobalName(parent.callee, module) ?? "");
    default:
      return false;
  }
}

/** A query leads nowhere else. But what is put there may prove who sends the request, which whoever asks for the address has to see. */
function isHarmlessQuery(query: TSESTree.MemberExpression): boolean {
  const { parent: method } = getWrapped(query);
  if (method?.type !== "MemberExpression") return false;
  const { parent: call } = getWrapped(method);
  const [name] = call?.type === "CallExpression" && call.callee === method ? call.arguments : [];
  const isPut = getPropertyName(method) === "append" || getPropertyName(method) === "set";
  return isPut ? name?.type === "Literal" && !provesSender([String(name.value)]) : QUERY_READERS.has(getPropertyName(method) ?? "");
}

const QUERY_READERS: ReadonlySet<string> = new Set(["delete", "get", "getAll", "has", "size", "sort", "toString"]);

function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = getWrapped(member);
  return (parent?.type === "AssignmentExpression" && parent.left === member) || parent?.type === "UpdateExpression";
}

const READ_MEMBERS: ReadonlySet<string> = new Set(["host", "href", "origin", "pathname", "toJSON", "toString"]);
const READERS: ReadonlySet<string> = new Set(["EventSource", "Request", "String", "URL", "fetch"]);

/** The name a constant is exported under is the one a team declares; an alias is this module's own business. */
function getImportedName(node: TSESTree.Node, local: string): string {
  return node.type === "ImportSpecifier" && node.imported.type === "Identifier" ? node.imported.name : local;
}

/** Whether the object at the head of a chain of members is changed on the way. */
function isWrittenTo(node: TSESTree.Node, module: SourceModule): boolean {
  let head = unwrap(node);
  while (head.type === "MemberExpression") head = unwrap(head.object);
  return head.type !== "Identifier" || hasPropertyWrite(head, module);
}

function evaluateParameter(node: TSESTree.Node, module: SourceModule): Evaluated {
  const path = resolveAccessPath(node, module);
  return path?.root.kind === "parameter" && path.calls.length === 0
    ? textOf([{ ...path.root, steps: path.steps }])
    : unknown("not constant");
}

/** Keeps the name beside the text: a team may declare its API by the name of a constant or helper. */
function named(name: string, evaluated: Evaluated): Evaluated {
  // What it holds is not known, its name is: `const API = readConfig().url`.
  if (evaluated.kind === "unknown" && evaluated.reason !== "too deep") return textOf([{ kind: "binding", name }]);
  const [text, ...others] = getTexts(evaluated);
  const [value, ...more] = getConstants(evaluated);
  if (text === undefined || others.length > 0 || value?.type !== "text" || more.length > 0) return evaluated;
  return textOf([{ kind: "binding", name, value: text }]);
}

/**
 * What an expression comes from, where nothing else says what it holds: through objects and classes, what is set later, functions
 * that return more than a text. All that it may be has to be known.
 */
function evaluateHeld(node: TSESTree.Node, module: SourceModule, otherwise: Evaluated): Evaluated {
  if (otherwise.kind !== "unknown" || otherwise.reason === "too deep") return otherwise;
  const found = collectOrigins<Evaluated>(valueAt(node, { module }), {
    asksNothing: true,
    asksParts: false,
    branches: "every",
    judge: evaluateOrigin,
    opens: () => true,
    recognize: ({ around, node: held, path }) =>
      path.length === 0 && HOLDERS.has(held.type) && held !== node && !isPromised(around) ? evaluateIn(held, around) : undefined,
    within: { module, nodes: [] },
  });
  return found.length === 0 ? otherwise : oneOf(found.map(({ answer }) => answer));
}

/** Expressions that say themselves what they hold. */
const HOLDERS: ReadonlySet<string> = new Set(["BinaryExpression", "Literal", "TemplateLiteral"]);

function evaluateOrigin({ kind, value: { path }, ...origin }: Origin): Evaluated | undefined {
  if (kind === "global") return path.join() === "undefined" ? NOTHING : evaluateGlobal(path.join("."));
  return kind === "parameter" && "function" in origin ? textOf([{ function: origin.function, index: origin.index, kind: "parameter", steps: path }]) : undefined;
}

function evaluateMember(node: TSESTree.MemberExpression, module: SourceModule): Evaluated {
  return evaluateHeld(node, module, evaluateOwnMember(node, module));
}

function evaluateOwnMember(node: TSESTree.MemberExpression, module: SourceModule): Evaluated {
  const name = getPropertyName(node);
  if (name === undefined) return unknown("computed member");
  const literal = findUnchangedLiteral(node.object, module);
  if (literal !== undefined) {
    const value = findPropertyValue(literal, name);
    return value === undefined ? unknown("member") : evaluate(value, module);
  }
  if (name === "href" && isUrlObject(node.object, module)) return evaluate(node.object, module);
  const initializer = findEnumMember(node.object, name, module);
  if (initializer !== undefined) return evaluate(initializer, module);
  const own = findOwnValue(node, module);
  return own === undefined ? evaluateByPath(node, module) : bindParameters(evaluate(own.node, module), own.at);
}

/** What another module of the project holds under the name. */
function evaluateLinked(path: AccessPath | undefined, module: SourceModule): Evaluated {
  const located = path && locate(path, module);
  return located === undefined ? unknown("imported") : evaluate(located.node, located.module);
}

function isUrlObject(node: TSESTree.Node, module: SourceModule): boolean {
  const source = findSourceExpression(node, module);
  return source.type === "NewExpression" && findGlobalName(source.callee, module) === "URL";
}

/** Members of what the platform gives: the environment and the page's address. */
function evaluateByPath(node: TSESTree.Node, module: SourceModule): Evaluated {
  const path = resolveAccessPath(node, module);
  if (path === undefined) return unknown("member");
  if (path.root.kind === "module") return evaluateImported(path, module);
  if (path.root.kind === "parameter") return isWrittenTo(node, module) ? unknown("not constant") : evaluateParameter(node, module);
  return evaluateGlobal(findGlobalName(node, module) ?? "") ?? unknown("member");
}

function evaluateGlobal(name: string): Evaluated | undefined {
  const env = /^(?:process\.env|import\.meta\.env)\.(\w+)$/u.exec(name)?.[1];
  if (env !== undefined) return textOf([{ kind: "env", name: env }]);
  switch (name) {
    case "location.origin":
    case "origin":
    case "document.location.origin":
      return textOf([{ kind: "pageOrigin" }]);
    case "location":
    case "location.href":
    case "document.location":
    case "document.location.href":
    case "document.baseURI":
    case "document.URL":
      return textOf([{ kind: "pageOrigin" }, { kind: "static", text: "/" }, gap("member")]);
    case "location.pathname":
    case "document.location.pathname":
      return textOf([{ kind: "static", text: "/" }, gap("member")]);
    default:
      return undefined;
  }
}

function evaluateImported(path: AccessPath, module: SourceModule): Evaluated {
  const held = evaluateLinked(path, module);
  const name = path.calls.length === 0 ? findExportName(path) : undefined;
  return name === undefined ? held : named(name, held);
}

/** The name a module exports something under; a member of an export (`weather.API_BASE`) has none of its own. */
function findExportName({ root, steps }: AccessPath): string | undefined {
  const [name, ...members] = steps;
  return root.kind === "module" && members.length === 0 && name !== CALL_STEP ? name : undefined;
}

function evaluateCall(node: TSESTree.CallExpression, module: SourceModule): Evaluated {
  const method = evaluateTextMethod(node, module);
  if (method !== undefined) return method;
  const path = resolveAccessPath(node.callee, module);
  if (path === undefined) return evaluateHeld(node, module, unknown("call"));
  if (path.root.kind === "global" && path.root.name === "String" && path.steps.length === 0) {
    const [argument] = node.arguments;
    return argument === undefined ? unknown("call") : concatenate(textOf([]), evaluate(argument, module));
  }
  const name = getCalleeName(node.callee);
  if (path.root.kind === "function" && path.steps.length === 0) {
    const returned = evaluateHeld(node, module, evaluateReturned({ function: path.root.node, module }, { arguments: node.arguments, at: { module }, function: path.root.node }));
    return name === undefined ? returned : named(name, returned);
  }
  const exported = findExportName(path);
  const imported = exported === "default" ? name : exported;
  const callee = path.root.kind === "module" ? findLinkedFunction(node.callee, module) : undefined;
  const own = callee === undefined ? unknown("call") : evaluateReturned(callee, { arguments: node.arguments, at: { module }, function: callee.function });
  const returned = evaluateHeld(node, module, own);
  return imported === undefined ? returned : named(imported, returned);
}

function getCalleeName(callee: TSESTree.Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? getPropertyName(callee) : undefined;
}

/** What a function returns in one run. */
function evaluateReturned(callee: LinkedFunction, run: FunctionRun): Evaluated {
  if (callee.function.generator) return unknown("call");
  const returned = findReturnedExpressions(callee.function, callee.module);
  if (returned === undefined || returned.length === 0) return unknown("call");
  const around: Surroundings = { module: callee.module, run };
  return oneOf(returned.map((expression) => bindParameters(evaluate(expression, callee.module), around)));
}

/** Puts arguments in place of parameters; what the call does not tell stays open. */
function bindParameters(evaluated: Evaluated, around: Surroundings): Evaluated {
  if (around.run === undefined) return evaluated;
  const texts = getTexts(evaluated);
  if (texts.length === 0 || !texts.some((text) => resolveBindings(text).some(({ kind }) => kind === "parameter"))) return evaluated;
  return oneOf(
    texts.map((text) => {
      const [only, ...others] = resolveBindings(text);
      // Alone it may be no text at all.
      if (only?.kind === "parameter" && others.length === 0) return evaluateArgument(only, around);
      return resolveBindings(text).reduce((bound, part) => concatenate(bound, part.kind === "parameter" ? evaluateArgument(part, around) : textOf([part])), textOf([]));
    }),
  );
}

function evaluateArgument(part: TextPart & { readonly kind: "parameter" }, around: Surroundings): Evaluated {
  const argument = findArgument(part, around);
  if (argument === undefined) return textOf([part]);
  const held = argument.kind === "absent" ? NOTHING : bindParameters(evaluate(argument.node, argument.at.module), argument.at);
  return part.fallback !== undefined && isNothing(held) ? bindParameters(textOf(part.fallback), around) : held;
}

const NOTHING = valueOf({ type: "primitive", value: undefined });

function isNothing(evaluated: Evaluated): boolean {
  const constants = getConstants(evaluated);
  return constants.length > 0 && constants.every((constant) => constant.type === "primitive" && (constant.value ?? undefined) === undefined);
}

/** String methods that keep the meaning of a text: trimming and the removal of a trailing slash. */
function evaluateTextMethod(
  node: TSESTree.CallExpression,
  module: SourceModule,
): Evaluated | undefined {
  if (node.callee.type !== "MemberExpression") return undefined;
  const name = getPropertyName(node.callee);
  switch (name) {
    case "toString":
    case "trim":
    case "trimEnd":
    case "trimStart":
      return evaluate(node.callee.object, module);
    case "join":
      return evaluateJoin(node.callee.object, node.arguments[0], module);
    case "concat": {
      const head = evaluate(node.callee.object, module);
      if (getTexts(head).length === 0) return undefined;
      return node.arguments.reduce((text, argument) => concatenate(text, evaluate(argument, module)), head);
    }
    case "replace": {
      const text = getTexts(evaluate(node.callee.object, module));
      return text.length === 1 && text[0]?.length === 1 && isTrailingSlash(node, module)
        ? textOf(text[0])
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `["auth", "token"].join("_")`, of a list that nobody changes. */
function evaluateJoin(list: TSESTree.Node, separator: TSESTree.Node | undefined, module: SourceModule): Evaluated | undefined {
  const literal = findUnchangedLiteral(list, module);
  if (literal?.type !== "ArrayExpression" || literal.elements.length > MAX_PARTS) return undefined;
  const between = separator === undefined ? textOf([{ kind: "static", text: "," }]) : evaluate(separator, module);
  return literal.elements.reduce<Evaluated | undefined>((text, element, index) => {
    if (text === undefined || element === null || element.type === "SpreadElement") return undefined;
    const part = evaluate(element, module);
    return index === 0 ? concatenate(textOf([]), part) : concatenate(concatenate(text, between), part);
  }, textOf([]));
}

function isTrailingSlash(node: TSESTree.CallExpression, module: SourceModule): boolean {
  const [pattern] = node.arguments;
  const [value] = pattern === undefined ? [] : getConstants(evaluate(pattern, module));
  const [source] = value?.type === "regexp" ? value.source : [];
  return source?.kind === "static" && /^\\?\/\+?\$$/u.test(source.text);
}

function evaluateNew(node: TSESTree.NewExpression, module: SourceModule): Evaluated {
  const [first, second] = node.arguments;
  if (first === undefined) return unknown("unsupported syntax");
  switch (findGlobalName(node.callee, module)) {
    case "URL":
      return second === undefined
        ? evaluate(first, module)
        : resolveUrl(evaluate(first, module), evaluate(second, module));
    case "RegExp": {
      const [source] = getTexts(evaluate(first, module));
      return source === undefined ? unknown("unsupported syntax") : valueOf({ source, type: "regexp" });
    }
    default:
      return unknown("unsupported syntax");
  }
}

/** `new URL(path, base)`: an absolute first argument wins, a relative one continues the base's origin. */
function resolveUrl(path: Evaluated, base: Evaluated): Evaluated {
  const [text] = getTexts(path);
  const [head] = text === undefined ? [] : resolveBindings(text);
  const [first] = text ?? [];
  // As the URL standard reads it: leading space does not count, and a backslash is a slash.
  const start = head?.kind === "static" ? head.text.trimStart().replaceAll("\\", "/") : "";
  if (first === undefined || head === undefined) return concatenate(base, concatenate(textOf([{ kind: "static", text: "/" }]), path));
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(start)) return path;
  if (head.kind !== "static") return unknown("not constant");
  const separator = head.text.startsWith("/") ? "" : "/";
  return concatenate(base, concatenate(textOf([{ kind: "static", text: separator }]), path));
}

function oneOf(values: readonly Evaluated[]): Evaluated {
  const constants: Constant[] = [];
  for (const value of values) {
    if (value.kind === "unknown") return value;
    for (const constant of getConstants(value)) if (!constants.some((known) => isSame(known, constant))) constants.push(constant);
  }
  const [only, ...others] = constants;
  if (only === undefined) return unknown("unsupported syntax");
  if (others.length === 0) return valueOf(only);
  return constants.length > MAX_ALTERNATIVES ? unknown("too deep") : { kind: "oneOf", values: constants };
}

/** Both ways of a choice may lead to one value. */
function isSame(first: Constant, second: Constant): boolean {
  return first === second || (first.type === "text" && second.type === "text" && isSameText(first.parts, second.parts)) || (first.type === "primitive" && second.type === "primitive" && first.value === second.value);
}

function isSameText(first: readonly TextPart[], second: readonly TextPart[]): boolean {
  return first.length === second.length && first.every((part, index) => part.kind === "static" && second[index]?.kind === "static" && part.text === second[index].text);
}

function valueOf(value: Constant): Evaluated {
  return { kind: "value", value };
}

function gap(reason: Extract<TextPart, { kind: "unknown" }>["reason"]): TextPart {
  return { kind: "unknown", reason };
}
