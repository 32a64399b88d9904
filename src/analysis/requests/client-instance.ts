import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import type { HttpClient } from "../../platform/libraries/http-client.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import { Memo } from "../memo.ts";
import type { CallLike } from "../references/access-path.ts";
import { collectUses, followExpression, followVariable, type CallJudge, type ObjectFate } from "../references/object-uses.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { findOption, readOptions, type OptionsObject } from "../options/options-object.ts";
import { classifyOptions } from "./request-headers.ts";

/** Members through which code changes what a client sends, after it was made. */
const RECONFIGURED: ReadonlySet<string> = new Set([
  "addMiddleware",
  "defaults",
  "interceptors",
  "setConfig",
  "setHeader",
  "setHeaders",
  "setLink",
  "use",
]);

/**
 * Whether code of the module may change a client that it imports: by its members, or by handing it to a function.
 * All bindings of the package count, as all of them are one client.
 */
export function isReconfigured(callee: TSESTree.Node, client: HttpClient, module: SourceModule): boolean {
  const root = findRootIdentifier(callee);
  const variable = root && findVariable(module, root);
  const variables = [...(variable === undefined ? [] : [variable]), ...collectBindings(client, module)];
  return variables.some((binding) =>
    reconfigured.ask(binding, () => followVariable(binding, module, leavesClient) !== "kept"),
  );
}

const reconfigured = new Memo<Variable, boolean>({ assumed: true, unknown: true });

/** A method may be called, and handed on, unless its name says that it changes the client. */
function leavesClient(call: CallLike, use: TSESTree.Node): boolean {
  const names = getMemberNames(use);
  return (call.callee === use || names.length > 0) && !names.some((name) => RECONFIGURED.has(name));
}

const bindings = new WeakMap<SourceModule, Map<HttpClient, readonly Variable[]>>();

/** What holds the whole client: its default import, and its namespace. */
function collectBindings(client: HttpClient, module: SourceModule): readonly Variable[] {
  const known = bindings.get(module) ?? new Map<HttpClient, readonly Variable[]>();
  bindings.set(module, known);
  const variables = known.get(client) ?? findBindings(client, module);
  known.set(client, variables);
  return variables;
}

function findBindings(client: HttpClient, module: SourceModule): readonly Variable[] {
  if (client.factories === undefined) return [];
  return module.ast.body.flatMap((statement) => {
    if (statement.type !== "ImportDeclaration" || !client.modules.includes(statement.source.value)) return [];
    return statement.specifiers
      .filter((specifier) => specifier.type !== "ImportSpecifier" || getImported(specifier) === "default")
      .flatMap((specifier) => module.scopes.getDeclaredVariables(specifier));
  });
}

function getImported({ imported }: TSESTree.ImportSpecifier): string {
  return imported.type === "Identifier" ? imported.name : imported.value;
}

/** What the module does with a client that a call made. */
export interface ClientUses {
  /** Some request of it states its own mode, or proves who asks: the author decides request by request. */
  readonly isDecidedPerRequest: boolean;
  /** Code that cannot be seen may change it: it is no plain variable that only sends requests. */
  readonly isOutOfSight: boolean;
}

const OUT_OF_SIGHT: ClientUses = { isDecidedPerRequest: true, isOutOfSight: true };
const clientUses = new Memo<CallLike, ClientUses>({
  assumed: OUT_OF_SIGHT,
  isSame: (first, second) => first.isDecidedPerRequest === second.isDecidedPerRequest && first.isOutOfSight === second.isOutOfSight,
  unknown: OUT_OF_SIGHT,
});

export function readClientUses(made: CallLike, client: HttpClient, module: SourceModule): ClientUses {
  return clientUses.ask(made, () => collectClientUses(made, client, module));
}

function collectClientUses(made: CallLike, client: HttpClient, module: SourceModule): ClientUses {
  const { fate, requests } = collectRequests((judge) => followExpression(made, module, judge), client, module);
  return {
    isDecidedPerRequest: requests.some((call) => decides(call, client, module)),
    isOutOfSight: fate === "changed" || (fate === "handedOn" && (isSetUp(client) || isReconfiguredInstance(made, module))),
  };
}

/** Whether whoever gets a client may add to what it sends: interceptors, further links. */
function isSetUp({ factories, isLink }: HttpClient): boolean {
  return factories !== undefined || isLink === true;
}

