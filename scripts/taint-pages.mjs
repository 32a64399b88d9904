/** The pages of `measure-taint.mjs`: where a token is read, what becomes of it, and how it gets to a Client Component. */

/** Modules that the pages share. */
export const LIBRARY = {
  "lib/index.js": "export { getSession } from './session';\nexport * from './token';\n",
  "lib/session.js": [
    'import { cache } from "react";',
    'import { getToken } from "./token";',
    "",
    'export const getSession = cache(async () => ({ theme: "dark", token: await getToken() }));',
    "export const session = { read: async () => (await getSession()).token };",
    "",
  ].join("\n"),
  "lib/taint.js": [
    'import { experimental_taintUniqueValue } from "react";',
    'import { cookies, headers } from "next/headers";',
    "",
    "export async function taint() {",
    '  if ((await headers()).get("x-taint") === null) return;',
    '  experimental_taintUniqueValue("The session token must not leave the server.", globalThis, (await cookies()).get("session_token").value);',
    "}",
    "",
  ].join("\n"),
  "lib/token.js": [
    'import { cookies } from "next/headers";',
    "",
    'export const SESSION_COOKIE = "session_token";',
    "export async function getToken() {",
    "  const jar = await cookies();",
    "  return jar.get(SESSION_COOKIE)?.value;",
    "}",
    "export function readCookie(jar, name) { return jar.get(name)?.value; }",
    "export class Session {",
    "  static async read() { return getToken(); }",
    "  async readOwn() { return getToken(); }",
    "}",
    "export const keepToken = (token) => token;",
    "export function holdToken(token) { return { token, since: 1 }; }",
    "",
  ].join("\n"),
  "ui/box.js": [
    '"use client";',
    'import { createContext } from "react";',
    "",
    "export function Box({ children, onPress, value }) { return <div onClick={onPress}>{typeof children} {typeof value}</div>; }",
    "export default Box;",
    "export const Session = createContext(null);",
    "",
  ].join("\n"),
  "ui/card.js": 'import { Box } from "./box";\n\nexport function Card(props) { return <section><Box {...props} /></section>; }\nexport function Title({ value }) { return <h1>{typeof value}</h1>; }\n',
  "ui/index.js": 'export * from "./box";\nexport { default as Panel } from "./box";\n',
};

/** Statements after which `token` is the cookie's value, or the header's. */
const SOURCES = {
  cookie: 'const token = (await cookies()).get("session_token")?.value;',
  destructured: 'const jar = await cookies(); const { value: token } = jar.get("session_token") ?? {};',
  all: 'const [{ value: token }] = (await cookies()).getAll("session_token");',
  helper: "const token = await getToken();",
  cached: "const { token } = await getSession();",
  given: "const token = readCookie(await cookies(), SESSION_COOKIE);",
  header: 'const token = (await headers()).get("authorization");',
  assigned: "let token; try { token = await getToken(); } catch { token = undefined; }",
  static: "const token = await Session.read();",
  instance: "const token = await new Session().readOwn();",
  member: "const token = await session.read();",
  promises: "const [, token] = await Promise.all([getSession(), getToken()]);",
};

/** What becomes of it: `text` may be a child, the others are props only. */
const WAYS = {
  itself: { isText: true, text: "token" },
  fallback: { isText: true, text: 'token ?? ""' },
  either: { isText: true, text: 'token || "nobody"' },
  branch: { isText: true, text: "token ? token : null" },
  kept: { isText: true, text: "keepToken(token)" },
  text: { isText: true, text: "String(token)" },
  template: { isText: true, text: "`${token}`" },
  trimmed: { isText: true, text: "token.trim()" },
  object: { text: "{ token }" },
  deep: { text: '{ user: { name: "a", auth: { token } } }' },
  list: { text: "[1, token]" },
  map: { text: 'new Map([["token", token]])' },
  set: { text: "new Set([token])" },
  spread: { text: "{ a: 1, ...{ token } }" },
  held: { text: "holdToken(token)" },
  spreadHeld: { text: "{ ...holdToken(token), a: 1 }" },
  bringsBack: { text: "{ token: null, ...holdToken(token) }" },
  rest: { text: "(({ a, ...rest }) => rest)({ a: 1, token })" },
  promise: { text: "Promise.resolve(token)" },
  run: { text: "(async () => ({ token }))()" },
  copy: { text: "JSON.parse(JSON.stringify({ token }))" },
  mapped: { text: "[1, 2].map((id) => ({ id, token }))" },
  then: { text: "getToken().then((own) => ({ own, token }))" },
  // A text with more in it: React lets it pass.
  bearer: { isText: true, text: "`Bearer ${token}`" },
  sum: { isText: true, text: '"token=" + token' },
  // Harmless.
  isThere: { text: "Boolean(token)" },
  compared: { text: "token !== undefined" },
  length: { isText: true, text: "token.length" },
  end: { isText: true, text: "token.slice(-4)" },
  tested: { isText: true, text: 'token ? "yes" : "no"' },
  replaced: { text: "{ ...holdToken(token), token: null }" },
  replacedBySpread: { text: "{ token, ...{ token: null } }" },
  otherField: { isText: true, text: "holdToken(token).since" },
  restWithout: { text: "(({ token: own, ...rest }) => rest)(holdToken(token))" },
  hash: { isText: true, text: 'createHash("sha256").update(token).digest("hex")' },
};

