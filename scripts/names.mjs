/**
 * Prints how well cookie names are classified: precision, recall and every error, beside a naive regular expression.
 *
 *     npm run build && node scripts/names.mjs [folder of the build]
 *
 * The last table leaves names out for real: for each of five folds the word tables are built again without the rows
 * that only names of that fold motivated (`motivatedBy` in words.ts), and the fold is judged with those.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "..");
const build = path.resolve(process.argv[2] ?? path.join(root, "dist"));
const { classifyCookieName, createNameClassifier } = await load("classify-cookie-name.js");
const { createWordTables } = await load("word-tables.js");
const { sets } = JSON.parse(readFileSync(path.join(root, "tests/fixtures/cookie-names.json"), "utf8"));

const FOLDS = 5;
const NAIVE = /token|session|auth|jwt|sid|secret|passw|cred|key/i;

const classifiers = [
  ["ours", (name) => classifyCookieName(name) !== undefined],
  ["naive", (name) => NAIVE.test(name)],
];

for (const [set, names] of Object.entries(sets)) {
  printSet(set, names, classifiers);
  printErrors(judge(names, classifiers[0][1]));
}

const wild = sets["wild-dev"];
const leftOut = Array.from({ length: FOLDS }, (_, fold) => {
  const names = { sensitive: wild.sensitive.filter(inFold), harmless: wild.harmless.filter(inFold) };
  const classify = createNameClassifier(createWordTables(new Set([...names.sensitive, ...names.harmless])));
  return judge(names, (name) => classify(name) !== undefined);
  function inFold(name) {
    return hash(name) % FOLDS === fold;
  }
}).reduce(add);
console.log(`wild-dev, each name judged by words it did not motivate (${FOLDS} folds)\n  ours   ${describe(leftOut)}`);
printErrors(leftOut);

function printSet(set, names, all) {
  console.log(`${set} (${names.sensitive.length + names.harmless.length} names, ${names.sensitive.length} sensitive)`);
  for (const [label, isSensitive] of all) console.log(`  ${label.padEnd(6)} ${describe(judge(names, isSensitive))}`);
}

function judge({ sensitive, harmless }, isSensitive) {
  return {
    found: sensitive.filter((name) => isSensitive(name)).length,
    missed: sensitive.filter((name) => !isSensitive(name)),
    wrong: harmless.filter((name) => isSensitive(name)),
  };
}

function add(a, b) {
  return { found: a.found + b.found, missed: [...a.missed, ...b.missed], wrong: [...a.wrong, ...b.wrong] };
}

function describe({ found, missed, wrong }) {
  const precision = found / (found + wrong.length);
  const recall = found / (found + missed.length);
  const counts = `${found} found, ${wrong.length} wrong, ${missed.length} missed`;
  return `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${counts})`;
}

function printErrors({ missed, wrong }) {
  if (wrong.length > 0) console.log(`  wrong:  ${wrong.join(", ")}`);
  if (missed.length > 0) console.log(`  missed: ${missed.join(", ")}`);
  console.log();
}

/** FNV-1a: the same fold on every machine. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

function load(file) {
  return import(pathToFileURL(path.join(build, "analysis/sensitive-names", file)).href);
}
