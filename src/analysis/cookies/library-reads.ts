import type { TSESTree } from "@typescript-eslint/utils";

import {
  findCookieLibrary,
  findCookieReader,
} from "../../platform/libraries/cookie-libraries.ts";
import type { CookieLibrary, CookieReader } from "../../platform/libraries/library.ts";
import { COOKIES } from "../../platform/shortcuts.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { getExportPath, resolveAccessPath } from "../references/access-path.ts";
import { resolveLinkedPath, type LocatedPath } from "../references/linked.ts";
import { mayPathComeTo } from "../references/may-come-to.ts";
import { DICTIONARY, LOOKUP, type Interpreter, type Trail } from "./cookie-state.ts";
import { findTextTests } from "./entry.ts";
import { bringsRequest, isMadeWithRequest } from "../library-calls/request-argument.ts";

/** Reports what a cookie library is asked for, and follows what it gives of all cookies. */
export function followLibraryRead(node: TSESTree.CallExpression, interpreter: Interpreter): void {
  const { module } = interpreter;
  const located = resolveCallee(node, module);
  if (located?.path.root.kind !== "module") return;
  const { path } = located;
  const { specifier } = located.path.root;
  if (specifier === "react-cookie" && getExportPath(path) === "withCookies") {
    followWithCookies(node, interpreter);
    return;
  }
  const library = findCookieLibrary(specifier);
  const reader = library && findCookieReader(library, getExportPath(path));
  if (library === undefined || reader === undefined || readsRequest(node, located, library, reader, module)) return;
  if (reader.mostArguments !== undefined && node.arguments.length > reader.mostArguments) return;
  followReader(node, reader, createTrail(node, specifier, reader.export), interpreter);
}

/** Other modules are asked only where that may come to cookies. */
function resolveCallee({ callee }: TSESTree.CallExpression, module: SourceModule): LocatedPath | undefined {
  const path = resolveAccessPath(callee, module);
  if (path?.root.kind !== "module" || !mayPathComeTo(path, COOKIES, module)) return path && { module, path };
  return resolveLinkedPath(callee, module);
}

function createTrail(source: TSESTree.Node, api: string, exportPath: string): Trail {
  return { api, frame: undefined, isHook: /(?:^|\.)use[A-Z]\w*$/u.test(exportPath), source, tests: undefined };
}

function followReader(node: TSESTree.CallExpression, reader: CookieReader, trail: Trail, interpreter: Interpreter): void {
  const argument = node.arguments[reader.name ?? 0];
  switch (reader.result) {
    case "dictionary":
      interpreter.follow(node, DICTIONARY, trail);
      return;
    case "dictionaryTuple":
      interpreter.follow(node, { first: DICTIONARY, kind: "tuple" }, trail);
      return;
    case "valueTuple":
      reportFirst(node, argument, { ...trail, isHook: true }, interpreter);
      return;
    case "presence":
      interpreter.report(findTextTests(argument, interpreter), node, trail, true);
      return;
    case "value":
      if (argument !== undefined) interpreter.report(findTextTests(argument, interpreter), node, trail);
      else if (reader.withoutName !== undefined) interpreter.follow(node, DICTIONARY, trail);
  }
}

/** `const [value, setValue] = useCookie("token")`: only the first element is the cookie's value. */
function reportFirst(
  node: TSESTree.CallExpression,
  argument: TSESTree.Node | undefined,
  trail: Trail,
  interpreter: Interpreter,
): void {
  const { parent } = getWrapped(node);
  const pattern = parent?.type === "VariableDeclarator" ? parent.id : undefined;
  const tests = findTextTests(argument, interpreter);
  if (pattern?.type !== "ArrayPattern") {
    interpreter.report(tests, node, trail);
    return;
  }
  const [first] = pattern.elements;
  // Whoever takes only the setter reads nothing.
  if (first !== null && first !== undefined) interpreter.reportBound(tests, node, first, trail);
}

/** Components that react-cookie's `withCookies` wraps get an instance and all cookies as props. */
function followWithCookies(node: TSESTree.CallExpression, interpreter: Interpreter): void {
  const [component] = node.arguments;
  const path = component && resolveAccessPath(component, interpreter.module);
  const props = path?.root.kind === "function" && path.steps.length === 0 ? path.root.node.params[0] : undefined;
  if (props?.type !== "ObjectPattern") return;
  const trail = createTrail(node, "react-cookie", "");
  for (const property of props.properties) {
    if (property.type !== "Property") continue;
    const name = getPropertyName(property);
    if (name === "cookies") interpreter.bind(property.value, LOOKUP, trail);
    else if (name === "allCookies") interpreter.bind(property.value, DICTIONARY, trail);
  }
}

/** Whether the call, or the instance it is made on, is given the request of a server to read. */
function readsRequest(
  node: TSESTree.CallExpression,
  located: LocatedPath,
  library: CookieLibrary,
  reader: CookieReader,
  module: SourceModule,
): boolean {
  return isMadeWithRequest(located, library) || bringsRequest(node, reader.serverArgument, module);
}
