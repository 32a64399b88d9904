/** Which faults are put in: of each folder so many, drawn by a hash of what and where they are, so that a seed draws the same on every machine. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { Instrumenter } from "@stryker-mutator/instrumenter";

const QUIET = { debug() {}, info() {}, isDebugEnabled: () => false, warn() {} };

export function listFolders() {
  const analyses = readdirSync("src/analysis", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...analyses.map(({ name }) => `src/analysis/${name}`).sort(), "src/project"];
}

export async function drawFaults(folders, size, seed) {
  const drawn = [];
  for (const folder of folders) {
    const faults = await listFaults(folder);
    const order = new Map(faults.map((fault) => [fault, createHash("sha256").update(`${seed} ${fault.name}`).digest("hex")]));
    drawn.push(...faults.sort((a, b) => (order.get(a) < order.get(b) ? -1 : 1)).slice(0, size));
    console.log(`${folder}: ${Math.min(size, faults.length)} of ${faults.length} faults`);
  }
  return drawn;
}

/** Lines and columns from 0, as Stryker has them until it reports. */
export function getName(file, { end, start }, replacement) {
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${replacement}`;
}

/** The text with the fault in it. */
export function putIn({ location: { end, start }, replacement }, text) {
  const lines = text.split("\n");
  const getOffset = ({ column, line }) => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, column);
  return text.slice(0, getOffset(start)) + replacement + text.slice(getOffset(end));
}

async function listFaults(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".ts"));
  const files = names.sort().map((name) => `${folder}/${name.split(path.sep).join("/")}`);
  const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
  const { mutants } = await new Instrumenter(QUIET).instrument(
    files.map((name) => ({ content: texts.get(name), mutate: true, name })),
    { excludedMutations: [], ignorers: [], plugins: null },
  );
  return mutants.map(({ fileName, location, replacement }) => ({ file: fileName, location, name: getName(fileName, location, replacement), text: texts.get(fileName) }));
}
