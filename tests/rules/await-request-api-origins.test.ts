/** Promises of the request that a call returns by whatever way, each beside a twin that returns what they resolve to, or something else. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/await-request-api.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester();

const project = createProject({
  "app/page.tsx": "",
  "lib/barrel.ts": "import { getStore } from './one';\nexport const read = getStore;\nexport const all = { read: getStore };\n",
  "lib/classes.ts": "import { cookies } from 'next/headers';\nexport class Jar { static read() { return cookies(); } }\nexport class Lazy { read() { return cookies(); } }\n",
  "lib/make.ts": "import { cookies } from 'next/headers';\nexport const makeReader = () => () => cookies();\n",
  "lib/one.ts": "import { cookies } from 'next/headers';\nexport const getStore = () => cookies();\nexport const getSettled = async () => (await cookies()).get('x');\n",
  "lib/spaces.ts": "export * as one from './one';\n",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
});
const filename = project.path("lib/session.ts");
const IMPORT = "import { cookies, draftMode, headers } from 'next/headers';\n";

function inAsync(body: string, top = ""): string {
  return `${IMPORT}${top}export async function read(name, options) { ${body} }\n`;
}

/** A use in place of `$`, whose promise is made by a call that is no `cookies()` of its own. */
function found(name: string, body: string, call: string, top = "") {
  const output = inAsync(body.replace(call, `(await ${call})`), top);
  return { code: inAsync(body, top), errors: [{ messageId: "member" }] as const, filename, name, output };
}

function silent(name: string, body: string, top = "") {
  return { code: inAsync(body, top), filename, name };
}

