import { collectIgnoredOptions, type CredentialsOption, type HttpClient, type RequestForm } from "../../platform/libraries/http-client.ts";
import { findOption, readOptions, type OptionEntry, type OptionsObject } from "../options/options-object.ts";
import type { CallLike } from "../references/access-path.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { IgnoredCredentials, StatedCredentials } from "./request-site.ts";
import { findNestedOption, readMode } from "./stated-credentials.ts";

/** A credentials option that the client does not read, where the author may believe it does. */
export function findIgnored(
  client: HttpClient,
  layers: readonly OptionsObject[],
  credentials: StatedCredentials,
): IgnoredCredentials | undefined {
  const own = layers.at(-1);
  if (own === undefined) return undefined;
  for (const { beside, path, values = "mode" } of collectIgnoredOptions(client)) {
    const entry = findNestedOption(own, path);
    if (entry === undefined || entry === "unknown" || !entry.isCertain || entry.object === undefined) continue;
    const isIgnored = beside === undefined ? credentials.kind === "missing" : findOption(own, beside)?.isCertain === true;
    if (isIgnored) return describeIgnored(entry, path, values, beside === undefined ? "unknown" : "link");
  }
  return undefined;
}

/** `axios.post(url, { withCredentials: true })`: the option in the place of the body, and nothing in its own. */
export function findInBody({ arguments: given }: CallLike, { option }: HttpClient, form: RequestForm, around: Surroundings): IgnoredCredentials | undefined {
  const body = form.body === undefined || given.length !== form.body + 1 ? undefined : given[form.body];
  const entry = body && findNestedOption(readOptions(body, around), option.path);
  if (entry === undefined || entry === "unknown" || !entry.isCertain) return undefined;
  const ignored = describeIgnored(entry, option.path, option.values, "body");
  // A server may be asked for a setting that has this name.
  return ignored?.mode === "include" ? ignored : undefined;
}

function describeIgnored({ at, object, property, value }: OptionEntry, path: readonly string[], values: CredentialsOption["values"], reason: IgnoredCredentials["reason"]): IgnoredCredentials | undefined {
  return object === undefined || property === undefined ? undefined : { mode: readMode(value, values, at), module: at.module, object, path, property, reason };
}

/** The option beside which another one is ignored: the link of an `ApolloClient`. */
export function findLink(client: HttpClient, layers: readonly OptionsObject[]): OptionEntry | undefined {
  const own = layers.at(-1);
  const beside = client.ignored?.find((ignored) => ignored.beside !== undefined)?.beside;
  return own === undefined || beside === undefined ? undefined : findOption(own, beside);
}
