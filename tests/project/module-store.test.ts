import parser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";

import { FileStore } from "../../src/platform/host/file-store.ts";
import { loadNativeExtractor, type RecordExtractor } from "../../src/project/extract-module-record.ts";
import { ModuleStore } from "../../src/project/module-store.ts";
import type { EslintParser } from "../../src/project/parse-module.ts";
import { createMemoryHost, type MemoryHost } from "../kit/memory-host.ts";

const PARSER = parser as EslintParser;

interface Story {
  readonly host: MemoryHost;
  readonly files: FileStore;
  readonly modules: ModuleStore;
  /** Saves a text and asks anew, as the next lint would. */
  save(path: string, text: string | undefined): void;
}

function createStory(texts: Readonly<Record<string, string>>, load?: () => RecordExtractor | undefined): Story {
  const host = createMemoryHost(texts);
  const files = new FileStore(host);
  return {
    files,
    host,
    modules: new ModuleStore(files, load),
    save(path, text) {
      if (text === undefined) host.files.delete(path);
      else host.files.set(path, text);
      files.startRound();
    },
  };
}

function getSpecifiers({ modules }: Story, path = "/shop/a.ts", keepsImports = false): readonly string[] {
  return modules.getRecord(path, keepsImports).requests.map(({ specifier }) => specifier);
}

describe("getRecord", () => {
  it("parses nothing twice for one content", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";', "/shop/b.ts": "" });
    const first = story.modules.getRecord("/shop/a.ts", false);
    expect(story.modules.getRecord("/shop/a.ts", false)).toBe(first);
    story.files.startRound();
    expect(story.modules.getRecord("/shop/a.ts", false)).toBe(first);
    story.save("/shop/b.ts", "changed");
    expect(story.modules.getRecord("/shop/a.ts", false)).toBe(first);
    expect(story.modules.counts).toEqual({ records: 1, trees: 0 });
  });

  it("sees what was saved", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";' });
    expect(getSpecifiers(story)).toEqual(["./b"]);
    story.save("/shop/a.ts", 'import "./c";');
    expect(getSpecifiers(story)).toEqual(["./c"]);
  });

  it("parses a saved text once", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";' });
    getSpecifiers(story);
    story.save("/shop/a.ts", 'import "./c";');
    for (let round = 0; round < 5; round += 1) {
      getSpecifiers(story);
      story.files.startRound();
    }
    expect(story.modules.counts.records).toBe(2);
  });

  it("keeps the two readings of one file apart", () => {
    const story = createStory({ "/shop/a.ts": 'import { b } from "./b";' });
    expect([getSpecifiers(story, "/shop/a.ts", false), getSpecifiers(story, "/shop/a.ts", true)]).toEqual([[], ["./b"]]);
    getSpecifiers(story, "/shop/a.ts", false);
    expect(story.modules.counts.records).toBe(2);
  });

  it("keeps the last good record while somebody is typing", () => {
    const story = createStory({ "/shop/a.ts": '"use client"; import "./b";' });
    getSpecifiers(story);
    story.save("/shop/a.ts", '"use client"; import "./b"; import { c from "./c";');
    expect(getSpecifiers(story)).toEqual(["./b"]);
    expect(story.modules.getRecord("/shop/a.ts", false).directives).toEqual(["use client"]);
    story.save("/shop/a.ts", '"use client"; import "./b"; import { c } from');
    expect(getSpecifiers(story)).toEqual(["./b"]);
    story.save("/shop/a.ts", '"use client"; import "./c";');
    expect(getSpecifiers(story)).toEqual(["./c"]);
  });

  it("parses a text with a syntax error once", () => {
    const story = createStory({ "/shop/a.ts": "import { from" });
    for (let time = 0; time < 3; time += 1) {
      expect(getSpecifiers(story)).toEqual([]);
      story.files.startRound();
    }
    expect(story.modules.counts.records).toBe(1);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["is missing", {}],
    ["is a folder", { "/shop/a.ts/b.ts": "" }],
    ["never parsed", { "/shop/a.ts": "import {" }],
    ["is empty", { "/shop/a.ts": "" }],
    ["is longer than anybody writes", { "/shop/a.ts": `import "./b";\n${"x();\n".repeat(400_001)}` }],
    ["is no text", { "/shop/a.ts": "\0\u0001\uFFFD\uFFFD" }],
  ])("has nothing to say about a file that %s", (_, texts) => {
    const story = createStory(texts);
    expect(story.modules.getRecord("/shop/a.ts", false)).toEqual({ directives: [], exports: [], mayChangeRequests: [], mentionsServerOnly: false, requests: [], words: 0 });
  });

  it("does not parse what is longer than anybody writes", () => {
    const story = createStory({ "/shop/a.ts": "x();\n".repeat(400_001) });
    getSpecifiers(story);
    expect(story.modules.counts.records).toBe(0);
    expect(story.modules.openTree("/shop/a.ts")).toBeUndefined();
  });

  it("reads a file that appears, and forgets one that is deleted", () => {
    const story = createStory({ "/shop/b.ts": "" });
    expect(getSpecifiers(story)).toEqual([]);
    story.save("/shop/a.ts", 'import "./b";');
    expect(getSpecifiers(story)).toEqual(["./b"]);
    story.save("/shop/a.ts", undefined);
    expect(getSpecifiers(story)).toEqual([]);
  });

  it("bears an extractor that throws", () => {
    const extractor: RecordExtractor = {
      extract: () => {
        throw new Error("out of memory");
      },
      parse: () => undefined,
    };
    expect(getSpecifiers(createStory({ "/shop/a.ts": 'import "./b";' }, () => extractor))).toEqual([]);
  });
});

