/**
 * ESLint's `--fix` lints one file again and again, up to ten times, while fixes are made. Where another rule wants the
 * opposite of ours (`import { type a }` against `import type { a }`), the two would undo each other until ESLint
 * gives up. All passes of a file happen in one synchronous run, so a run's texts can be told apart from everything
 * else a long-lived process lints.
 */
const runs = new Map<string, { readonly texts: string[]; cameBack: boolean }>();

/**
 * Notes a text that is about to be linted, and answers whether the current run has gone in a circle: whether a text
 * of it came back after a different one. Then some rule undid our fix, and making it again would never end. Texts that
 * differ in white space only are the same: other fixes leave some behind each time.
 */
export function noteText(path: string, text: string): boolean {
  if (runs.size === 0) {
    queueMicrotask(() => {
      runs.clear();
    });
  }
  const run = runs.get(path);
  if (run === undefined) {
    runs.set(path, { cameBack: false, texts: [text] });
    return false;
  }
  if (run.cameBack) return true;
  const words = removeSpace(text);
  if (removeSpace(run.texts.at(-1) ?? "") === words) return false;
  run.cameBack = run.texts.some((earlier) => removeSpace(earlier) === words);
  run.texts.push(text);
  return run.cameBack;
}

function removeSpace(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
