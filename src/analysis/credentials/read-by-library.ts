import { findCookieLibrary, findCookieReader } from "../../platform/libraries/cookie-libraries.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getTexts } from "../constants/evaluated.ts";
import { bringsRequest } from "../library-calls/request-argument.ts";
import { CALL_STEP, getExportPath } from "../references/access-path.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { Credential } from "./credential.ts";
import { findCookie, getPlace, jarOf, type PackageValue } from "./request-credential.ts";

/**
 * The cookie, or all of them, that a library of the browser reads on the server, as it is given the request: `parseCookies(context)`,
 * `getCookie("token", { req, res })`. `undefined` where it is given none, and for libraries that read in a browser only.
 */
export function findReadByLibrary({ calls, path, specifier, without }: PackageValue, names: NameContext): Credential | undefined {
  const library = findCookieLibrary(specifier);
  const [place] = calls;
  const called = path.indexOf(CALL_STEP);
  if (library === undefined || place?.call.type !== "CallExpression" || called === -1) return undefined;
  const reader = findCookieReader(library, getExportPath({ calls: [], root: { kind: "module", specifier }, steps: path.slice(0, called) }));
  if (reader?.serverArgument === undefined || !bringsRequest(place.call, reader.serverArgument, place.around.module)) return undefined;
  const [name, ...rest] = path.slice(called + 1);
  const argument = place.given[reader.name ?? 0];
  switch (reader.result) {
    case "dictionary":
      if (name === undefined) return without.size === 0 ? jarOf(getPlace(place)) : undefined;
      return rest.length === 0 ? findCookie([[{ kind: "static", text: name }]], getPlace(place), names) : undefined;
    case "value":
      return name === undefined && argument !== undefined ? findCookie(getTexts(evaluateIn(argument, place.around)), getPlace(place), names) : undefined;
    default:
      return undefined;
  }
}