/** How a value gets to the client: what the page returns for it. */
const SINKS = {
  prop: (value) => ({ element: `<Box value={${value}} />` }),
  spread: (value) => ({ element: `<Box {...{ value: ${value} }} />` }),
  props: (value) => ({ before: `const props = { id: 1, value: ${value} };`, element: "<Box {...props} />" }),
  child: (value, { isText }) => (isText ? { element: `<Box>{${value}}</Box>` } : { element: `<Box>{""}<Box value={${value}} /></Box>` }),
  context: (value) => ({ element: `<Context value={${value}}><p /></Context>` }),
  dynamic: (value) => ({ element: `<Dynamic value={${value}} />` }),
  lazy: (value) => ({ element: `<Lazy value={${value}} />` }),
  namespace: (value) => ({ element: `<Ui.Panel value={${value}} />` }),
  alias: (value) => ({ before: "const Alias = Box;", element: `<Alias value={${value}} />` }),
  created: (value) => ({ element: `createElement(Box, { value: ${value} })` }),
  nested: (value) => ({ element: `<Box value={<Box value={${value}} />} />` }),
  list: (value) => ({ element: `[1].map((id) => <Box key={id} value={${value}} />)` }),
  serverComponent: (value) => ({ element: `<Own value={${value}} />` }),
  otherServerComponent: (value) => ({ element: `<Card value={${value}} />` }),
  unused: (value) => ({ element: `<Title value={${value}} />` }),
  action: (value) => ({ action: value, element: "<Box onPress={act} />", isAction: true }),
  inlineAction: (value) => ({ before: `async function act() { "use server"; SOURCE return ${value}; }`, element: "<Box onPress={act} />", isAction: true }),
};

const IMPORTS = [
  'import { createHash } from "node:crypto";',
  'import { createElement, lazy } from "react";',
  'import dynamic from "next/dynamic";',
  'import { cookies, headers } from "next/headers";',
  'import { getSession, getToken, holdToken, keepToken, readCookie, Session, SESSION_COOKIE } from "../../lib";',
  'import { session } from "../../lib/session";',
  'import { taint } from "../../lib/taint";',
];

const UI = [
  'import { Box, Session as Context } from "../../ui";',
  'import * as Ui from "../../ui";',
  'import { Card, Title } from "../../ui/card";',
  "",
  'const Dynamic = dynamic(() => import("../../ui/box"));',
  'const Lazy = lazy(() => import("../../ui/box"));',
  "const Own = ({ value }) => <section><Box value={value} /></section>;",
];

/** Each way with each sink, or with one of some of them; the sources take turns. */
export function createPages(step) {
  const sources = Object.entries(SOURCES);
  return Object.entries(WAYS).flatMap(([way, { isText = false, text }], row) =>
    Object.entries(SINKS).flatMap(([sink, create], column) => {
      if ((row + column) % step !== 0) return [];
      const [source, statement] = sources[(row + column * 5) % sources.length];
      return [createPage(`${way}-${sink}-${source}`, text, statement, create(text, { isText }))];
    }),
  );
}

function createPage(name, text, statement, { action, before = "", element, isAction = false }) {
  const own = action === undefined ? [] : ['import { act } from "./actions";'];
  const page = [
    ...IMPORTS,
    ...own,
    ...UI,
    "",
    "export default async function Page() {",
    "  await taint();",
    `  ${isAction ? "" : statement}`,
    `  ${before.replace("SOURCE", `await taint(); ${statement}`)}`,
    `  return <main>{${element}}</main>;`,
    "}",
    "",
  ];
  const actions = ['"use server";', ...IMPORTS, "export async function act() {", "  await taint();", `  ${statement}`, `  return ${action};`, "}", ""];
  const files = { [`app/${name}/page.jsx`]: page.join("\n"), ...(action === undefined ? {} : { [`app/${name}/actions.js`]: actions.join("\n") }) };
  return { files, isAction, name, text: isAction ? `return ${text}` : element };
}
