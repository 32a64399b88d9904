/** What came of the mutants, as a table and as diffs. */
import { readFileSync } from "node:fs";
import path from "node:path";

const OUTCOMES = ["killed", "timeout", "survived", "not covered", "static"];

/** Mutants of tables, which are made when a module loads, cannot be switched, and are in no score. */
export function formatReport(folders, totals, judged) {
  const rows = folders.map((folder) => formatRow(folder, totals[folder], judged.filter((mutant) => mutant.folder === folder)));
  const all = formatRow("all", Object.values(totals).reduce((sum, total) => sum + total, 0), judged);
  return [["folder", "mutants", ...OUTCOMES, "score", "95 %"], ...rows, ...(folders.length > 1 ? [all] : [])]
    .map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(32) : String(cell).padStart(12))).join(""))
    .join("\n");
}

function formatRow(name, total, judged) {
  const counts = OUTCOMES.map((outcome) => judged.filter((mutant) => mutant.outcome === outcome).length);
  const [killed, timeouts, survived, missed] = counts;
  const tried = killed + timeouts + survived + missed;
  const [low, high] = getInterval(killed + timeouts, tried);
  return [name, total, ...counts, percent((killed + timeouts) / tried), `${percent(low)}-${percent(high)}`];
}

/** Wilson's interval: what the score of all mutants of the folder is, 19 times of 20. */
function getInterval(successes, tries) {
  const z = 1.96;
  const share = successes / tries;
  const middle = share + z ** 2 / (2 * tries);
  const width = z * Math.sqrt((share * (1 - share)) / tries + z ** 2 / (4 * tries ** 2));
  const divisor = 1 + z ** 2 / tries;
  return [(middle - width) / divisor, (middle + width) / divisor];
}

function percent(share) {
  return (share * 100).toFixed(1);
}

export function formatSurvivors(root, judged) {
  return judged
    .filter(({ outcome }) => outcome === "survived" || outcome === "not covered")
    .sort((first, second) => (first.key < second.key ? -1 : 1))
    .map((mutant) => formatDiff(root, mutant))
    .join("\n");
}

function formatDiff(root, { fileName, location: { end, start }, mutatorName, outcome, replacement }) {
  const lines = readFileSync(path.join(root, fileName), "utf8").split("\n");
  const before = lines.slice(start.line, end.line + 1);
  const after = `${lines[start.line].slice(0, start.column)}${replacement}${lines[end.line].slice(end.column)}`.split("\n");
  const context = lines.slice(Math.max(0, start.line - 2), start.line);
  return [
    `${fileName}:${start.line + 1} ${mutatorName} (${outcome})`,
    ...context.map((line) => `   ${line}`),
    ...before.map((line) => ` - ${line}`),
    ...after.map((line) => ` + ${line}`),
    "",
  ].join("\n");
}
