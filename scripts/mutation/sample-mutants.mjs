/**
 * Which mutants of a folder are tried. Stryker's mutators say what there is; a hash of the mutant and the seed puts them
 * into an order, and the first ones are the sample. So it is uniform, the same for everybody, and a larger one of the
 * same seed holds the smaller ones.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { Instrumenter } from "@stryker-mutator/instrumenter";

const SILENT = { debug() {}, info() {}, isDebugEnabled: () => false, warn() {} };
const OPTIONS = { excludedMutations: [], ignorers: [], noHeader: false, plugins: null };

/** The sampled mutants of a folder of `root`, and how many there are to choose from. */
export async function sampleMutants(root, folder, size, seed) {
  const files = listSources(path.join(root, folder)).map((file) => path.relative(root, file));
  const { mutants } = await instrument(root, files.map((name) => ({ mutate: true, name })));
  const ordered = mutants
    .map((mutant) => ({ ...mutant, folder, key: getKey(mutant) }))
    .map((mutant) => ({ mutant, rank: createHash("sha256").update(`${seed} ${mutant.key}`).digest("hex") }))
    .sort((first, second) => (first.rank < second.rank ? -1 : 1));
  return { chosen: ordered.slice(0, size).map(({ mutant }) => mutant), total: mutants.length };
}

/**
 * The texts of the files with the mutants in them, each behind a switch, by name. A mutant's `id` is the one of its
 * switch; others lie in the same ranges, and nobody switches them on.
 */
export async function placeMutants(root, mutants) {
  const byFile = groupByFile(mutants);
  const placed = await instrument(root, [...byFile].map(([name, inFile]) => ({ mutate: inFile.map(({ location }) => location), name })));
  const ids = new Map(placed.mutants.map((mutant) => [getKey(mutant), mutant.id]));
  const literals = new Map();
  const texts = Object.fromEntries(placed.files.map(({ content, name }) => [name, reportValues(content, literals)]));
  return { mutants: mutants.map((mutant) => withSwitch(mutant, ids.get(mutant.key), literals)), texts };
}

function withSwitch(mutant, id, literals) {
  return { ...mutant, id, literal: literals.get(id) };
}

/**
 * Has each place report the value that it would have without a mutant: where that is `true` in a whole test, the mutant
 * that writes `true` there needs no run.
 */
function reportValues(text, literals) {
  for (const [, id, literal] of text.matchAll(/stryMutAct_9fa48\("(\d+)"\) \? (true|false) :/gu)) literals.set(id, literal === "true");
  return text
    .replaceAll(/\(stryCov_9fa48\(("\d+"(?:, "\d+")*)\), /gu, "globalThis.mutationSeen([$1], true, ")
    .replaceAll(/stryCov_9fa48\(("\d+"(?:, "\d+")*)\)/gu, "globalThis.mutationSeen([$1], false)");
}

function instrument(root, files) {
  const instrumenter = new Instrumenter(SILENT);
  return instrumenter.instrument(
    files.map((file) => ({ ...file, content: readFileSync(path.join(root, file.name), "utf8") })),
    OPTIONS,
  );
}

function getKey({ fileName, location: { end, start }, mutatorName, replacement }) {
  return [fileName, start.line, start.column, end.line, end.column, mutatorName, replacement].join(" ");
}

function listSources(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => path.join(folder, file))
    .sort();
}

function groupByFile(mutants) {
  const groups = new Map();
  for (const mutant of mutants) groups.set(mutant.fileName, [...(groups.get(mutant.fileName) ?? []), mutant]);
  return groups;
}
