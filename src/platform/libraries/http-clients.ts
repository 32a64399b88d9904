import { BROWSER_CLIENTS } from "../web/browser-clients.ts";
import { LIBRARIES } from "./all-libraries.ts";
import type { HttpClient, SharedClient } from "./http-client.ts";

/**
 * The HTTP clients that run in a browser: where the URL stands, where the credentials mode goes, and what they
 * ignore. Not here because they include credentials by themselves: better-auth's client, and supertokens-website.
 */
export const HTTP_CLIENTS: readonly HttpClient[] = [
  ...BROWSER_CLIENTS,
  ...LIBRARIES.flatMap(({ clients = [], modules, name }) => clients.map((client): HttpClient => ({ modules, name, ...client }))),
];

const byModule = new Map<string, readonly HttpClient[]>();
for (const client of HTTP_CLIENTS) {
  for (const module of client.modules.length === 0 ? [""] : client.modules) {
    byModule.set(module, [...(byModule.get(module) ?? []), client]);
  }
}

/** The names the browser's own ways to send a request start with: `fetch`, `XMLHttpRequest`. */
export const REQUEST_GLOBALS: readonly string[] = [
  ...new Set(BROWSER_CLIENTS.flatMap(({ forms }) => forms.flatMap(({ paths }) => paths.map((path) => path.split(".", 1).join())))),
];

/** The last names of everything in the tables: a member call with another name is not looked at any further. */
export const METHOD_NAMES: ReadonlySet<string> = new Set(
  HTTP_CLIENTS.flatMap(({ factories = [], forms }) => [
    ...forms.flatMap(({ paths }) => paths),
    ...factories.map(({ path }) => path),
  ]).map((path) => path.split(".").at(-1) ?? ""),
);

export const REQUEST_MODULES: readonly string[] = [...byModule.keys()].filter((name) => name !== "");

/** What a module must have in its text to make a client of one of these libraries. */
const HTTP_CLIENT_SPECIFIER = new RegExp(
  `["'\`](?:${REQUEST_MODULES.join("|")})["'\`]`,
  "u",
);

/** What a module must have in its text to send a request itself. */
export const REQUEST_MENTION = new RegExp(`\\b(?:${REQUEST_GLOBALS.join("|")})\\b|${HTTP_CLIENT_SPECIFIER.source}`, "u");

/** What follows a name that is assigned to, in brackets or in a cast perhaps, and not after no end of them. */
const ASSIGNED = /(?:["'`\])\s]|\bas\s+\w+){0,100}(?:\?\?|\|\||&&)?=(?![=>])/uy;

/** Every text of an app comes by here, so the names are looked for as they are, and their surroundings where they stand. */
function isAssigned(name: string, text: string): boolean {
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
    ASSIGNED.lastIndex = start + name.length;
    if (ASSIGNED.test(text) && !/\w/u.test(text.charAt(start - 1))) return true;
  }
  return false;
}

const SHARED: ReadonlyMap<string, SharedClient> = new Map(HTTP_CLIENTS.flatMap(({ name, shared }) => (shared === undefined ? [] : [[name, shared] as const])));

/** How a client's default export changes the requests of all modules, by the client's name. */
export function findSharedClient(name: string): SharedClient | undefined {
  return SHARED.get(name);
}

const CHANGES = [...SHARED].map(([name, { members, names }]) => ({
  name,
  words: new RegExp(`\\b(?:${names.join("|")})\\s*\\.\\s*(?:${members.join("|")})\\b`, "iu"),
}));

/**
 * Names of clients whose requests a module may change wherever they are sent, by its text alone: `window.fetch = …`,
 * `axios.defaults`, `axios.interceptors`. Nearly no module does.
 */
export function findRequestChanges(text: string): readonly string[] {
  const names = REQUEST_GLOBALS.filter((name) => isAssigned(name, text));
  const changed = CHANGES.filter(({ name, words }) => text.includes(name) && words.test(text));
  return [...names, ...changed.map(({ name }) => name)];
}

/** The clients a package exports; the empty string stands for the browser's own globals. */
export function getHttpClients(module: string): readonly HttpClient[] {
  return byModule.get(module) ?? [];
}
