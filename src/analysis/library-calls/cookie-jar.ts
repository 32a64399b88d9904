import type { TSESTree } from "@typescript-eslint/utils";

import { COOKIE_STORE_WRITER, findCookieWriter, makesNextResponse, NEXT_RESPONSE_WRITER } from "../../platform/libraries/cookie-writers.ts";
import type { CookieWriter } from "../../platform/libraries/library.ts";
import { COOKIE_JARS } from "../../platform/shortcuts.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { findGlobalName, getExportPath } from "../references/access-path.ts";
import { collectLocalCalls } from "../references/local-callee.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { collectOrigins, type Origin } from "../values/origins.ts";
import { valueOf, type Value } from "../values/value.ts";

/** Whose cookies they are: those of the incoming request, or of a response that is being made. */
type Jar = "request" | "response";

/**
 * The writer that `set` of some object is: of `await cookies()`, of the cookies of a `NextResponse`, of the browser's
 * `cookieStore`. An object is one where everything that it may be is: all that a variable is given, both branches of a
 * condition, all that a function of the app returns, a parameter by its type, and without one by the calls of its module.
 * `NextRequest.cookies.set` sets nothing in the browser.
 */
export function findJarWriter(object: TSESTree.Node, module: SourceModule): CookieWriter | undefined {
  if (findGlobalName(object, module) === "cookieStore") return COOKIE_STORE_WRITER;
  const jar = findJar(object, { module });
  return jar === "request" ? findCookieWriter("next/headers", "cookies.().set") : jar && NEXT_RESPONSE_WRITER;
}

/** Whether an object is what `await cookies()` gives, in a run where one is known: everything that it may be has to be that. */
export function isCookieStore(object: TSESTree.Node, around: Surroundings): boolean {
  return findJar(object, around) === "request";
}

function findJar(object: TSESTree.Node, around: Surroundings): Jar | undefined {
  const [first, ...others] = collectOrigins<Jar>(valueOf(object, around), {
    asksParts: false,
    branches: "every",
    findCalls: collectLocalCalls,
    judge,
    opens: ({ leadsTo }) => leadsTo(COOKIE_JARS.words),
    recognize: recognizeType,
    within: { module: around.module, nodes: [] },
  });
  return others.every(({ answer }) => answer === first?.answer) ? first?.answer : undefined;
}

function judge(origin: Origin): Jar | undefined {
  if (origin.kind !== "export") return undefined;
  const { specifier, value } = origin;
  const path = getExportPath({ calls: [], root: { kind: "module", specifier }, steps: value.path });
  if (specifier === "next/headers") return path === "cookies.()" ? "request" : undefined;
  return path.endsWith(".cookies") && makesNextResponse(specifier, path.slice(0, -".cookies".length)) ? "response" : undefined;
}

const JAR_TYPE = /^(?:Awaited<ReturnType<typeofcookies>>|ReadonlyRequestCookies|UnsafeUnwrappedCookies)$/u;
const RESPONSE_JAR_TYPE = /^(?:ResponseCookies|NextResponse\["cookies"\])$/u;
const RESPONSE_TYPE = /^NextResponse(?:<.*>)?(?:\|(?:null|undefined))*$/u;

/** A jar, or the jar of a response, by the type that is written where a name is declared. */
function recognizeType({ around: { module }, node, path }: Value): Jar | undefined {
  const declared = node.type === "Identifier" ? findVariable(module, node)?.identifiers[0] : undefined;
  const annotation = declared?.type === "Identifier" ? declared.typeAnnotation?.typeAnnotation : undefined;
  const type = annotation && module.text.slice(...annotation.range).replaceAll(/\s+/gu, "");
  if (type === undefined) return undefined;
  if (path.length === 0 && JAR_TYPE.test(type)) return "request";
  const isOfResponse = path.length === 0 ? RESPONSE_JAR_TYPE.test(type) : path.length === 1 && path[0] === "cookies" && RESPONSE_TYPE.test(type);
  return isOfResponse ? "response" : undefined;
}
