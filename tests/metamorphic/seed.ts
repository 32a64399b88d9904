/** A small app in which a rule finds something, or its silent twin. */
export interface Seed {
  readonly rule: string;
  readonly name: string;
  /** The id of the message that it gets; none for one where all is well. */
  readonly reports: string | undefined;
  /** The module that is rewritten. */
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly options?: readonly object[];
  readonly dependencies?: readonly string[];
}

type Extra = Pick<Seed, "dependencies" | "options" | "settings">;

/** The seeds of a rule, of texts in which each module begins with the line `// its/path.ts`. The first one is rewritten. */
export interface Sowing {
  readonly reports: (name: string, messageId: string, text: string, extra?: Extra) => void;
  readonly silent: (name: string, text: string, extra?: Extra) => void;
}

export function sow(rule: string, write: (sowing: Sowing) => void): readonly Seed[] {
  const seeds: Seed[] = [];
  const add = (name: string, reports: string | undefined, text: string, extra: Extra = {}): void => {
    const files = readFiles(text);
    const [path] = Object.keys(files);
    if (path === undefined) throw new Error(`No module in '${name}'.`);
    seeds.push({ ...extra, files, name, path, reports, rule });
  };
  write({
    reports: (name, messageId, text, extra) => { add(name, messageId, text, extra); },
    silent: (name, text, extra) => { add(name, undefined, text, extra); },
  });
  return seeds;
}

function readFiles(text: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  let path: string | undefined;
  for (const line of text.trim().split("\n")) {
    const start = /^\/\/ ([\w@./[\]()-]+\.(?:[cm]?[jt]sx?|json))$/u.exec(line)?.[1];
    if (start !== undefined) files[(path = start)] = "";
    else if (path !== undefined) files[path] = `${files[path] ?? ""}${line}\n`;
  }
  return files;
}
