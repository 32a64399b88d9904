/**
 * Asks browsers whether `require-http-only-cookie` is right: sets the same cookies by every API, before and after the
 * rule's own suggestions, in one generated app that runs under `next start`.
 *
 *     npm run oracle:cookies            # builds dist first; needs the npm registry, and Chromium for what scripts see
 *     npm run oracle:cookies -- --keep  # keeps the generated app and prints where it is
 *
 * `CHROMIUM` names the browser where it is not called `chromium`. Without one only the headers are compared.
 */
/* global fetch */
import { join } from "node:path";

import { applySuggestions } from "./apply-suggestions.mjs";
import { createNextApp, dumpDom, findBrowser } from "./next-app.mjs";

const ROOT = join(import.meta.dirname, "..");

/** Lines of a Route Handler that set the cookie `NAME`; `headers` of its answer may be changed. */
const ON_SERVER = {
  argument: "(await cookies()).set('NAME', value);",
  constant: "const options = { path: '/' }; (await cookies()).set('NAME', value, options);",
  copied: "const options = { path: '/' }; (await cookies()).set('NAME', value, options); (await cookies()).set('theme', 'dark', options);",
  multiLine: "(await cookies()).set('NAME', value, {\n    path: '/', // everywhere\n  });",
  object: "(await cookies()).set({ name: 'NAME', value });",
  off: "(await cookies()).set('NAME', value, { httpOnly: false });",
  overridden: "const open = { httpOnly: false }; (await cookies()).set('NAME', value, { ...open, path: '/' }); (await cookies()).set('theme', 'dark', open);",
  spread: "const base = { path: '/' }; (await cookies()).set('NAME', value, { ...base }); (await cookies()).set('theme', 'dark', base);",
  response: "const response = NextResponse.json({}); response.cookies.set('NAME', value); return response;",
  serialize: "headers.append('Set-Cookie', serialize('NAME', value, { path: '/' }));",
  template: "headers.append('Set-Cookie', `NAME=${value}; Path=/`);",
  joined: "headers.append('Set-Cookie', [`NAME=${value}`, 'Path=/'].join('; '));",
  init: "return new Response(null, { headers: { 'Set-Cookie': `NAME=${value}; Path=/;` } });",
};

/** What the rule says that browsers drop, and next to it what they take. */
const REFUSED = {
  "__Host-theme": "headers.append('Set-Cookie', serialize('__Host-theme', value, { path: '/' }));",
  "__Http-theme": "(await cookies()).set('__Http-theme', value, { secure: true });",
  "__Secure-theme": "(await cookies()).set('__Secure-theme', value);",
  crossSite: "(await cookies()).set('crossSite', value, { sameSite: 'none' });",
};

/** Lines of a Client Component: each sets `NAME` twice, the second time as `http-NAME`, with HttpOnly. */
const BY_SCRIPT = {
  document_session: "document.cookie = `NAME=${value}; path=/`; document.cookie = `http-NAME=${value}; path=/; HttpOnly`;",
  js_session: "JsCookie.set('NAME', value); JsCookie.set('http-NAME', value, { httpOnly: true });",
  next_session: "setCookie('NAME', value); setCookie('http-NAME', value, { httpOnly: true });",
  universal_session: "new UniversalCookie().set('NAME', value); new UniversalCookie().set('http-NAME', value, { httpOnly: true });",
};

const app = createNextApp({ cookie: "^1.1.1", "cookies-next": "^6.1.1", "js-cookie": "^3.0.8", "universal-cookie": "^8.1.2" });
try {
  writeApp();
  const before = await measure();
  const { left, suggestions } = await applySuggestions(app.directory, join(app.directory, "eslint.config.mjs"));
  const after = await measure();
  console.log(`${String(suggestions)} suggestions applied, ${String(left.length)} findings left, all of them in the browser's own code.`);
  process.exitCode = compare(before, after, left) ? 0 : 1;
} finally {
  if (process.argv.includes("--keep")) console.log(`The generated app is in ${app.directory}`);
  else app.dispose();
}

