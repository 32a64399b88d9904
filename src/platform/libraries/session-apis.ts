/** Functions of session libraries that read the session from the request they run in, whatever they are given. */
import { collectFacts } from "./all-libraries.ts";

const ROWS = collectFacts(({ session }) => session);
const CALLS: ReadonlySet<string> = new Set(ROWS.flatMap(({ fact: { calls = [] }, module }) => calls.map((path) => `${module} ${path}`)));
const HANDLERS: ReadonlySet<string> = new Set(ROWS.flatMap(({ fact: { handlers = [] }, module }) => handlers.map((path) => `${module} ${path}`)));

/** Whether calling an export of a library reads the session of the request. */
export function isSessionCall(module: string, path: string): boolean {
  return CALLS.has(`${module} ${path}`);
}

/** Whether an export of a library, or what it made, is a handler that reads the session. */
export function isSessionHandler(module: string, path: string): boolean {
  return HANDLERS.has(`${module} ${path}`);
}
