/** An app as it is on the disk, and edits of its texts by chance: what a person changes, breaks and takes back. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const TEXTS = /\.(?:[cm]?[jt]sx?|json)$/u;
const SKIPPED = new Set([".next", ".turbo", "dist", "node_modules", "package-lock.json"]);

/** A state that starts as the folder is, and changes by one to three edits at a time. */
export function openApp(directory) {
  const original = Object.fromEntries(listTexts(directory).map((path) => [join("repo", relative(directory, path)), readFileSync(path, "utf8")]));
  let files = { ...original };
  return {
    edit(random) {
      const edits = [];
      for (let count = 1 + Math.floor(random() ** 2 * 3); count > 0; count -= 1) {
        const next = pick(EDITS, random)(files, original, random);
        if (next === undefined) continue;
        files = next.files;
        edits.push(next.says);
      }
      return edits.join(", ");
    },
    render: () => ({ files, links: {} }),
  };
}

function listTexts(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return listTexts(path);
    return entry.isFile() && TEXTS.test(entry.name) ? [path] : [];
  });
}

/** Each gives the files after it, or nothing where there is nothing to change. */
const EDITS = [
  (files, _original, random) => replace(files, /\b(?:true|false)\b/gu, (word) => String(word === "false"), random),
  (files, _original, random) => {
    const others = Object.values(files).flatMap((text) => [...text.matchAll(LITERAL)].map(([literal]) => literal));
    return others.length === 0 ? undefined : replace(files, LITERAL, () => pick(others, random), random);
  },
  (files, _original, random) => replace(files, /^["']use (?:client|server)["'];?\n/gmu, () => "", random),
  (files, _original, random) => {
    const path = pick(Object.keys(files), random);
    return { files: { ...files, [path]: `${pick(["'use client'", "'use server'", "import 'server-only'"], random)};\n${files[path]}` }, says: `a first line in ${path}` };
  },
  (files, _original, random) => replace(files, /^.*;\n/gmu, () => "", random),
  (files, _original, random) => {
    const [one, other] = [pick(Object.keys(files), random), pick(Object.keys(files), random)];
    return { files: { ...files, [one]: files[other], [other]: files[one] }, says: `${one} and ${other} changed about` };
  },
  (files, _original, random) => {
    const gone = pick(Object.keys(files), random);
    return { files: Object.fromEntries(Object.entries(files).filter(([path]) => path !== gone)), says: `${gone} removed` };
  },
  restore,
  restore,
  restore,
];

const LITERAL = /"[\w./@:-]*"|'[\w./@:-]*'/gu;

/** Changes back what differs, so that the app does not fall to pieces. */
function restore(files, original, random) {
  const changed = [...new Set([...Object.keys(files), ...Object.keys(original)])].filter((path) => files[path] !== original[path]);
  if (changed.length === 0) return undefined;
  const path = pick(changed, random);
  return { files: path in original ? { ...files, [path]: original[path] } : files, says: `${path} restored` };
}

/** One place in one file. */
function replace(files, pattern, write, random) {
  const path = pick(Object.keys(files), random);
  const found = [...files[path].matchAll(pattern)];
  if (found.length === 0) return undefined;
  const { 0: text, index } = pick(found, random);
  const written = write(text);
  return { files: { ...files, [path]: files[path].slice(0, index) + written + files[path].slice(index + text.length) }, says: `${path}: ${text.trim()} as ${written}` };
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}
