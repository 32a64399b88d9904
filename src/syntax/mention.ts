const mentions = new Map<string, RegExp>();

/**
 * Finds an exported name in the text of a module: as a whole word, whatever it is there. A default export has the name
 * that its importers give it, so every text may mention it.
 */
export function createMention(exported: string): RegExp {
  let mention = mentions.get(exported);
  if (mention === undefined) mentions.set(exported, (mention = exported === "default" ? /(?:)/u : createWord(exported)));
  return mention;
}

/** A name as a whole word. */
export function createWord(name: string): RegExp {
  return new RegExp(String.raw`(?<![\w$])${escapeName(name)}(?![\w$])`, "u");
}

/** Finds a list that exports a name under another one: `export { shop as api } from "./shop"`. */
export function createRenaming(exported: string): RegExp {
  return new RegExp(String.raw`\bexport\s*\{[^{}]*(?<![\w$])${escapeName(exported)}\s+as\b`, "u");
}

/** A name within a pattern: the only character of names that means something there is `$`. */
export function escapeName(name: string): string {
  return name.replaceAll("$", String.raw`\$`);
}
