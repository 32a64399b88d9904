/** What Stryker is told about the sample, and what it tells us of it. */
import { appendFileSync } from "node:fs";
import path from "node:path";

import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";

import { createCompiler } from "./compiler.mjs";
import { getName, putIn } from "./sample.mjs";

/** By their ids: what no test notices, and does not compile. */
export const rejected = new Set();

/** Stryker takes ranges of a file, and a range has all faults that lie within the one that was drawn: they are left out here. */
class OnlyDrawn {
  static inject = [commonTokens.options];

  constructor({ sample }) {
    this.drawn = new Set(sample.names);
  }

  async init() {}

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.isDrawn(mutant) ? { status: "passed" } : { reason: "Not drawn", status: "compileError" }]));
  }

  isDrawn({ fileName, location, replacement }) {
    return this.drawn.has(getName(getPath(fileName), location, replacement));
  }
}

/** While it runs, because there is much to read. */
class Unnoticed {
  static inject = [commonTokens.options];

  constructor({ sample }) {
    this.sample = sample;
  }

  onMutantTested({ coveredBy = [], fileName, id, location, replacement, status }) {
    if (status !== "Survived" && status !== "NoCoverage") return;
    const file = getPath(fileName);
    const fault = { location: { end: countFromZero(location.end), start: countFromZero(location.start) }, replacement };
    this.isRejected ??= createCompiler();
    if (this.isRejected(file, putIn(fault, this.sample.texts[file]))) rejected.add(id);
    else appendFileSync(this.sample.report, `${file}:${location.start.line} (${describeTests(coveredBy)})\n${describeFault(fault, this.sample.texts[file])}\n\n`);
  }
}

function describeTests(ids) {
  const files = [...new Set(ids.map((id) => id.split("#")[0].replace(/^.*\/tests\//u, "")))];
  return ids.length === 0 ? "in no test" : `${ids.length} tests, ${files.slice(0, 4).join(", ")}${files.length > 4 ? " …" : ""}`;
}

function describeFault(fault, text) {
  const { end, start } = fault.location;
  const before = text.split("\n");
  const after = putIn(fault, text).split("\n");
  const last = end.line + 1 + after.length - before.length;
  return [...before.slice(start.line, end.line + 1).map((line) => `- ${line}`), ...after.slice(start.line, last).map((line) => `+ ${line}`)].join("\n");
}

function countFromZero({ column, line }) {
  return { column: column - 1, line: line - 1 };
}

function getPath(fileName) {
  return path.relative(process.cwd(), path.resolve(fileName)).split(path.sep).join("/");
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, "only drawn", OnlyDrawn), declareClassPlugin(PluginKind.Reporter, "unnoticed", Unnoticed)];
