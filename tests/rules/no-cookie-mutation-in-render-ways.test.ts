/** What runs while a page is rendered, and where an error in it ends: statement by statement, each beside what looks like it. */
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-cookie-mutation-in-render.ts";
import { lintStory } from "../kit/story.ts";

const PAGE = "app/shop/page.tsx";
const LIB = {
  "lib/session.ts": "import { cookies } from 'next/headers';\nexport async function save() { (await cookies()).set('seen', '1'); }\nexport async function saveIf(isNew: boolean) { if (isNew) (await cookies()).set('seen', '1'); }\n",
};

function lint(...lines: readonly string[]): number {
  const code = ["import { cookies } from 'next/headers';", "import { save, saveIf } from '../../lib/session';", "export default async function Page({ params, items, isOpen }) {", ...lines, "return <main />;", "}", ""].join("\n");
  return (lintStory({ files: { ...LIB, [PAGE]: code } }, rule)[PAGE] ?? []).length;
}

const SET = "(await cookies()).set('seen', '1');";

describe("a cookie is set while the page is rendered", () => {
  it.each([
    ["on the spot", SET],
    ["by a function", "await save();"],
    ["deleted", "(await cookies()).delete('seen');"],
    ["in a branch", `if (isOpen) { ${SET} }`],
    ["in the other branch", `if (isOpen) log(); else { ${SET} }`],
    ["where a constant lets it", "if (true) await save();"],
    ["where the other constant lets it", "if (false) log(); else await save();"],
    ["where a constant is so", "true && (await save());"],
    ["where a constant is not so", "false || (await save());"],
    ["where a constant is missing", "null ?? (await save());"],
    ["where a value may be missing", "isOpen ?? (await save());"],
    ["by one of two values", "const done = isOpen ? await save() : null;"],
    ["tried, and thrown again", "try { await save(); } catch (error) { log(error); throw error; }"],
    ["tried, with nothing but a last block", "try { await save(); } finally { log(); }"],
    ["where something is caught", "try { log(); } catch { await save(); }"],
    ["at last", "try { log(); } catch {} finally { await save(); }"],
    ["behind a branch that may leave", "if (isOpen) return null;", "await save();"],
    ["behind a branch that a constant rules out", "if (false) return null;", "await save();"],
    ["behind a branch that is left, and one that is not", "if (isOpen) return null; else log();", "await save();"],
    ["behind cases that are not all", "switch (isOpen) { case true: return null; }", "await save();"],
    ["behind a case that goes on", "switch (isOpen) { case true: return null; default: log(); break; }", "await save();"],
    ["behind what is tried, and left, and caught", "try { return log(); } catch {}", "await save();"],
    ["behind what is tried, and caught, and left", "try { log(); } catch { return null; }", "await save();"],
    ["behind a block of nothing", "{}", "await save();"],
    ["behind a loop", "for (const one of items) { if (one) return null; }", "await save();"],
    ["in a default of a parameter of a function that runs", "const load = async (done = save()) => done;", "await load();"],
    ["in a function that is called where it stands", "await (async () => { await save(); })();"],
    ["in what then does", "await load().then(() => save());"],
    ["in what is done finally", "await load().finally(() => save());"],
    ["in what a function is given that it waits for", "await trace(async () => { await save(); });"],
    ["in a function of the page that is called", "const renew = async () => { await save(); };", "await renew();"],
    ["in a function that is handed to one of the page that calls it", "const run = (task) => task();", "await run(save);"],
    ["in the second function that is handed to one of the page", "const run = (name, task) => task();", "await run('x', save);"],
    ["by the second of two functions", "const idle = async () => {};", "const act = isOpen ? idle : save;", "await act();"],
    ["with what decides", "await saveIf(true);"],
    ["with what decides, behind a call with what decides otherwise", "await saveIf(false);", "await saveIf(true);"],
    ["before what is called with two values", "(await save()).finish('a', 'b');"],
    ["with what nobody knows", "await saveIf(isOpen);"],
  ])("%s", (_, ...lines) => {
    expect(lint(...lines)).toBe(1);
  });

  it.each(["every", "filter", "find", "findIndex", "flatMap", "forEach", "map", "reduce", "some", "sort"])("for each of a list: %s", (method) => {
    expect(lint(`const all = items.${method}(() => save());`)).toBe(1);
    expect(lint(`const all = items.${method}(save);`)).toBe(1);
  });
});

