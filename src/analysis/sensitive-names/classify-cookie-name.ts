import { SESSION_COOKIES } from "../../platform/libraries/session-cookies.ts";
import type { SessionCookie } from "../../platform/web/session-cookies.ts";
import type { NameMatcher } from "./name-matcher.ts";
import { segmentWord } from "./segment-words.ts";
import { splitWords, UNKNOWN_PART } from "./split-words.ts";
import { THIRD_PARTY_COOKIES } from "./third-party-cookies.ts";
import { createWordTables, type WordTables } from "./word-tables.ts";
import {
  CSRF_NAMES,
  CSRF_WORDS,
  HARMLESS_ENDINGS,
  HARMLESS_FIRST_WORDS,
  HARMLESS_WORDS,
  SILENT_LAST_WORDS,
  type WordKind,
} from "./words.ts";

export { UNKNOWN_PART } from "./split-words.ts";

export type SensitiveKind = WordKind | "bypass" | "encryptionKey";

/** A cookie name that suggests a session or a credential, what a script gets from reading it, and why we think so. */
export interface SensitiveName {
  /**
   * `deadRead`: the library sets HttpOnly, scripts never see it. `exposed`: a readable credential.
   * `sdk`: readable by design, read through the vendor's SDK; the evidence then has its `sdkCall`.
   */
  readonly exposure: "deadRead" | "exposed" | "sdk";
  /** `transient` lives for one login only: a nonce, an OAuth state, a one-time password. */
  readonly kind: SensitiveKind;
  readonly evidence: SensitiveNameEvidence;
}

/** Which registry entry, prefix or word decided. */
export type SensitiveNameEvidence =
  | { readonly source: "settings" }
  | { readonly source: "registry"; readonly library: string; readonly sdkCall?: string }
  | { readonly source: "prefix"; readonly prefix: "__Http-" | "__Host-Http-" }
  | { readonly source: "words"; readonly words: string };

export interface NameContext {
  /** What the team declares sensitive. */
  readonly sensitive: readonly NameMatcher[];
  /** What the team declares harmless; wins over everything. */
  readonly allow: readonly NameMatcher[];
  /** Package names of the project; empty when unknown. Not to be changed afterwards: answers are kept per set. */
  readonly dependencies: ReadonlySet<string>;
}

type Classify = (name: string, context?: Partial<NameContext>) => SensitiveName | undefined;

const LONGEST_NAME = 256;
const MOST_REMEMBERED = 2000;
const NO_DEPENDENCIES: ReadonlySet<string> = new Set();

/** RFC 6265bis; browsers compare them without regard to case. */
const PREFIX = /^__(?:Host-Http|Http|Host|Secure)-/i;
/** The ones a browser takes only together with HttpOnly. */
const HTTP_ONLY_PREFIXES = new Map<string, "__Http-" | "__Host-Http-">([
  ["__http-", "__Http-"],
  ["__host-http-", "__Host-Http-"],
]);

/** What an unknown part may have been, in the shapes that registry patterns ask for: id, digit, suffix, hashes. */
const UNKNOWN_SAMPLES = ["x", "0", "abcdef01", "0123456789abcdef".repeat(2), "01234567".repeat(5)];
const SHORTEST_KNOWN_PART = 4;

const DEFAULT_TABLES = createWordTables();

/**
 * Says whether a cookie of this name carries a session or a credential, and whether scripts can read it.
 *
 * Asks, in this order: the team's `allow` and `sensitive`, CSRF names (never reported), the registry of known session
 * cookies, known third-party cookies, the prefixes that imply HttpOnly, and the last words of the name.
 * A name that several libraries use goes to the one among the dependencies; with none of them it is an ordinary
 * name. `UNKNOWN_PART` inside the name stands for what could not be evaluated.
 *
 * Gives up (`undefined`) on names that end in an unknown part, unless the registry knows the beginning, and on names
 * longer than 256 characters. `undefined` also means harmless: no caller has to tell the two apart.
 */
export const classifyCookieName: Classify = createNameClassifier(DEFAULT_TABLES);

/** The same over other word tables, for measuring with words left out. */
export function createNameClassifier(tables: WordTables): Classify {
  const remembered = new WeakMap<ReadonlySet<string>, Map<string, SensitiveName | undefined>>();

  return function classify(name, context = {}) {
    if (name.length > LONGEST_NAME) return undefined;
    if (context.allow?.some((matches) => matches(name)) === true) return undefined;

    const known = recall(name, context.dependencies ?? NO_DEPENDENCIES);
    if (context.sensitive?.some((matches) => matches(name)) !== true) return known;
    const exposure = known?.exposure === "deadRead" ? "deadRead" : "exposed";
    return { exposure, kind: known?.kind ?? "credential", evidence: { source: "settings" } };
  };

  function recall(name: string, dependencies: ReadonlySet<string>): SensitiveName | undefined {
    const answers = remembered.get(dependencies) ?? new Map<string, SensitiveName | undefined>();
    remembered.set(dependencies, answers);
    if (answers.has(name)) return answers.get(name);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    const answer = classifyUndeclared(name, dependencies, tables);
    answers.set(name, answer);
    return answer;
  }
}

/** The words of a name, joined ones taken apart: `authToken` and `auth_token` are both `auth`, `token`. */
export function getNameWords(name: string): readonly string[] {
  return name.length > LONGEST_NAME ? [] : findWords(name, DEFAULT_TABLES);
}

/**
 * Is it a CSRF token's name? Some are HttpOnly, most have to be read; none lets its bearer in, so none is sensitive.
 */
