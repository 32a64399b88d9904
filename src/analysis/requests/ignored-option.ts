import type { HttpClient } from "../../platform/libraries/http-client.ts";
import { findOption, type OptionEntry, type OptionsObject } from "../options/options-object.ts";
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
  for (const { beside, path } of client.ignored ?? []) {
    const entry = findNestedOption(own, path);
    if (entry === undefined || entry === "unknown" || !entry.isCertain || entry.object === undefined || entry.property === undefined) continue;
    const isIgnored = beside === undefined ? credentials.kind === "missing" : findOption(own, beside)?.isCertain === true;
    if (isIgnored) return { mode: readMode(entry.value, "mode", entry.at), module: entry.at.module, object: entry.object, path, property: entry.property };
  }
  return undefined;
}

/** The option beside which another one is ignored: the link of an `ApolloClient`. */
export function findLink(client: HttpClient, layers: readonly OptionsObject[]): OptionEntry | undefined {
  const own = layers.at(-1);
  const beside = client.ignored?.find((ignored) => ignored.beside !== undefined)?.beside;
  return own === undefined || beside === undefined ? undefined : findOption(own, beside);
}
