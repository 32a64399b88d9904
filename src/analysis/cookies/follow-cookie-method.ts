import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { findGlobalName } from "../references/access-path.ts";
import { followCallback, type Handing } from "../values/follow-call.ts";
import { move, type Outcome, type Place } from "../values/trail.ts";
import { ANY_STEP, type Path } from "../values/value.ts";
import { createQuestion, findMethodQuestion } from "./asked-names.ts";
import { DICTIONARY, EACH_ENTRY, findTransition, LOOKUP, METHOD_TRANSITIONS, NAME } from "./cookie-state.ts";
import { TEXT_FUNCTIONS } from "./read-use.ts";
import { reportQuestion, type Scene } from "./report-question.ts";

/** Methods of promises, which give on what they have. */
const PROMISED: ReadonlySet<string> = new Set(["catch", "finally", "then"]);
/** Methods whose callback says which elements are meant, by whether they tell the value of one. */
const PREDICATES: ReadonlyMap<string, "presence" | "value"> = new Map([
  ["every", "presence"],
  ["filter", "value"],
  ["find", "value"],
  ["findIndex", "value"],
  ["findLast", "value"],
  ["findLastIndex", "value"],
  ["some", "presence"],
]);

/** A method of what holds cookies: it is asked for one by its name, searched, gone through, or makes another state of it. */
export function followCookieMethod(member: TSESTree.MemberExpression, call: TSESTree.CallExpression, place: Place, scene: Scene): readonly Outcome[] | undefined {
  const { module, path } = place;
  const [first] = path;
  const method = getPropertyName(member);
  if (method === undefined) return [];
  // A method of an object that only has cookies in it.
  if (PROMISED.has(method) || (path.length > 1 && first !== ANY_STEP && first !== "0")) return undefined;
  const question = findMethodQuestion(path, method, call, module);
  if (question !== undefined) {
    reportQuestion(question, place, scene);
    return [];
  }
  if (first === ANY_STEP && PREDICATES.has(method)) return search(method, call, place, scene);
  const handings = findHandings(method, call, path);
  if (handings.length > 0) return handings.flatMap((handing) => hand(handing, call, place));
  const next = findTransition(METHOD_TRANSITIONS, method, path, call, module);
  return next === undefined ? [] : [move(place, "member", call, call, next)];
}

/** `entries.find((entry) => …)`: what the predicate asks for; where that is nothing, the element or the list goes on. */
function search(method: string, call: TSESTree.CallExpression, place: Place, scene: Scene): readonly Outcome[] {
  const [callback] = call.arguments;
  const path = place.path.slice(1);
  const given = callback === undefined ? [] : followCallback(callback, call, { ...place, path }, { index: 0, returns: () => undefined });
  const question = createQuestion(scene.collectTests(given), call, path.join() === NAME ? "name" : (PREDICATES.get(method) ?? "value"));
  if (question !== undefined) {
    reportQuestion(question, place, scene);
    return [];
  }
  if (method === "filter") return [move(place, "member", call, call)];
  return method === "find" || method === "findLast" ? [move(place, "member", call, call, path)] : [];
}

/** What a callback gets of a value, and what the call gives of what it returns. */
interface GivenPart extends Handing {
  readonly path: Path;
}

function findHandings(method: string, call: TSESTree.CallExpression, path: Path): readonly GivenPart[] {
  const [first, ...rest] = path;
  if (first === LOOKUP) return method === "forEach" ? [{ index: 1, path: [NAME], returns: drop }] : [];
  if (first !== ANY_STEP && first !== "0") return [];
  switch (method) {
    case "map":
      return [{ index: 0, path: rest, returns: (returned) => [first, ...returned] }];
    case "flatMap":
      return [{ index: 0, path: rest, returns: (returned) => (returned[0] === ANY_STEP ? returned : [first, ...returned]) }];
    case "forEach":
      return [{ index: 0, path: rest, returns: drop }];
    case "reduce":
    case "reduceRight": {
      const isFirstAccumulated = call.arguments.length === 1 && path.join() === EACH_ENTRY.join();
      return (isFirstAccumulated ? [0, 1] : [1]).map((index) => ({ index, path: rest, returns: accumulate }));
    }
    default:
      return [];
  }
}

const drop = (): undefined => undefined;

/** What the callback returns is what it gets next time, so an object it starts with is what comes out. */
function accumulate(returned: Path): Path | undefined {
  return returned.length === 1 && (returned[0] === DICTIONARY || returned[0] === LOOKUP) ? returned : undefined;
}

function hand({ path, ...handing }: GivenPart, call: TSESTree.CallExpression, place: Place): readonly Outcome[] {
  const [callback] = call.arguments;
  if (callback === undefined) return [];
  if (!TEXT_FUNCTIONS.has(findGlobalName(callback, place.module) ?? "")) return followCallback(callback, call, { ...place, path }, handing);
  // `pair.map(decodeURIComponent)`
  const returned = handing.returns?.(path);
  return returned === undefined ? [] : [move(place, "member", call, call, returned)];
}
