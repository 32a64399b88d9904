/**
 * Writes down what the tests lint, so that another linter can be asked the same; `scripts/oxlint.mjs` is who asks. Lints of
 * one configuration share a folder, with a `config.json`. In it each *case* is a copy of a project as it was when it was
 * linted, and each line of `lints.jsonl` names a linted file.
 */
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { Linter } from "eslint";

import { findProjectDirectory } from "./create-project.ts";

interface RecordedConfig {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

type Rules = Readonly<Record<string, { readonly meta?: { readonly docs?: { readonly url?: string } } } | undefined>>;

interface Config extends Partial<RecordedConfig> {
  readonly plugins?: Readonly<Record<string, { readonly rules?: Rules } | undefined>>;
}

/** Stories differ in a word each, and there are thousands: of one configuration so many are kept, and then one of so many. */
const ALL_UP_TO = 200;
const THEN_ONE_OF = 20;

/** From here on each lint of this process leaves a case in the folder. */
export function recordLints(folder: string): void {
  const cases = new Map<string, string | undefined>();
  const stories = new Map<string, number>();
  // Test files have a process each, and run at the same time.
  const list = join(folder, `lints-${String(process.pid)}.jsonl`);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the linter that it is called of
  const { verify } = Linter.prototype;
  Linter.prototype.verify = function verifyAndRecord(this: Linter, text, config, place) {
    // A configuration that ESLint refuses throws here, and is none to compare.
    const messages = verify.call(this, text, config as Linter.Config, place as Linter.LintOptions);
    const file = (typeof place === "string" ? place : place?.filename) ?? "file.ts";
    const recorded = readConfig((Array.isArray(config) ? config : [config]) as readonly Config[]);
    // `<input>` and the like are no files, which is all that oxlint reads.
    if (typeof text === "string" && !file.startsWith("<") && Object.keys(recorded.rules).length > 0) record(text, file, recorded);
    return messages;
  };

  function record(text: string, file: string, config: RecordedConfig): void {
    const directory = findProjectDirectory(file);
    const path = directory === undefined ? file.replace(/^\//u, "") : relative(directory, file);
    const written = JSON.stringify(config);
    const group = createHash("sha256").update(written).digest("hex").slice(0, 12);
    // The files of a story are linted as they lie there; what a rule's test hands over is a project of its own each time.
    const isOnDisk = directory !== undefined && existsSync(file) && readFileSync(file, "utf8") === text;
    const key = JSON.stringify([group, directory, isOnDisk ? undefined : [path, text]]);
    const isNew = !cases.has(key);
    if (isNew) cases.set(key, !isOnDisk || isKept(group) ? `${String(process.pid)}-${String(cases.size)}` : undefined);
    const name = cases.get(key);
    if (name === undefined || (!isNew && !isOnDisk)) return;
    const target = join(folder, group, name);
    if (isNew) {
      mkdirSync(target, { recursive: true });
      if (directory !== undefined) cpSync(directory, target, { recursive: true, verbatimSymlinks: true });
      writeFileSync(join(folder, group, "config.json"), written);
    }
    if (!isOnDisk) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), text);
    }
    appendFileSync(list, `${JSON.stringify({ file: join(group, name, path) })}\n`);
  }

  function isKept(group: string): boolean {
    const count = stories.get(group) ?? 0;
    stories.set(group, count + 1);
    return count < ALL_UP_TO || count % THEN_ONE_OF === 0;
  }
}

function readConfig(configs: readonly Config[]): RecordedConfig {
  return {
    rules: Object.assign({}, ...configs.map(readRules)) as RecordedConfig["rules"],
    settings: Object.assign({}, ...configs.map(({ settings }) => settings)) as RecordedConfig["settings"],
  };
}

/** Our rules by their real names, whatever a test calls them. */
function readRules({ plugins = {}, rules = {} }: Config): RecordedConfig["rules"] {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([id, value]) => {
      const [plugin = "", rule = ""] = id.split(/\/(?=[^/]+$)/u);
      const url = plugins[plugin]?.rules?.[rule]?.meta?.docs?.url;
      const name = url === undefined ? undefined : /eslint-plugin-next-boundary\/.*\/([a-z-]+)\.md$/u.exec(url)?.[1];
      return name === undefined ? [] : [[`next-boundary/${name}`, value]];
    }),
  );
}
