import { findSessionToken } from "../../platform/libraries/session-tokens.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getConstants } from "../constants/evaluated.ts";
import { findOption, readOptions } from "../options/options-object.ts";
import { CALL_STEP, getExportPath } from "../references/access-path.ts";
import type { CallPlace } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { Credential } from "./credential.ts";
import { findReadByLibrary } from "./read-by-library.ts";
import { findInCookieStore, findInHeaders, type CalledByClient, type PackageValue } from "./request-credential.ts";

/** The credential that a package's value is or holds, whatever cookie names mean to the project. */
export function findPackageCredential(value: PackageValue, names: NameContext, calledByClient: CalledByClient | undefined): Credential | undefined {
  if (value.specifier === "next/headers") return findInRequestApi(value, names, calledByClient);
  const read = value.calls.at(-1);
  const path = getExportPath({ calls: [], root: { kind: "module", specifier: value.specifier }, steps: value.path });
  const token = read && findSessionToken(value.specifier, path, value.without, (option) => statesOption(read, option));
  return read === undefined || token === undefined ? findReadByLibrary(value, names) : { ...token, kind: "token", read: { module: read.around.module, node: read.call } };
}

/** `getToken({ req, raw: true })` */
function statesOption({ around, given: [argument] }: CallPlace, name: string): boolean {
  const option = argument && findOption(readOptions(argument, around), name);
  const [value, ...others] = option?.isCertain === true ? getConstants(evaluateIn(option.value, option.at)) : [];
  return value?.type === "primitive" && value.value === true && others.length === 0;
}

/** Source: https://nextjs.org/docs/app/api-reference/functions/cookies and …/headers */
function findInRequestApi(value: PackageValue, names: NameContext, calledByClient: CalledByClient | undefined): Credential | undefined {
  const [api, made, ...path] = value.path;
  if (made !== CALL_STEP) return undefined;
  const part = { ...value, calls: value.calls.slice(1), path };
  if (api === "headers") return findInHeaders(part);
  return api === "cookies" ? findInCookieStore(part, names, calledByClient) : undefined;
}
