/** What Stryker is told about the sample, and what it tells us of it. */
import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";

import { createCompiler } from "./compiler.mjs";
import { getName, putIn } from "./sample.mjs";
import { formatScores } from "./scores.mjs";

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

/** Keeps both reports up to date while it runs: there is much to read, and a run that is broken off has said something, too. */
class Reports {
  static inject = [commonTokens.options];

  constructor({ sample }) {
    this.sample = sample;
    this.outcomes = [];
  }

  onMutantTested({ coveredBy = [], fileName, location, replacement, status }) {
    const file = getPath(fileName);
    const text = this.sample.texts[file];
    const fault = { location: { end: countFromZero(location.end), start: countFromZero(location.start) }, replacement };
    const isNoticed = status !== "Survived" && status !== "NoCoverage";
    this.isRejected ??= createCompiler();
    const isRejected = !isNoticed && this.isRejected(file, putIn(fault, text));
    if (!isNoticed && !isRejected) appendFileSync(this.sample.reports.unnoticed, `${file}:${location.start.line} (${describeTests(coveredBy)})\n${describeFault(fault, text)}\n\n`);
    this.outcomes.push({ file, status: isRejected ? "Rejected" : status });
    writeFileSync(this.sample.reports.scores, formatScores(this.sample.folders, this.outcomes));
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

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, "only drawn", OnlyDrawn), declareClassPlugin(PluginKind.Reporter, "reports", Reports)];