it.each([
  ["components/theme.tsx", 1],
  ["lib/theme.ts", 0],
] as const)("a function is a component where there may be elements: %s", (file, count) => {
  const code = "import { cookies } from 'next/headers';\nexport async function Theme() { (await cookies()).set('seen', '1'); return null; }\n";
  expect(lintStory({ files: { [PAGE]: `import { Theme } from '../../${file.replace(/\.tsx?$/u, "")}';\nexport default function Page() { return <main>{String(Theme)}</main>; }\n`, [file]: code } }, rule)[file] ?? []).toHaveLength(count);
});

describe("no cookie is set while the page is rendered, or nobody knows", () => {
  it.each([
    ["where a constant rules it out", "if (false) await save();"],
    ["where the other constant rules it out", "if (true) log(); else await save();"],
    ["by a value that a constant rules out", "const done = false ? await save() : null;"],
    ["by the other value that a constant rules out", "const done = true ? null : await save();"],
    ["where a constant is not so", "false && (await save());"],
    ["where a constant is so", "true || (await save());"],
    ["behind what certainly leaves", "if (true) return null;", "await save();"],
    ["behind a block that leaves", "{ log(); return null; }", "await save();"],
    ["behind branches that both leave", "if (isOpen) return null; else throw new Error();", "await save();"],
    ["behind cases that all leave", "switch (isOpen) { case true: return null; default: return 1; }", "await save();"],
    ["behind cases that fall into one that leaves", "switch (isOpen) { case 1: case 2: return null; default: return 1; }", "await save();"],
    ["behind what is tried, and left at last", "try { return log(); } finally { log(); }", "await save();"],
    ["behind what is left, tried or caught", "try { return log(); } catch { return null; }", "await save();"],
    ["behind what throws", "throw new Error();", "await save();"],
    ["tried", "try { await save(); } catch (error) { log(error); }"],
    ["tried, and another way taken", "try { await save(); } catch { return null; }"],
    ["caught", "await save().catch(log);"],
    ["caught by then", "await save().then(log, log);"],
    ["settled", "await Promise.allSettled([save()]);"],
    ["in a method of a class", "class Jar { save() { return save(); } }", "log(Jar);"],
    ["in a function that is returned", "const make = () => () => save();", "make();"],
    ["in a function that nobody calls", "const renew = async () => { await save(); };"],
    ["in what is made of a function", "const renew = wrap(async () => { await save(); });"],
    ["in what is made of a function and handed on", "log(wrap(async () => { await save(); }));"],
    ["in a function that one of the page keeps", "const keep = (task) => ({ task });", "await keep(save);"],
    ["in a function that is handed beside the one that is called", "const run = (task, other) => task();", "await run(log, save);"],
    ["in a function that is the second argument of a method of a list", "const all = items.map(log, () => save());"],
    ["in an object", "const all = { save };", "log(all);"],
    ["with what decides otherwise", "await saveIf(false);"],
    ["in a generator that nobody goes through", "async function* each() { await save(); }", "each();"],
  ])("%s", (_, ...lines) => {
    expect(lint(...lines)).toBe(0);
  });

  it.each(["add", "after", "attempt", "cache", "debounce", "memo", "on", "once", "safe", "setHandler", "startTransition", "subscribe", "throttle", "tryTo", "unstable_batch", "use", "createAction", "tryCatch", "withHandler", "addListener", "asMiddleware", "asMutation", "asProcedure", "asResolver"])(
    "kept for later, or with its errors: %s",
    (name) => {
      expect(lint(`await ${name}(async () => { await save(); });`)).toBe(0);
    },
  );

  it.each(["trace", "asOwner", "cachet", "onward", "useful"])("but not by every name that begins like that: %s", (name) => {
    expect(lint(`await ${name}(async () => { await save(); });`)).toBe(1);
  });
});
