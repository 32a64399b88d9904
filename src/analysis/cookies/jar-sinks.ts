import type { SourceModule } from "../../syntax/source-module.ts";
import { matchRequestForm } from "../library-calls/match-request-form.ts";
import { resolveAccessPath, type CallLike } from "../references/access-path.ts";

/** What the browser sends beside the requests of its clients. */
const SENDERS: ReadonlySet<string> = new Set(["navigator.sendBeacon", "XMLHttpRequest.new().send", "XMLHttpRequest.new().setRequestHeader"]);
/** Packages that are `fetch` for servers, where no credentials mode means anything. */
const FETCHES: ReadonlySet<string> = new Set(["cross-fetch", "isomorphic-fetch", "node-fetch"]);

/**
 * Where all cookies go when they are an argument of this call; `undefined` for every call that is neither a
 * request nor a line in a log.
 */
export function findJarSink(call: CallLike, module: SourceModule): "log" | "request" | undefined {
  const path = resolveAccessPath(call.callee, module);
  if (path?.root.kind === "global" && path.root.name === "console") return "log";
  const isSent = path?.root.kind === "module" ? FETCHES.has(path.root.specifier) : path?.root.kind === "global" && SENDERS.has([path.root.name, ...path.steps].join("."));
  return isSent || matchRequestForm(call, module) !== undefined ? "request" : undefined;
}
