/** The measure in print: which rewrite loses what of which rule. */
import type { Verdict } from "./judge.ts";

interface Cell {
  lost: number;
  total: number;
}

const isLost = ({ outcome }: Verdict): boolean => outcome !== "kept";

function count(verdicts: readonly Verdict[]): Cell {
  return { lost: verdicts.filter(isLost).length, total: verdicts.length };
}

function writeCell({ lost, total }: Cell): string {
  return total === 0 ? "" : lost === 0 ? `·/${String(total)}` : `${String(lost)}/${String(total)}`;
}

export function writeShare(verdicts: readonly Verdict[]): string {
  const { lost, total } = count(verdicts);
  return `${String(lost)} of ${String(total)} (${total === 0 ? "0" : ((lost / total) * 100).toFixed(1)} %)`;
}

/** Rows are rewrites, in their order; columns are rules, by their number. */
export function writeTable(verdicts: readonly Verdict[]): string {
  const rules = [...new Set(verdicts.map(({ seed }) => seed.rule))].sort();
  const rewrites = [...new Set(verdicts.map(({ rewrite }) => rewrite.name))];
  const width = Math.max(...rewrites.map((name) => name.length));
  const write = (name: string, cells: readonly string[]): string => `${name.padEnd(width)} ${cells.map((cell) => cell.padStart(7)).join("")}`;
  const rows = rewrites.map((name) => {
    const row = verdicts.filter(({ rewrite }) => rewrite.name === name);
    return write(name, [...rules.map((rule) => writeCell(count(row.filter(({ seed }) => seed.rule === rule)))), writeCell(count(row))]);
  });
  const all = write("all", [...rules.map((rule) => writeCell(count(verdicts.filter(({ seed }) => seed.rule === rule)))), ""]);
  return [
    ...rules.map((rule, index) => `${String(index + 1).padStart(2)}  ${rule}`),
    "",
    write("lost/tried", [...rules.map((_rule, index) => String(index + 1)), "all"]),
    ...rows,
    all,
  ].join("\n");
}

/** The three figures that are worth a line. */
export function writeSummary(verdicts: readonly Verdict[]): string {
  const findings = verdicts.filter(({ seed }) => seed.reports !== undefined);
  const twins = verdicts.filter(({ seed }) => seed.reports === undefined);
  return `Findings lost: ${writeShare(findings)}. Silent twins reported: ${writeShare(twins)}. Crashes: ${String(verdicts.filter(({ outcome }) => outcome === "crash").length)}.`;
}

export function writeProgram({ found, outcome, program, rewrite, seed }: Verdict): string {
  const files = Object.entries(program.files).map(([path, text]) => `// ${path}\n${text}`);
  const messages = found.map(({ file, messageId }) => `${messageId} in ${file}`).join(", ");
  return `──── ${seed.rule} | ${seed.name} | ${rewrite.name}: ${outcome}${messages === "" ? "" : `, ${messages}`}\n${files.join("")}`;
}