function writeApp() {
  app.write(
    "eslint.config.mjs",
    `import nextBoundary from ${JSON.stringify(join(ROOT, "dist/index.js"))};\n` +
      `export default [{ ignores: [".next/"] }, { files: ["**/*.js"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { "next-boundary": nextBoundary }, rules: { "next-boundary/require-http-only-cookie": ["error", { attributes: ["httpOnly"] }] } }];\n`,
  );
  app.write("app/page.js", "export default function Page() { return null; }\n");
  app.write("app/echo/route.js", "export function GET(request) { return new Response(request.headers.get('cookie')); }\n");
  for (const [id, code] of [...Object.entries(ON_SERVER).map(([form, lines]) => [`${form}_session`, lines]), ...Object.entries(REFUSED)]) {
    app.write(
      `app/set/${id.replace("__", "")}/route.js`,
      `import { serialize } from "cookie";\nimport { cookies } from "next/headers";\nimport { NextResponse } from "next/server";\n\n` +
        `export async function GET(request) {\n  const value = request.nextUrl.searchParams.get("value");\n  const headers = new Headers();\n` +
        `  ${code.replaceAll("NAME", id)}\n  return new Response(null, { headers });\n}\n`,
    );
  }
  app.write(
    "app/scripts/page.js",
    `"use client";\nimport { setCookie } from "cookies-next";\nimport JsCookie from "js-cookie";\nimport { useEffect } from "react";\nimport UniversalCookie from "universal-cookie";\n\n` +
      `export default function Page() {\n  useEffect(() => {\n    const value = location.search.slice(1);\n` +
      Object.entries(BY_SCRIPT).map(([id, code]) => `    ${code.replaceAll("NAME", id)}\n`).join("") +
      `    ${createProbe()}\n  }, []);\n  return <p>Waiting</p>;\n}\n`,
  );
  app.write(
    "app/probe/route.js",
    `const SET = ${JSON.stringify([...Object.keys(ON_SERVER).map((form) => `${form}_session`), ...Object.keys(REFUSED)].map((id) => `/set/${id.replace("__", "")}?value=s3cr3t`))};\n` +
      `export function GET() {\n  const script = ${JSON.stringify("(async () => { for (const path of SET) await fetch(path); PROBE })()").replace("PROBE", JSON.stringify(createProbe()).slice(1, -1))}.replace("SET", JSON.stringify(SET));\n` +
      `  return new Response("<body><script>" + script + "</script></body>", { headers: { "Content-Type": "text/html" } });\n}\n`,
  );
}

/** What scripts see, and what the browser sends. */
function createProbe() {
  return "fetch('/echo').then((answer) => answer.text()).then((sent) => { document.body.textContent = 'READ[' + document.cookie + ']SENT[' + sent + ']'; });";
}

async function measure() {
  const { isGreen, log } = await app.build();
  if (!isGreen) throw new Error(`The generated app does not build:\n${log}`);
  const { origin, stop } = await app.start();
  try {
    const headers = new Map();
    for (const form of Object.keys(ON_SERVER)) {
      const answer = await fetch(`${origin}/set/${form}_session?value=s3cr3t`);
      headers.set(`${form}_session`, answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${form}_session=`)) ?? "");
    }
    return { headers, scripts: await look(`${origin}/scripts?s3cr3t`), server: await look(`${origin}/probe`) };
  } finally {
    stop();
  }
}

/** The cookies that a page's scripts see and that its browser sends; `undefined` without a browser. */
async function look(url) {
  const found = /READ\[(.*?)\]SENT\[(.*?)\]/u.exec((await dumpDom(url)) ?? "");
  if (found === null) return undefined;
  const [read, sent] = found.slice(1).map((text) => new Set(text.split("; ").map((pair) => pair.split("=")[0])));
  return { read, sent };
}

function compare(before, after, left) {
  const wrong = [];
  const check = (claim, isTrue) => {
    if (!isTrue) wrong.push(claim);
  };
  for (const [name, text] of before.headers) {
    check(`${name}: readable before`, text !== "" && !/httponly/iu.test(text));
    check(`${name}: HttpOnly after`, /httponly/iu.test(after.headers.get(name) ?? ""));
  }
  const isSeen = before.server !== undefined && after.server !== undefined && before.scripts !== undefined;
  if (isSeen) {
    for (const name of before.headers.keys()) {
      check(`${name}: scripts see it before`, before.server.read.has(name));
      check(`${name}: scripts do not see it after`, !after.server.read.has(name));
      check(`${name}: the browser sends it after`, after.server.sent.has(name));
    }
    for (const name of Object.keys(REFUSED)) {
      check(`${name}: dropped before`, !before.server.sent.has(name));
      check(`${name}: kept after`, after.server.sent.has(name));
    }
    for (const name of Object.keys(BY_SCRIPT)) {
      check(`${name}: scripts see what scripts set`, before.scripts.read.has(name));
      check(`${name}: dropped with HttpOnly`, !before.scripts.sent.has(`http-${name}`));
    }
  }
  check("the rule reports every cookie that a script sets", left.length === 2 * Object.keys(BY_SCRIPT).length);
  for (const claim of wrong) console.log(`Not so: ${claim}`);
  const seen = isSeen ? `, seen by ${findBrowser()}` : "; no browser, so by their headers only";
  console.log(
    `${String(before.headers.size)} cookies set on the server: readable before, HttpOnly after; ${String(Object.keys(REFUSED).length)} that browsers drop before and keep after; ` +
      `${String(Object.keys(BY_SCRIPT).length)} set by scripts: always readable, dropped with HttpOnly${seen}. Disagreements: ${String(wrong.length)}.`,
  );
  return wrong.length === 0;
}
