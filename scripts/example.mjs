/**
 * Lints the example shop as a user would, and says whether the plugin found what the shop's README promises.
 *
 *     npm run example
 *
 * The findings are the point, so they do not make it fail; a missing or an additional one does.
 */
import { ESLint } from "eslint";

import { collectFindings, EXAMPLE, readExpectedFindings } from "./example-expectations.mjs";

const eslint = new ESLint({ cwd: EXAMPLE });
const results = await eslint.lintFiles(["."]);
const formatter = await eslint.loadFormatter("stylish");
console.log(await formatter.format(results));

const expected = await readExpectedFindings();
const found = collectFindings(results);
const missing = [...expected].filter((finding) => !found.has(finding));
const additional = [...found].filter((finding) => !expected.has(finding));
if (missing.length === 0 && additional.length === 0) {
  console.log(`As expected: all ${String(expected.size)} mistakes of examples/shop were found, in ${String(results.length)} files.`);
} else {
  for (const finding of missing) console.log(`Not found: ${finding}`);
  for (const finding of additional) console.log(`Not expected: ${finding}`);
  process.exitCode = 1;
}