tester.run("await-request-api", rule, {
  valid: [
    silent("an identity that is given what was awaited", "const same = (value) => value; return same(await cookies()).get(name);"),
    silent("an identity in a callback of then", "const same = (value) => value; return cookies().then((jar) => same(jar).get(name));"),
    silent("an identity in a callback of then, after Promise.all", "const same = (value) => value; return Promise.all([cookies()]).then(([jar]) => same(jar).get(name));"),
    silent("a named callback of then that calls an identity", "return cookies().then(show);", "const same = (value) => value; const show = (jar) => same(jar).get('x');\n"),
    silent("what was awaited before", "const jar = await cookies(); const get = () => jar; return get().get(name);"),
    silent("what was awaited with others before", "const [jar] = await Promise.all([cookies(), headers()]); const get = () => jar; return get().get(name);"),
    silent("what use of React gives", "return useJar().get(name);", "import { use } from 'react';\nconst useJar = () => use(cookies());\n"),
    silent("an async helper that is awaited", "return (await load()).get(name);", "const load = async () => cookies();\n"),
    silent("both at once, then", "return Promise.all([cookies(), headers()]).then(([jar, list]) => jar.get(name) ?? list.get(name));"),
    silent("both at once, then, after catch", "return Promise.all([cookies(), headers()]).catch(fail).then(([jar]) => jar.get(name));"),
    silent("both at once, then, by a name", "const all = Promise.all([cookies(), headers()]); return all.then((both) => both[0].get(name));"),
    silent("both at once, then, by a function", "return Promise.all([cookies()]).then(show);", "function show([jar]) { return jar.get('x'); }\n"),
    silent("a default for what nobody knows", "const { load = cookies } = options; return load().get(name);"),
    silent("a parameter's default", "return name;", "export function show(load = cookies) { return load().get('x'); }\n"),
    silent("a member of an object that has another one", "return deps.load().get(name);", "const deps = { load: () => new Map(), other: () => cookies() };\n"),
    silent("an object that holds the promise", "return load().get(name);", "const load = () => ({ get: cookies, jar: cookies() });\n"),
    silent("a list that holds the promise", "return `${load()}`;", "const load = () => [cookies()];\n"),
    silent("a text of the promise", "return load().get(name);", "const load = () => `${headers()}`;\n"),
    silent("an object that spreads it", "return load().get(name);", "const load = () => ({ ...cookies() });\n"),
    silent("one of two functions", "const load = name ? cookies : () => new Map(); return load().get(name);"),
    silent("a method of a class that another one has", "return new Jar().read().get(name);", "class Jar { read() { return new Map(); } write() { return cookies(); } }\n"),
    silent("a helper of another module that returns a value", "return (await one.getSettled()).get(name);", "import { one } from './spaces';\n"),
    silent("a value of a promise", "return load().get(name);", "const load = () => cookies().status;\n"),
    silent("a variable that is given another function later", "let load = cookies; if (name) load = () => new Map(); return load().get(name);"),
    silent("a member that is set for some", "const deps = { load: () => new Map() }; if (name) deps.load = cookies; return deps.load().get(name);"),
    silent("a member that a spread may replace", "const deps = { load: cookies, ...options }; return deps.load().get(name);"),
    silent("a method that a class overrides", "return new Jar().read().get(name);", "class Base { read() { return cookies(); } }\nclass Jar extends Base { read() { return new Map(); } }\n"),
    silent("a field that a method changes", "return new Jar().load().get(name);", "class Jar { load = cookies; mock() { this.load = () => new Map(); } }\n"),
    silent("one of several in a loop", "for (const load of [cookies, () => new Map()]) load();"),
    silent("a function that reads it", "return load().get(name);", "const load = () => { cookies(); return new Map(); };\n"),
  ],
  invalid: [
    found("by an object", "return deps.load().get(name);", "deps.load()", "const deps = { load: cookies };\n"),
    found("by an object of objects", "return deps.next.load().get(name);", "deps.next.load()", "const deps = { next: { load: () => cookies() } };\n"),
    found("destructured", "const { load } = deps; return load().get(name);", "load()", "const deps = { load: cookies };\n"),
    found("destructured with a default that does not count", "const { load = cookies } = deps; return load().get(name);", "load()", "const deps = { load: cookies };\n"),
    found("an object that is filled later", "const deps = {}; deps.load = cookies; return deps.load().get(name);", "deps.load()"),
    found("a static method", "return Jar.read().get(name);", "Jar.read()", "class Jar { static read() { return cookies(); } }\n"),
    found("a method", "return new Jar().read().get(name);", "new Jar().read()", "class Jar { read() { return cookies(); } }\n"),
    found("a field", "const jar = new Jar(); return jar.read().get(name);", "jar.read()", "class Jar { read = () => cookies(); }\n"),
    found("a function that a class is given", "return new Jar(cookies).load().get(name);", "new Jar(cookies).load()", "class Jar { constructor(load) { this.load = load; } }\n"),
    found("a method of the class above", "return new Jar().read().get(name);", "new Jar().read()", "class Base { read() { return cookies(); } }\nclass Jar extends Base { write() { return 1; } }\n"),
    found("a closure", "return make()().get(name);", "make()()", "const make = () => () => cookies();\n"),
    found("a closure over what it is given", "return make(cookies)().get(name);", "make(cookies)()", "const make = (load) => () => load();\n"),
    found("a closure of another module", "return makeReader()().get(name);", "makeReader()()", "import { makeReader } from './make';\n"),
    found("a function that calls what it is given", "return run(cookies).get(name);", "run(cookies)", "const run = (load) => load();\n"),
    found("a function that calls what it is given by default", "return run().get(name);", "run()", "const run = (load = cookies) => load();\n"),
    found("an identity", "const same = (value) => value; return same(cookies()).get(name);", "same(cookies())"),
    found("an async identity", "const same = async (value) => value; return same(await cookies()).get(name);", "same(await cookies())"),
    found("both branches", "const load = name ? cookies : getStore; return load().get(name);", "load()", "import { getStore } from './one';\n"),
    found("a variable that is written in both branches", "let load; if (name) load = cookies; else load = () => cookies(); return load().get(name);", "load()"),
    found("a constant in a helper", "return load().get(name);", "load()", "const load = () => { const jar = cookies(); return jar; };\n"),
    found("what then gives", "return load().get(name);", "load()", "const load = () => cookies().then((jar) => jar);\n"),
    found("what catch gives", "return load().get(name);", "load()", "const load = () => cookies().catch(() => null);\n"),
    found("Promise.resolve", "return load().get(name);", "load()", "const load = async () => Promise.resolve(await cookies());\n"),
    found("in cache of React", "return load().get(name);", "load()", "import { cache } from 'react';\nconst load = cache(cookies);\n"),
    found("in cache of React by its namespace", "return load().get(name);", "load()", "import * as React from 'react';\nconst load = React.cache(async () => cookies());\n"),
    found("a namespace of a barrel", "return one.getStore().get(name);", "one.getStore()", "import { one } from './spaces';\n"),
    found("a constant of a barrel", "return readCookies().get(name);", "readCookies()", "import { read as readCookies } from './barrel';\n"),
    found("an object of a barrel", "return stores.read().get(name);", "stores.read()", "import { all as stores } from './barrel';\n"),
    found("a class of another module", "return Jar.read().get(name);", "Jar.read()", "import { Jar } from './classes';\n"),
    found("an object of a class of another module", "return new Lazy().read().get(name);", "new Lazy().read()", "import { Lazy } from './classes';\n"),
    found("a helper that is asked for twice", "return load().get(name);", "load()", "const load = () => cookies() ?? cookies();\n"),
  ],
});
