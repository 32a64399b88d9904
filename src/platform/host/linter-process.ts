import { env, stderr, version } from "node:process";

/** The process that the linter runs in, as far as a rule has to do with it beside its findings. */

/** Whether what goes wrong within a rule is to be thrown, as our own tests and whoever looks for the reason want it. */
export function throwsErrors(): boolean {
  return env["NEXT_BOUNDARY_ERRORS"] === "throw";
}

/** Says something that is no finding: findings go where the linter puts them, and machines read that. */
export function sayAside(text: string): void {
  stderr.write(`${text}\n`);
}

/** `Node.js 24.1.0`. */
export function mentionRuntime(): string {
  return `Node.js ${version.replace(/^v/u, "")}`;
}