/** What a module imports of another one that holds a client, and the members that lead to it from there. */
export interface ImportedClient {
  readonly binding: Variable;
  readonly steps: readonly string[];
}

/** What a module does with a client that it imports, and whether it sends anything with it. */
export function readImportedClient(imported: ImportedClient, client: HttpClient, module: SourceModule): ClientUses & { readonly isSending: boolean } {
  const follow = (judge: CallJudge): ObjectFate =>
    followVariable(imported.binding, module, (call, use) => isBeside(use, imported, module) || judge(call, use));
  const { fate, requests } = collectRequests(follow, client, module);
  return {
    isDecidedPerRequest: requests.some((call) => decides(call, client, module)),
    isOutOfSight: fate === "changed" || (fate === "handedOn" && isSetUp(client)),
    // What is set up for one API is sent with by those who get it, wherever they are.
    isSending: requests.length > 0 || client.factories === undefined,
  };
}

/** Whether a use of the object, or the namespace, that holds a client is of another member. */
function isBeside(use: TSESTree.Node, { binding, steps }: ImportedClient, module: SourceModule): boolean {
  const root = findRootIdentifier(use);
  if (steps.length === 0 || root === undefined || findVariable(module, root) !== binding) return false;
  return getMemberNames(use).toReversed().some((name, index) => index < steps.length && name !== steps[index]);
}

/** The calls that a client is used for, and what else becomes of it. */
function collectRequests(
  follow: (judge: CallJudge) => ObjectFate,
  client: HttpClient,
  module: SourceModule,
): { readonly fate: ObjectFate; readonly requests: readonly TSESTree.CallExpression[] } {
  const requests: TSESTree.CallExpression[] = [];
  const fate = follow((call, use) => {
    if (call.callee === use && call.type === "CallExpression") requests.push(call);
    if (client.factories !== undefined) return call.callee === use && matchRequestForm(call, module) !== undefined;
    if (client.isLink === true && call.callee !== use) return call.type === "NewExpression";
    // A client for one API goes through providers and hooks by design.
    return !getMemberNames(use).some((name) => RECONFIGURED.has(name) || (client.isLink === true && name === "concat"));
  });
  return { fate, requests };
}

/** Whether the instance itself is reconfigured, for clients that may be handed on. */
function isReconfiguredInstance(made: CallLike, module: SourceModule): boolean {
  const { parent } = getWrapped(made);
  const variable =
    parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? findVariable(module, parent.id) : undefined;
  return variable !== undefined && collectUses(variable).some((use) => RECONFIGURED.has(getMemberName(use) ?? ""));
}

/** Whether a request of a client says itself with which credentials it goes. */
function decides(call: TSESTree.CallExpression, client: HttpClient, module: SourceModule): boolean {
  const [option = ""] = client.option.path;
  const form = matchRequestForm(call, module)?.form;
  const configs =
    form?.config === undefined ? call.arguments.filter(({ type }) => type === "ObjectExpression") : [call.arguments[form.config]];
  return configs.some((argument) => {
    const config = readOptions(argument, { module });
    return findOption(config, option) !== undefined || isCustomized(config, client) || classifyOptions(config) !== "none";
  });
}

/** Whether an option holds code that may add credentials or a token. */
export function isCustomized(config: OptionsObject, client: HttpClient): boolean {
  return (client.customizers ?? []).some((name) => findOption(config, name) !== undefined);
}

function getMemberName(use: TSESTree.Node): string | undefined {
  const outer = getWrapped(use);
  const { parent } = outer;
  return parent?.type === "MemberExpression" && parent.object === outer ? getPropertyName(parent) : undefined;
}

/** The names along a chain of members: `defaults`, `headers` of `axios.defaults.headers`. */
function getMemberNames(use: TSESTree.Node): readonly string[] {
  const names: string[] = [];
  for (let node = unwrap(use); node.type === "MemberExpression"; node = unwrap(node.object)) {
    names.push(getPropertyName(node) ?? "");
  }
  return names;
}

function findRootIdentifier(callee: TSESTree.Node): TSESTree.Identifier | undefined {
  for (let node = unwrap(callee); ; ) {
    if (node.type === "Identifier") return node;
    if (node.type === "MemberExpression") node = unwrap(node.object);
    else if (node.type === "CallExpression") node = unwrap(node.callee);
    else return undefined;
  }
}
