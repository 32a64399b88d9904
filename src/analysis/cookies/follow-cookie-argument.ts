import { isCookieParser } from "../../platform/libraries/cookie-libraries.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName, getExportPath, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { findLinkedFunction, resolveLinkedPath } from "../references/linked.ts";
import { storeInto } from "../values/follow-binding.ts";
import { move, type Outcome, type Place } from "../values/trail.ts";
import { createQuestion, findPatternTests, findTextTests } from "./asked-names.ts";
import { DICTIONARY, ENTRY, findTransition, FUNCTION_TRANSITIONS, isWhole, JAR, LOOKUP, NAME, toText } from "./cookie-state.ts";
import { findJarSink } from "./jar-sinks.ts";
import { TEXT_FUNCTIONS } from "./read-use.ts";
import { reportQuestion, type Scene } from "./report-question.ts";

/** Readers that packages bring along, by what everybody calls them. */
const PARSER_NAME = /^parse(?:Document)?Cookies?$/iu;
const READER_NAME = /^(?:find|get|read)Cookies?(?:Value|ByName)?$/iu;
const ENCODERS: ReadonlySet<string> = new Set(["btoa", "encodeURIComponent"]);

/** Cookies that are an argument: of a request, a function of the platform, a parser. A function of the project does what its code does. */
export function followCookieArgument(call: CallLike, place: Place, scene: Scene): readonly Outcome[] | undefined {
  const { module, node, path } = place;
  const sink = isWhole(path) ? findJarSink(call, module) : undefined;
  if (sink !== undefined) {
    scene.emit({ api: scene.trail.api, kind: "jar", node: scene.trail.source, use: sink });
    return [];
  }
  const callee = unwrap(call.callee);
  const method = callee.type === "MemberExpression" ? getPropertyName(callee) : undefined;
  if (callee.type === "MemberExpression" && (method === "exec" || method === "test")) {
    if (path.length > 1) return [];
    const gives = path[0] !== JAR ? "test" : method === "test" ? "presence" : "value";
    return SEARCHED.has(path[0] ?? "") ? ask(createQuestion(findPatternTests(callee.object, module), call, gives), place, scene) : [];
  }
  if (call.arguments[0] !== node) return undefined;
  // `map.set(name, value)` makes a lookup of the map.
  if (callee.type === "MemberExpression" && method === "set" && path[0] === NAME) return storeInto(callee.object, move(place, "stored", call, node, [LOOKUP]));
  const name = findGlobalName(call.callee, module);
  if (name !== undefined) return followFunction(name, call, place, scene);
  return path[0] === JAR && findLinkedFunction(call.callee, module) === undefined ? followParser(call, place, scene) : undefined;
}

const SEARCHED: ReadonlySet<string> = new Set([ENTRY, JAR, NAME]);

function ask(question: ReturnType<typeof createQuestion>, place: Place, scene: Scene): readonly Outcome[] {
  if (question !== undefined) reportQuestion(question, place, scene);
  return [];
}

/** A function of the platform; what no table knows may be known to `values/`. */
function followFunction(name: string, call: CallLike, place: Place, scene: Scene): readonly Outcome[] | undefined {
  const { module, path } = place;
  if (name === "Object.hasOwn" && path[0] === DICTIONARY) return ask(createQuestion(findTextTests(call.arguments[1], module), call, "presence"), place, scene);
  const text = ENCODERS.has(name) ? toText(path) : undefined;
  const next = TEXT_FUNCTIONS.has(name) ? path : (text ?? findTransition(FUNCTION_TRANSITIONS, name, path, call, module));
  return next === undefined ? undefined : [move(place, "called", call, call, next)];
}

/** `parse(document.cookie)`, and `getCookie(document.cookie, "jwt")`: of a function that cannot be seen, its name is all that is known. */
function followParser(call: CallLike, place: Place, scene: Scene): readonly Outcome[] | undefined {
  const path = resolveAccessPath(call.callee, place.module);
  if (path?.root.kind !== "module") return undefined;
  const name = path.steps.at(-1) === "default" ? "" : (path.steps.at(-1) ?? "");
  const local = call.callee.type === "Identifier" ? call.callee.name : "";
  if (isLibraryParser(call, place.module) || PARSER_NAME.test(name) || PARSER_NAME.test(local)) return [move(place, "called", call, call, [DICTIONARY])];
  if (READER_NAME.test(name) || READER_NAME.test(local)) return ask(createQuestion(findTextTests(call.arguments[1], place.module), call, "value"), place, scene);
  return undefined;
}

/** The `parse` of a library, which another module of the app may export again. */
function isLibraryParser({ callee }: CallLike, module: SourceModule): boolean {
  const path = resolveLinkedPath(callee, module)?.path;
  return path?.root.kind === "module" && isCookieParser(path.root.specifier, getExportPath(path));
}
