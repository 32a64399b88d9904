import { createNameMatcher, type NameMatcher } from "../analysis/sensitive-names/name-matcher.ts";

/** `settings["next-boundary"]` and the part of `settings.next` that is shared with Next.js' own plugin. */
export interface Settings {
  /** Folders of Next.js apps, as the team wrote them: paths or globs, relative to the working directory. */
  readonly rootDirectories: readonly string[];
  readonly apiOrigins: readonly string[];
  readonly sensitive: readonly NameMatcher[];
  readonly allow: readonly NameMatcher[];
  readonly serverOnlyModules: readonly string[];
  readonly ignoreModules: readonly string[];
  readonly nextVersion: number | undefined;
  readonly fixSuggestions: ReadonlySet<string>;
}

const KEY = "next-boundary";

/** Something that the team wrote into its configuration and has to hear of: it ends the run, as a wrong option does. */
export class WrongSetting extends TypeError {}

const parsed = new WeakMap<object, Settings>();

/**
 * Reads the shared settings of a configuration.
 *
 * @throws WrongSetting that names the key, what it must be and what it is: ESLint has no schema for settings, and
 * a setting that is silently ignored looks like a rule that does not work.
 */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings {
  const known = parsed.get(settings);
  if (known !== undefined) return known;
  const own = readRecord(settings[KEY], `settings["${KEY}"]`);
  for (const key of Object.keys(own)) {
    if (!KNOWN_SETTINGS.has(key)) {
      throw new WrongSetting(`settings["${KEY}"].${key} is not a setting. Known settings: ${[...KNOWN_SETTINGS].join(", ")}.`);
    }
  }
  // Nothing reads it: ESLint's cache compares settings, and that is all it is for.
  if (own["graph"] !== undefined && typeof own["graph"] !== "string") throw wrongType(`settings["${KEY}"].graph`, "a string", own["graph"]);
  const result: Settings = {
    allow: readMatchers(own, "allow"),
    apiOrigins: readStrings(own, "apiOrigins"),
    // Findings print the name with the plugin's in front, so that is what gets copied.
    fixSuggestions: new Set(readStrings(own, "fixSuggestions").map((name) => name.replace(/^.*\//u, ""))),
    ignoreModules: readStrings(own, "ignoreModules"),
    nextVersion: readVersion(own["nextVersion"]),
    rootDirectories: readRootDirectories(settings["next"]),
    sensitive: readMatchers(own, "sensitive"),
    serverOnlyModules: readStrings(own, "serverOnlyModules"),
  };
  parsed.set(settings, result);
  return result;
}

const KNOWN_SETTINGS: ReadonlySet<string> = new Set([
  "allow",
  "apiOrigins",
  "fixSuggestions",
  "graph",
  "ignoreModules",
  "nextVersion",
  "sensitive",
  "serverOnlyModules",
]);

/**
 * Turns declared cookie names into matchers.
 *
 * @throws WrongSetting that names the place (`allow[1]`) and the entry.
 */
export function createNameMatchers(entries: readonly string[], place: string): readonly NameMatcher[] {
  return entries.map((entry, index) => {
    try {
      return createNameMatcher(entry);
    } catch (error) {
      throw new WrongSetting(`${place}[${String(index)}]: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

function readMatchers(own: Readonly<Record<string, unknown>>, key: string): readonly NameMatcher[] {
  return createNameMatchers(readStrings(own, key), `settings["${KEY}"].${key}`);
}

function readStrings(own: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value = own[key];
  if (value === undefined) return [];
  if (!isStringArray(value)) throw wrongType(`settings["${KEY}"].${key}`, "an array of strings", value);
  return value;
}

function readVersion(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const major = typeof value === "number" ? value : typeof value === "string" ? Number.parseInt(value, 10) : Number.NaN;
  if (!Number.isInteger(major)) throw wrongType(`settings["${KEY}"].nextVersion`, 'a version such as 16 or "16.4"', value);
  return major;
}

/** `settings.next` belongs to `@next/eslint-plugin-next`, which tells its users itself what is wrong with it. */
function readRootDirectories(next: unknown): readonly string[] {
  const rootDir = typeof next === "object" && next !== null ? (next as { readonly rootDir?: unknown }).rootDir : undefined;
  if (typeof rootDir === "string") return [rootDir];
  return isStringArray(rootDir) ? rootDir : [];
}

function readRecord(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongType(name, "an object", value);
  return value as Readonly<Record<string, unknown>>;
}

function isStringArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function wrongType(name: string, expected: string, value: unknown): WrongSetting {
  return new WrongSetting(`${name} must be ${expected}, but it is ${JSON.stringify(value) ?? String(value)}.`);
}
