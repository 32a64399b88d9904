import { findSessionToken } from "../../platform/libraries/session-tokens.ts";
import { CALL_STEP, getExportPath } from "../references/access-path.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import type { Credential } from "./credential.ts";
import { findInCookieStore, findInHeaders, type RequestPart } from "./request-credential.ts";

/** A value by its way from what a package exports; `default` stands for itself. */
export interface PackageValue extends RequestPart {
  readonly specifier: string;
}

/** The credential that a package's value is or holds, whatever cookie names mean to the project. */
export function findPackageCredential(value: PackageValue, names: NameContext): Credential | undefined {
  if (value.specifier === "next/headers") return findInRequestApi(value, names);
  const read = value.calls.at(-1);
  const path = getExportPath({ calls: [], root: { kind: "module", specifier: value.specifier }, steps: value.path });
  const token = read && findSessionToken(value.specifier, path, value.without);
  return token && { ...token, kind: "token", read: { module: read.around.module, node: read.call } };
}

/** Source: https://nextjs.org/docs/app/api-reference/functions/cookies and …/headers */
function findInRequestApi(value: PackageValue, names: NameContext): Credential | undefined {
  const [api, made, ...path] = value.path;
  if (made !== CALL_STEP) return undefined;
  const part = { ...value, calls: value.calls.slice(1), path };
  if (api === "headers") return findInHeaders(part);
  return api === "cookies" ? findInCookieStore(part, names) : undefined;
}
