/**
 * Copies the example shop and mends the copy with the plugin's own fixes and suggestions.
 *
 *     npm run example:repair -- FOLDER
 */
import { cp, stat } from "node:fs/promises";
import path from "node:path";

import { applySuggestions } from "./apply-suggestions.mjs";
import { EXAMPLE } from "./example-expectations.mjs";

const NOT_COPIED = new Set(["node_modules", ".next"]);

const [target] = process.argv.slice(2);
if (target === undefined || (await stat(target).catch(() => undefined)) !== undefined) {
  console.error(target === undefined ? "Usage: npm run example:repair -- FOLDER" : `'${target}' is there already.`);
  process.exitCode = 2;
} else {
  await cp(EXAMPLE, target, { filter: (source) => !NOT_COPIED.has(path.basename(source)), recursive: true });
  const { fixed, left, suggestions } = await applySuggestions(target, path.join(EXAMPLE, "eslint.config.mjs"));
  console.log(`Fixed: ${fixed.join(", ")}`);
  console.log(`${String(suggestions)} suggestions applied, ${String(left.length)} findings left.`);
  for (const finding of left) console.log(`  ${finding}`);
}
