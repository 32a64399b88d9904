/**
 * What does the plugin say about the files of an app? Lints them in a process of its own, with the one rule and nothing
 * else, so that nothing the plugin remembers of one app is left for the next.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SCRIPT = fileURLToPath(import.meta.url);
const RULE = "next-boundary/no-server-import-in-client";

/** Messages of all files: `file` relative to the app, `line`, `messageId`, `message`. `plugin` is the built plugin's path. */
export function askPlugin(directory, files, plugin) {
  const list = join(directory, "lint.json");
  writeFileSync(list, JSON.stringify(files));
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [SCRIPT, directory, plugin], { stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) done(JSON.parse(readFileSync(list, "utf8")));
      else fail(new Error(`The plugin gave no answer for ${directory}.`));
    });
  });
}

async function lint(directory, plugin) {
  const { default: nextBoundary } = await import(pathToFileURL(plugin).href);
  const { Linter } = await import("eslint");
  const { default: parser } = await import("@typescript-eslint/parser");
  const linter = new Linter({ configType: "flat", cwd: directory });
  const config = {
    files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "next-boundary": nextBoundary },
    rules: { [RULE]: "error" },
  };
  const list = join(directory, "lint.json");
  const messages = JSON.parse(readFileSync(list, "utf8")).flatMap((file) =>
    linter
      .verify(readFileSync(join(directory, file), "utf8"), config, join(directory, file))
      .map(({ fatal, line, message, messageId }) => ({ fatal, file, line, message, messageId })),
  );
  writeFileSync(list, JSON.stringify(messages));
}

if (process.argv[1] === SCRIPT) await lint(process.argv[2], process.argv[3]);