export function isCsrfName(name: string): boolean {
  if (name.length > LONGEST_NAME) return false;
  return CSRF_NAMES.includes(name) || isCsrf(findWords(name, DEFAULT_TABLES));
}

function classifyUndeclared(
  name: string,
  dependencies: ReadonlySet<string>,
  tables: WordTables,
): SensitiveName | undefined {
  const prefix = PREFIX.exec(name)?.[0] ?? "";
  const bareName = name.slice(prefix.length);
  const words = findWords(bareName, tables);
  if (CSRF_NAMES.includes(bareName) || isCsrf(words)) return undefined;

  const entries = findRegistryEntries(name, bareName);
  const proven = entries.find((entry) => isProven(entry, dependencies));
  if (proven !== undefined) return classifyEntry(proven);
  if (THIRD_PARTY_COOKIES.some((pattern) => pattern.test(name) || pattern.test(bareName))) return undefined;

  const byWords = classifyWords(words, bareName, tables);
  const httpOnlyPrefix = HTTP_ONLY_PREFIXES.get(prefix.toLowerCase());
  if (httpOnlyPrefix !== undefined) {
    const evidence = { source: "prefix", prefix: httpOnlyPrefix } as const;
    return { exposure: "deadRead", kind: byWords?.kind ?? "session", evidence };
  }
  if (byWords !== undefined || dependencies.size > 0 || isHarmless(words)) return byWords;
  const suspected = entries.map(classifyEntry).find((answer) => answer !== undefined);
  return suspected && { ...suspected, exposure: "exposed" }; // whose it is nobody can say, so not what they do with it
}

/** Words as the tables know them, without what says nothing at the end: chunk numbers, versions and `cookie`. */
function findWords(bareName: string, tables: WordTables): readonly string[] {
  const words = splitWords(bareName).flatMap((word) => segmentWord(word, tables));
  const last = words.findLastIndex((word) => !/^\d+$/.test(word) && !SILENT_LAST_WORDS.includes(word));
  const isVersion = words[last] === "v" && /^\d+$/.test(words[last + 1] ?? "");
  return words.slice(0, isVersion ? last : last + 1);
}

function isCsrf(words: readonly string[]): boolean {
  const phrase = ` ${words.join(" ")} `;
  return CSRF_WORDS.some((word) => phrase.includes(` ${word} `));
}

function isHarmless(words: readonly string[]): boolean {
  const [first] = words;
  return (
    words.some((word) => HARMLESS_WORDS.includes(word)) ||
    (words.length > 1 && first !== undefined && HARMLESS_FIRST_WORDS.includes(first)) ||
    HARMLESS_ENDINGS.includes(words.slice(-2).join(" "))
  );
}

function classifyWords(words: readonly string[], bareName: string, tables: WordTables): SensitiveName | undefined {
  if (isHarmless(words) || isTornOff(words, bareName, tables)) return undefined;
  const wholeName = words.join(" ");
  const wholeKind = tables.wholeNames.get(wholeName);
  if (wholeKind !== undefined) return classifyAs(wholeKind, wholeName);
  for (const count of [3, 2, 1]) {
    const ending = words.slice(-count).join(" ");
    const kind = tables.endings.get(ending);
    if (kind !== undefined) return classifyAs(kind, ending);
  }
  return undefined;
}

/** `${first}sid` may be `inside`, nearly: after an unknown part without a seam only a closing word is believed. */
function isTornOff(words: readonly string[], bareName: string, tables: WordTables): boolean {
  const last = words.at(-1);
  return last !== undefined && bareName.includes(UNKNOWN_PART + last) && !tables.closingWords.has(last);
}

function classifyAs(kind: WordKind, words: string): SensitiveName {
  return { exposure: "exposed", kind, evidence: { source: "words", words } };
}

/** The entries whose pattern the name fits, with or without its prefix, in the registry's order. */
function findRegistryEntries(name: string, bareName: string): readonly SessionCookie[] {
  const candidates = [name, bareName].flatMap((candidate) => {
    if (!candidate.includes(UNKNOWN_PART)) return [candidate];
    if (candidate.replaceAll(UNKNOWN_PART, "").length < SHORTEST_KNOWN_PART) return [];
    return UNKNOWN_SAMPLES.map((sample) => candidate.replaceAll(UNKNOWN_PART, sample));
  });
  return SESSION_COOKIES.filter(({ pattern }) => candidates.some((candidate) => pattern.test(candidate)));
}

function isProven(entry: SessionCookie, dependencies: ReadonlySet<string>): boolean {
  return entry.proof === "name" || entry.packages.some((pattern) => hasPackage(dependencies, pattern));
}

function hasPackage(dependencies: ReadonlySet<string>, pattern: string): boolean {
  if (!pattern.endsWith("/*")) return dependencies.has(pattern);
  const scope = pattern.slice(0, -1);
  return [...dependencies].some((name) => name.startsWith(scope));
}

/** Readable by design and no call known that replaces the read: then it is a readable credential like any other. */
function classifyEntry(entry: SessionCookie): SensitiveName | undefined {
  const { httpOnly, kind, library, sdkCall } = entry;
  if (kind === "csrf" || kind === "marker" || kind === "preference") return undefined;
  if (httpOnly === "yes") return { exposure: "deadRead", kind, evidence: { source: "registry", library } };
  if (sdkCall === undefined) return { exposure: "exposed", kind, evidence: { source: "registry", library } };
  return { exposure: "sdk", kind, evidence: { source: "registry", library, sdkCall } };
}
