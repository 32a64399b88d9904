import type { Bundler } from "../analysis/server-only/server-only-request.ts";

/** The only place that turns facts into words of a message. */

/** "the build", or the build of the one bundler that fails. */
export function mentionBuild(bundlers: readonly Bundler[]): string {
  const [only, ...others] = bundlers;
  return only === undefined || others.length > 0 ? "the build" : `the ${only} build`;
}

/** `'cookies'`, `'cookies' and 'headers'`: names as the code has them. */
export function mentionNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}
