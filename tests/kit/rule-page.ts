/** A fenced block of a page, with the heading it stands under. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The headings above, outermost first. */
  readonly headings: readonly string[];
}

/** What the comments at the top of a block say about the file it shows. */
export interface Example {
  readonly fileName: string;
  readonly code: string;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Packages the app depends on: some cookie names mean what the installed library means by them. */
  readonly dependencies: readonly string[];
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The headings and code blocks of a Markdown page. Knows the subset the pages use: `#` headings and ``` fences. */
export function readPage(markdown: string): { readonly headings: readonly Heading[]; readonly blocks: readonly CodeBlock[] } {
  const headings: Heading[] = [];
  const blocks: CodeBlock[] = [];
  let above: readonly Heading[] = [];
  let open: { readonly fence: string; readonly language: string; readonly line: number; readonly code: string[] } | undefined;
  for (const [index, line] of markdown.split("\n").entries()) {
    if (open !== undefined) {
      if (line.trimEnd() === open.fence) {
        blocks.push({ code: open.code.join("\n"), headings: above.map(({ text }) => text), language: open.language, line: open.line });
        open = undefined;
      } else {
        open.code.push(line);
      }
      continue;
    }
    const [, fence, language = ""] = /^(`{3,})(\w*)/u.exec(line) ?? [];
    if (fence !== undefined) {
      open = { code: [], fence, language, line: index + 1 };
      continue;
    }
    const [, marks, text = ""] = /^(#{1,6})\s+(.*?)\s*$/u.exec(line) ?? [];
    if (marks !== undefined) {
      const heading = { level: marks.length, text };
      headings.push(heading);
      above = [...above.filter(({ level }) => level < heading.level), heading];
    }
  }
  return { blocks, headings };
}

/**
 * The file a block shows, by its first lines:
 *
 *     // app/cart-badge.tsx
 *     // settings: { "next-boundary": { "apiOrigins": ["https://api.shop.test"] } }
 *     // options: [{ "sameOrigin": "ignore" }]
 *     // dependencies: ["@clerk/nextjs"]
 *
 * The comments stay part of the linted code, except that a directive still comes first: comments may stand before it.
 */
export function readExample(block: CodeBlock): Example | undefined {
  const lines = block.code.split("\n");
  const fileName = /^\/\/ (\S+\.[cm]?[jt]sx?)$/u.exec(lines[0] ?? "")?.[1];
  if (fileName === undefined) return undefined;
  const read = (key: string): unknown => {
    const line = lines.slice(1, 5).find((candidate) => candidate.startsWith(`// ${key}: `));
    return line === undefined ? undefined : JSON.parse(line.slice(`// ${key}: `.length));
  };
  return {
    code: block.code,
    dependencies: (read("dependencies") as string[] | undefined) ?? [],
    fileName,
    options: (read("options") as unknown[] | undefined) ?? [],
    settings: (read("settings") as Record<string, unknown> | undefined) ?? {},
  };
}
