import type { Heading as HeadingNode } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

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
  /** Further files of the story, which are there and are not linted. */
  readonly others: Readonly<Record<string, string>>;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Packages the app depends on: some cookie names mean what the installed library means by them. */
  readonly dependencies: readonly string[];
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The headings and code blocks of a Markdown page. */
export function readPage(markdown: string): { readonly headings: readonly Heading[]; readonly blocks: readonly CodeBlock[] } {
  const headings: Heading[] = [];
  const blocks: CodeBlock[] = [];
  let above: readonly Heading[] = [];
  for (const node of fromMarkdown(markdown).children) {
    if (node.type === "code") {
      blocks.push({
        code: node.value,
        headings: above.map(({ text }) => text),
        language: node.lang ?? "",
        line: node.position?.start.line ?? 0,
      });
    } else if (node.type === "heading") {
      const heading = { level: node.depth, text: readText(node) };
      headings.push(heading);
      above = [...above.filter(({ level }) => level < heading.level), heading];
    }
  }
  return { blocks, headings };
}

function readText(heading: HeadingNode): string {
  return heading.children.map((child) => ("value" in child ? child.value : "")).join("");
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
 * After an empty line another such name starts a further file, which the first one may import.
 */
export function readExample(block: CodeBlock): Example | undefined {
  const [first = "", ...rest] = block.code.split(/\n\n(?=\/\/ \S+\.[cm]?[jt]sx?\n)/u);
  const lines = first.split("\n");
  const fileName = readFileName(first);
  if (fileName === undefined) return undefined;
  const read = (key: string): unknown => {
    const line = lines.slice(1, 5).find((candidate) => candidate.startsWith(`// ${key}: `));
    return line === undefined ? undefined : JSON.parse(line.slice(`// ${key}: `.length));
  };
  return {
    code: first,
    dependencies: (read("dependencies") as string[] | undefined) ?? [],
    fileName,
    options: (read("options") as unknown[] | undefined) ?? [],
    others: Object.fromEntries(rest.map((file) => [readFileName(file) ?? "", `${file}\n`])),
    settings: (read("settings") as Record<string, unknown> | undefined) ?? {},
  };
}

function readFileName(code: string): string | undefined {
  return /^\/\/ (\S+\.[cm]?[jt]sx?)$/mu.exec(code.split("\n")[0] ?? "")?.[1];
}