describe("the parts that make records", () => {
  it("are loaded when they are first needed, and once", () => {
    let loads = 0;
    const story = createStory({ "/shop/a.ts": 'import "./b";', "/shop/b.ts": "" }, () => {
      loads += 1;
      return loadNativeExtractor();
    });
    story.files.startRound();
    expect(loads).toBe(0);
    getSpecifiers(story, "/shop/a.ts");
    getSpecifiers(story, "/shop/b.ts");
    expect(loads).toBe(1);
  });

  it("are the linted file's own parser where no native part loads", () => {
    const story = createStory({ "/shop/a.ts": 'import { b } from "./b"; b();' }, () => undefined);
    story.modules.offerParser(PARSER);
    expect(getSpecifiers(story)).toEqual(["./b"]);
  });

  it("are not looked for again at each file where none load", () => {
    let loads = 0;
    const story = createStory({ "/shop/a.ts": 'import "./b";', "/shop/b.ts": 'import "./a";' }, () => {
      loads += 1;
      return undefined;
    });
    expect([getSpecifiers(story, "/shop/a.ts"), getSpecifiers(story, "/shop/b.ts")]).toEqual([[], []]);
    expect(loads).toBe(1);
  });

  it("come from the first file that has a parser", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";' }, () => undefined);
    story.modules.offerParser(undefined);
    story.modules.offerParser({ parse: () => undefined });
    story.modules.offerParser(PARSER);
    expect(story.modules.openTree("/shop/a.ts")).toBeUndefined();
  });

  it("may come after the first question", () => {
    const story = createStory({ "/shop/a.ts": 'import "./b";' }, () => undefined);
    expect(getSpecifiers(story)).toEqual([]);
    story.modules.offerParser(PARSER);
    expect(story.modules.openTree("/shop/a.ts")?.ast.body).toHaveLength(1);
  });
});

describe("openTree", () => {
  it("opens the text as it is on the disk, and counts", () => {
    const story = createStory({ "/shop/a.ts": "const a = 1;", "/shop/broken.ts": "const" });
    expect(story.modules.openTree("/shop/a.ts")?.ast.body[0]?.type).toBe("VariableDeclaration");
    expect(story.modules.openTree("/shop/broken.ts")).toBeUndefined();
    expect(story.modules.openTree("/shop/missing.ts")).toBeUndefined();
    expect(story.modules.counts.trees).toBe(2);
  });

  it("links nodes with their parents and has scopes", () => {
    const module = createStory({ "/shop/a.tsx": "export const a = <p>{b}</p>;" }).modules.openTree("/shop/a.tsx");
    const [statement] = module?.ast.body ?? [];
    expect(statement?.parent).toBe(module?.ast);
    expect(module?.scopes.globalScope).not.toBeNull();
  });
});
