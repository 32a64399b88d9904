import { findCookieLibrary, findCookieReader, isCookieParser } from "../../platform/libraries/cookie-libraries.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getTexts } from "../constants/evaluated.ts";
import { bringsRequest } from "../library-calls/request-argument.ts";
import { getStringLiteral } from "../../syntax/property-name.ts";
import { CALL_STEP, getExportPath, resolveAccessPath } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import type { CallPlace } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { Credential } from "./credential.ts";
import { findCookie, getPlace, jarOf, type PackageValue } from "./request-credential.ts";

/**
 * The cookie, or all of them, that a library reads on the server, as it is given the request or its header: `parseCookies(context)`,
 * `getCookie("token", { req, res })`, `parse(req.headers.cookie)`. `undefined` where it is given none, and for libraries that read in
 * a browser only.
 */
export function findReadByLibrary({ calls, path, specifier, without }: PackageValue, names: NameContext): Credential | undefined {
  const [place] = calls;
  const called = path.indexOf(CALL_STEP);
  if (place?.call.type !== "CallExpression" || called === -1) return undefined;
  const exported = getExportPath({ calls: [], root: { kind: "module", specifier }, steps: path.slice(0, called) });
  if (isCookieParser(specifier, exported)) return isCookieHeader(place) ? findInDictionary(path.slice(called + 1), without, place, names) : undefined;
  const library = findCookieLibrary(specifier);
  const reader = library && findCookieReader(library, exported);
  if (reader?.serverArgument === undefined || !bringsRequest(place.call, reader.serverArgument, place.around.module)) return undefined;
  const taken = path.slice(called + 1);
  const argument = place.given[reader.name ?? 0];
  switch (reader.result) {
    case "dictionary":
      return findInDictionary(taken, without, place, names);
    case "value":
      return taken.length === 0 && argument !== undefined ? findCookie(getTexts(evaluateIn(argument, place.around)), getPlace(place), names) : undefined;
    default:
      return undefined;
  }
}

/** One of all cookies, by its name, or all of them. */
function findInDictionary([name, ...rest]: PackageValue["path"], without: PackageValue["without"], place: CallPlace, names: NameContext): Credential | undefined {
  if (name === undefined) return without.size === 0 ? jarOf(getPlace(place)) : undefined;
  return rest.length === 0 ? findCookie([[{ kind: "static", text: name }]], getPlace(place), names) : undefined;
}

/** `parse(req.headers.cookie ?? "")`, `parse(request.headers.get("cookie"))`: what stands in for a header that is not there has no cookie. */
function isCookieHeader({ around: { module }, given: [text] }: CallPlace): boolean {
  const source = text && findSourceExpression(text, module);
  const path = source && resolveAccessPath(source.type === "LogicalExpression" ? source.left : source, module);
  const [read, name] = path?.steps.slice(-2) ?? [];
  if (read === "headers" && name === "cookie") return path?.root.kind === "parameter";
  const [header] = path?.calls.at(-1)?.arguments ?? [];
  return read === "get" && name === CALL_STEP && header !== undefined && getStringLiteral(header)?.toLowerCase() === "cookie";
}
