/** The team's own APIs, as `settings["next-boundary"].apiOrigins` declares them. */
export interface ApiOrigins {
  /** Nothing is declared, as in most apps. */
  readonly isEmpty: boolean;
  /** The entry that an origin such as `https://api.shop.test` falls under. */
  findOrigin(origin: string): string | undefined;
  /** Whether an environment variable, exported constant or helper of this name holds a declared origin. */
  hasName(name: string): boolean;
}

const ORIGIN = /^(?<scheme>https?):\/\/(?<host>(?:\*|[\p{L}\p{M}\p{N}_-]+|\[[\da-f:]+\])(?:\.(?:\*|[\p{L}\p{M}\p{N}_-]+))*)(?::(?<port>\d{1,5}))?\/?$/iu;
const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: "80", https: "443" };

const parsed = new WeakMap<readonly string[], ApiOrigins>();

/**
 * Reads the declared APIs.
 *
 * @throws TypeError that names the entry and what is wrong with it: a declaration that matches nothing looks like
 * a rule that does not work.
 */
export function readApiOrigins(entries: readonly string[]): ApiOrigins {
  const known = parsed.get(entries);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const origins: { readonly entry: string; readonly pattern: RegExp }[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.includes("://")) origins.push({ entry, pattern: createOriginPattern(entry, index) });
    else if (NAME.test(entry)) names.add(entry);
    else throw problem(entry, index, "is neither an origin such as \"https://api.shop.test\" nor the name of an environment variable, constant or helper");
  }
  const result: ApiOrigins = {
    findOrigin: (origin) => origins.find(({ pattern }) => pattern.test(origin))?.entry,
    hasName: (name) => names.has(name),
    isEmpty: entries.length === 0,
  };
  parsed.set(entries, result);
  return result;
}

/** A `*` stands for one label of the host, as in a certificate. */
function createOriginPattern(entry: string, index: number): RegExp {
  const groups = ORIGIN.exec(entry)?.groups;
  const { host, port, scheme = "" } = groups ?? {};
  if (host === undefined) {
    const hasPath = /^https?:\/\/[^/]+\/./iu.test(entry);
    throw problem(entry, index, hasPath ? "has a path; an origin is a scheme, a host and a port" : "is no origin such as \"https://api.shop.test\" or \"https://*.shop.test\"");
  }
  if (!/[^.*]/u.test(host)) throw problem(entry, index, "would match every host");
  if (!host.includes("*")) {
    if (!URL.canParse(entry)) throw problem(entry, index, "is no origin that a browser could reach");
    return new RegExp(`^${escape(new URL(entry).origin)}$`, "u");
  }
  const labels = host
    .toLowerCase()
    .split(".")
    .map((label) => (label === "*" ? "[^./:]+" : label.replaceAll(/[[\]]/gu, String.raw`\$&`)));
  const suffix = port === undefined || DEFAULT_PORTS[scheme.toLowerCase()] === port ? "" : `:${port}`;
  return new RegExp(`^${scheme.toLowerCase()}://${labels.join(String.raw`\.`)}${suffix}$`, "u");
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

function problem(entry: string, index: number, what: string): TypeError {
  return new TypeError(`settings["next-boundary"].apiOrigins[${String(index)}]: "${entry}" ${what}.`);
}
