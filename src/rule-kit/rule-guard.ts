import type { TSESLint } from "@typescript-eslint/utils";

import { findInstalledVersion } from "../platform/host/installed-version.ts";
import { mentionRuntime, sayAside, throwsErrors } from "../platform/host/linter-process.ts";
import { getDirectory, isAbsolutePath, toPortablePath } from "../platform/host/portable-path.ts";
import { VERSION } from "./version.ts";
import { WrongSetting } from "./settings.ts";
import { project } from "./shared-project.ts";

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

const ISSUES = "https://github.com/next-boundary/eslint-plugin-next-boundary/issues";

/** Where in our code it happened: what is below that is the linter's. */
const MAX_STACK_LINES = 8;

/** What was said already: an editor lints the same file again and again. */
const said = new Set<string>();

/**
 * Stands between the linter and one rule on one file. A linter ends its whole run where a rule throws; here that costs
 * the findings that the rule would still have had in this file, and is said on the standard error stream, once.
 *
 * A wrong setting is no mistake of ours, and whoever wrote it has to hear of it.
 */
export class RuleGuard {
  readonly #rule: string;
  readonly #context: Context;
  #hasFailed = false;

  constructor(rule: string, context: Context) {
    this.#rule = rule;
    this.#context = context;
  }

  /** Runs a part of the rule; nothing more is run of a rule that threw, as it may be half-way through something. */
  run<T>(work: () => T): T | undefined {
    if (this.#hasFailed) return undefined;
    try {
      return work();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  /** The same for each visitor of a listener, which takes one node: most of them come by here and are left at once. */
  guard(listener: TSESLint.RuleListener): TSESLint.RuleListener {
    const guarded: Record<string, (node: unknown) => void> = {};
    for (const [selector, visit] of Object.entries(listener)) {
      if (visit !== undefined) guarded[selector] = this.#guardVisitor(visit as (node: unknown) => void);
    }
    return guarded;
  }

  #guardVisitor(visit: (node: unknown) => void): (node: unknown) => void {
    return (node) => {
      if (this.#hasFailed) return;
      try {
        visit(node);
      } catch (error) {
        this.#fail(error);
      }
    };
  }

  #fail(error: unknown): void {
    this.#hasFailed = true;
    this.#report(error, "What it would still have found there is missing");
  }

  /** A fix that throws is none, and its finding stays. */
  guardFix(fix: TSESLint.ReportFixFunction): TSESLint.ReportFixFunction {
    return (fixer) => {
      try {
        return fix(fixer);
      } catch (error) {
        this.#report(error, "A fix of it is missing there");
        return null;
      }
    };
  }

  #report(error: unknown, loss: string): void {
    if (error instanceof WrongSetting || throwsErrors()) throw error;
    const { filename } = this.#context;
    const key = `${this.#rule}\n${filename}`;
    if (said.has(key)) return;
    said.add(key);
    sayAside(
      [
        `next-boundary/${this.#rule} gave up on ${filename}. ${loss}, and all else goes on.`,
        `Please report it, with the code if you may show it: ${ISSUES}`,
        `  ${this.#mentionVersions()}`,
        ...mentionError(error).map((line) => `  ${line}`),
      ].join("\n"),
    );
  }

  #mentionVersions(): string {
    const installed = ["eslint", "next"].map((name) => `${name} ${findVersion(name, this.#context) ?? "of an unknown version"}`);
    return [`eslint-plugin-next-boundary ${VERSION}`, ...installed, mentionRuntime()].join(", ");
  }
}

/** What went wrong may have been the disk. */
function findVersion(name: string, { cwd, physicalFilename }: Context): string | undefined {
  try {
    const path = toPortablePath(physicalFilename);
    return findInstalledVersion(name, isAbsolutePath(path) ? getDirectory(path) : toPortablePath(cwd), project.files);
  } catch {
    return undefined;
  }
}

function mentionError(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const lines = (error.stack ?? String(error)).split("\n").map((line) => line.trim());
  return [String(error), ...lines.filter((line) => line.startsWith("at ")).slice(0, MAX_STACK_LINES)];
}
