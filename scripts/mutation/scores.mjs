/** How many faults of a folder the tests notice, and within which bounds that holds for all of its faults. */
/** 95 %. */
const Z = 1.96;

/** A table; `outcomes` have the file and what became of the fault. */
export function formatScores(folders, outcomes) {
  const rows = folders.map((folder) => formatScore(folder, outcomes.filter(({ file }) => file.startsWith(`${folder}/`))));
  if (folders.length > 1) rows.push(formatScore("all", outcomes));
  return ["| folder | faults | tests notice | run without an end | do not compile | not noticed | in no test | score | 95 % |", "|---|--:|--:|--:|--:|--:|--:|--:|---|", ...rows, ""].join("\n");
}

function formatScore(name, outcomes) {
  const [killed, endless, uncompiled, survived, uncovered] = ["Killed", "Timeout", "Rejected", "Survived", "NoCoverage"].map((status) => outcomes.filter((outcome) => outcome.status === status).length);
  const found = killed + endless + uncompiled;
  const all = found + survived + uncovered;
  if (all === 0) return `| ${name} | 0 | | | | | | | |`;
  const [low, high] = getInterval(found, all);
  return `| ${name} | ${all} | ${killed} | ${endless} | ${uncompiled} | ${survived} | ${uncovered} | ${formatShare(found / all)} | ${formatShare(low)}–${formatShare(high)} |`;
}

/** Wilson's, which also holds near 100 %. */
function getInterval(found, all) {
  const share = found / all;
  const middle = (share + Z ** 2 / (2 * all)) / (1 + Z ** 2 / all);
  const half = (Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2))) / (1 + Z ** 2 / all);
  return [middle - half, middle + half];
}

function formatShare(share) {
  return `${(share * 100).toFixed(1)} %`;
}
