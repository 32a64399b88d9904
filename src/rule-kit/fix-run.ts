/**
 * ESLint's `--fix` lints one file again and again, up to ten times, while fixes are made. Where another rule wants the
 * opposite of ours (`import { type a }` against `import type { a }`), the two would undo each other until ESLint
 * gives up. All passes of a file happen in one synchronous run under one configuration object, so a run's texts can
 * be told apart from everything else a long-lived process lints.
 */
interface Run {
  readonly texts: string[];
  cameBack: boolean;
}

let runs = new WeakMap<object, Map<string, Run>>();
let isClearing = false;

/**
 * Notes a text that is about to be linted, and answers whether the current run has gone in a circle: whether a text
 * of it came back after a different one. Then some rule undid our fix, and making it again would never end. Texts that
 * differ in white space only are the same: other fixes leave some behind each time.
 *
 * `configuration` is any object that ESLint keeps for all passes of a run. Where there is none (plain configurations
 * handed to `Linter`, `.eslintrc`), no run is ever recognised, and fixes go on.
 */
export function noteText(configuration: object | undefined, path: string, text: string): boolean {
  if (configuration === undefined) return false;
  const run = getRun(configuration, path);
  if (run.cameBack) return true;
  const last = run.texts.at(-1);
  if (last === undefined) {
    // Nearly every text is the only one of its run, and costs nothing more than this.
    run.texts.push(text);
    return false;
  }
  const words = removeSpace(text);
  if (removeSpace(last) === words) return false;
  run.cameBack = run.texts.some((earlier) => removeSpace(earlier) === words);
  run.texts.push(text);
  return run.cameBack;
}

function getRun(configuration: object, path: string): Run {
  if (!isClearing) {
    isClearing = true;
    // Cheaper than a microtask of its own, which brings an async resource along: every file of a run comes by here.
    void Promise.resolve().then(() => {
      runs = new WeakMap();
      isClearing = false;
    });
  }
  const byPath = runs.get(configuration) ?? new Map<string, Run>();
  runs.set(configuration, byPath);
  const run = byPath.get(path) ?? { cameBack: false, texts: [] };
  byPath.set(path, run);
  return run;
}

function removeSpace(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
