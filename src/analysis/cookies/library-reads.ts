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
import { findTextTests } from "./asked-names.ts";
import { DICTIONARY, LOOKUP } from "./cookie-state.ts";
import type { CookieWalk } from "./cookie-walk.ts";
import type { Trail } from "./report-question.ts";
import { bringsRequest, isMadeWithRequest } from "../library-calls/request-argument.ts";

/** Reports what a cookie library is asked for, and follows what it gives of all cookies. */
export function followLibraryRead(node: TSESTree.CallExpression, walk: CookieWalk): void {
  const { module } = walk;
  const located = resolveCallee(node, module);
  if (located?.path.root.kind !== "module") return;
  const { path } = located;
  const { specifier } = located.path.root;
  if (specifier === "react-cookie" && getExportPath(path) === "withCookies") {
    followWithCookies(node, walk);
    return;
  }
  const library = findCookieLibrary(specifier);
  const reader = library && findCookieReader(library, getExportPath(path));
  if (library === undefined || reader === undefined || readsRequest(node, located, library, reader, module)) return;
  if (reader.mostArguments !== undefined && node.arguments.length > reader.mostArguments) return;
  followReader(node, reader, createTrail(node, specifier, reader.export), walk);
}

/** Other modules are asked only where that may come to cookies. */
function resolveCallee({ callee }: TSESTree.CallExpression, module: SourceModule): LocatedPath | undefined {
  const path = resolveAccessPath(callee, module);
  if (path?.root.kind !== "module" || !mayPathComeTo(path, COOKIES, module)) return path && { module, path };
  return resolveLinkedPath(callee, module);
}

function createTrail(source: TSESTree.Node, api: string, exportPath: string): Trail {
  return { api, isHook: /(?:^|\.)use[A-Z]\w*$/u.test(exportPath), source };
}

function followReader(node: TSESTree.CallExpression, reader: CookieReader, trail: Trail, walk: CookieWalk): void {
  const argument = node.arguments[reader.name ?? 0];
  switch (reader.result) {
    case "dictionary":
      walk.follow(node, [DICTIONARY], trail);
      return;
    case "dictionaryTuple":
      walk.follow(node, ["0", DICTIONARY], trail);
      return;
    case "valueTuple":
      reportFirst(node, argument, { ...trail, isHook: true }, walk);
      return;
    case "presence":
      walk.report(findTextTests(argument, walk.module), node, trail, "presence");
      return;
    case "value":
      if (argument !== undefined) walk.report(findTextTests(argument, walk.module), node, trail);
      else if (reader.withoutName !== undefined) walk.follow(node, [DICTIONARY], trail);
  }
}

/** `const [value, setValue] = useCookie("token")`: only the first element is the cookie's value. */
function reportFirst(
  node: TSESTree.CallExpression,
  argument: TSESTree.Node | undefined,
  trail: Trail,
  walk: CookieWalk,
): void {
  const { parent } = getWrapped(node);
  const pattern = parent?.type === "VariableDeclarator" ? parent.id : undefined;
  // Whoever takes only the setter reads nothing.
  if (pattern?.type === "ArrayPattern" && !pattern.elements[0]) return;
  walk.report(findTextTests(argument, walk.module), node, trail, "value", ["0"]);
}

/** Components that react-cookie's `withCookies` wraps get an instance and all cookies as props. */
function followWithCookies(node: TSESTree.CallExpression, walk: CookieWalk): void {
  const [component] = node.arguments;
  const path = component && resolveAccessPath(component, walk.module);
  const props = path?.root.kind === "function" && path.steps.length === 0 ? path.root.node.params[0] : undefined;
  if (props?.type !== "ObjectPattern") return;
  const trail = createTrail(node, "react-cookie", "");
  for (const property of props.properties) {
    if (property.type !== "Property") continue;
    const name = getPropertyName(property);
    if (name === "cookies") walk.bind(property.value, [LOOKUP], trail);
    else if (name === "allCookies") walk.bind(property.value, [DICTIONARY], trail);
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
