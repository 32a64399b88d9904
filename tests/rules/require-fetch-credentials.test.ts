import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-fetch-credentials.ts";
import { createProject, EMPTY_APP } from "../kit/create-project.ts";

const tester = new RuleTester({
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
});
const app = createProject(EMPTY_APP);

/** The settings of a team with one API, by every way of naming it. */
const settings = {
  "next-boundary": {
    apiOrigins: ["https://api.shop.test", "https://*.stage.shop.test", "NEXT_PUBLIC_API_URL", "getServerUrl"],
  },
};
const RECOMMENDED = [{ files: "use-client", sameOrigin: "ignore" }] as const;

interface Story {
  readonly name: string;
  readonly code: string;
  readonly options?: readonly object[];
  readonly settings?: object;
  readonly filename?: string;
}

/** Most stories are a client module in the recommended preset. */
function client(name: string, code: string, more: Partial<Story> = {}): never {
  return { code: `"use client";\n${code}`, name, options: RECOMMENDED, settings, ...more } as never;
}

interface Expected {
  readonly messageId?: string;
  readonly line?: number;
  readonly suggestions?: readonly { readonly messageId: string; readonly output: string }[];
}

/** One problem; `output` is the module after the fix, `null` where nothing is fixed. */
function reported(
  name: string,
  code: string,
  output: string | null,
  { line = 2, messageId = "missingInclude", suggestions }: Expected = {},
  more: Partial<Story> = {},
): never {
  const head = `"use client";\n`;
  return {
    ...(client(name, code, more) as object),
    errors: [
      {
        line,
        messageId,
        ...(suggestions && {
          suggestions: suggestions.map((suggestion) => ({ ...suggestion, output: head + suggestion.output })),
        }),
      },
    ],
    output: output === null ? null : head + output,
  } as never;
}

const API = "${process.env.NEXT_PUBLIC_API_URL}";

tester.run("require-fetch-credentials: what is declared", rule, {
  invalid: [
    reported("it reports a request to a declared origin", `fetch("https://api.shop.test/me");`, `fetch("https://api.shop.test/me", { credentials: "include" });`),
    reported("it reports a declared origin with any path, port or letter case aside", `fetch("HTTPS://API.shop.test:443/a?b=c#d");`, `fetch("HTTPS://API.shop.test:443/a?b=c#d", { credentials: "include" });`),
    reported("it reports a subdomain that a wildcard declares", `fetch("https://eu.stage.shop.test/me");`, `fetch("https://eu.stage.shop.test/me", { credentials: "include" });`),
    reported("it reports a complete host before an unknown path", "fetch(`https://api.shop.test${path}`);", "fetch(`https://api.shop.test${path}`, { credentials: \"include\" });"),
    reported("it reports an environment variable that is declared", `fetch(\`${API}/me\`);`, `fetch(\`${API}/me\`, { credentials: "include" });`),
    reported("it reports an environment variable with a fallback", `const api = process.env.NEXT_PUBLIC_API_URL ?? "http://localhost:4000";\nfetch(api + "/me");`, `const api = process.env.NEXT_PUBLIC_API_URL ?? "http://localhost:4000";\nfetch(api + "/me", { credentials: "include" });`, { line: 3 }),
    reported("it reports a helper that is declared", `import { getServerUrl } from "@/lib/config";\nfetch(getServerUrl() + "/me");`, `import { getServerUrl } from "@/lib/config";\nfetch(getServerUrl() + "/me", { credentials: "include" });`, { line: 3 }),
    reported("it reports a helper under an alias", `import { getServerUrl as url } from "@/lib/config";\nfetch(\`\${url()}/me\`);`, `import { getServerUrl as url } from "@/lib/config";\nfetch(\`\${url()}/me\`, { credentials: "include" });`, { line: 3 }),
    reported("it reports a URL object", `fetch(new URL("/me", process.env.NEXT_PUBLIC_API_URL));`, `fetch(new URL("/me", process.env.NEXT_PUBLIC_API_URL), { credentials: "include" });`),
    reported("it reports 'window.fetch'", `window.fetch("https://api.shop.test/me");`, `window.fetch("https://api.shop.test/me", { credentials: "include" });`),
    reported("it reports 'globalThis.fetch'", `globalThis.fetch("https://api.shop.test/me");`, `globalThis.fetch("https://api.shop.test/me", { credentials: "include" });`),
    reported("it reports an alias of 'fetch'", `const request = fetch;\nrequest("https://api.shop.test/me");`, `const request = fetch;\nrequest("https://api.shop.test/me", { credentials: "include" });`, { line: 3 }),
    reported("it reports an optional call", `fetch?.("https://api.shop.test/me");`, `fetch?.("https://api.shop.test/me", { credentials: "include" });`),
    reported("it reports a CSRF header without the session that it protects", `fetch("https://api.shop.test/pay", { headers: { "X-CSRF-Token": token } });`, `fetch("https://api.shop.test/pay", { headers: { "X-CSRF-Token": token }, credentials: "include" });`),
  ],
  valid: [],
});

tester.run("require-fetch-credentials: fixes in every shape", rule, {
  invalid: [
    reported("it fills an empty object", `fetch("https://api.shop.test/me", {});`, `fetch("https://api.shop.test/me", { credentials: "include" });`),
    reported("it keeps single quotes", `fetch('https://api.shop.test/me', { method: 'POST' });`, `fetch('https://api.shop.test/me', { method: 'POST', credentials: 'include' });`),
    reported("it keeps a trailing comma on one line", `fetch("https://api.shop.test/me", { method: "POST", });`, `fetch("https://api.shop.test/me", { method: "POST", credentials: "include", });`),
    reported(
      "it adds a line to an object of several lines",
      `fetch("https://api.shop.test/me", {\n  method: "POST",\n  body\n});`,
      `fetch("https://api.shop.test/me", {\n  method: "POST",\n  body,\n  credentials: "include"\n});`,
    ),
    reported(
      "it keeps a trailing comma and a comment behind it",
      `fetch("https://api.shop.test/me", {\n  cache: "no-store", // never an old answer\n});`,
      `fetch("https://api.shop.test/me", {\n  cache: "no-store", // never an old answer\n  credentials: "include",\n});`,
    ),
    reported(
      "it keeps a comment behind a property without a comma",
      `fetch("https://api.shop.test/me", {\n  cache: "no-store" // never an old answer\n});`,
      `fetch("https://api.shop.test/me", {\n  cache: "no-store", // never an old answer\n  credentials: "include"\n});`,
    ),
    reported(
      "it keeps the line breaks of Windows",
      `fetch("https://api.shop.test/me", {\r\n\tmethod: "POST",\r\n});`,
      `fetch("https://api.shop.test/me", {\r\n\tmethod: "POST",\r\n\tcredentials: "include",\r\n});`,
    ),
    reported("it keeps a comment in an otherwise empty object", `fetch("https://api.shop.test/me", { /* later */ });`, `fetch("https://api.shop.test/me", { /* later */ credentials: "include" });`),
    reported("it adds an argument before a trailing comma", `fetch("https://api.shop.test/me",);`, `fetch("https://api.shop.test/me", { credentials: "include" },);`),
    reported(
      "it adds an argument on its own line",
      `fetch(\n  "https://api.shop.test/me", // who am I\n);`,
      `fetch(\n  "https://api.shop.test/me", // who am I\n  { credentials: "include" },\n);`,
    ),
    reported("it adds an argument behind parentheses", `fetch(("https://api.shop.test/me"));`, `fetch(("https://api.shop.test/me"), { credentials: "include" });`),
    reported(
      "it goes before a known spread, so that the author's own still wins",
      `const json = { method: "POST" };\nfetch("https://api.shop.test/me", { ...json, body });`,
      `const json = { method: "POST" };\nfetch("https://api.shop.test/me", { credentials: "include", ...json, body });`,
      { line: 3 },
    ),
    reported(
      "it goes before a conditional spread of a literal",
      `fetch("https://api.shop.test/me", {\n  method,\n  ...(body && { body }),\n});`,
      `fetch("https://api.shop.test/me", {\n  method,\n  credentials: "include",\n  ...(body && { body }),\n});`,
    ),
    reported(
      "it goes into the constant that holds the init",
      `const init: RequestInit = { method: "POST" };\nfetch("https://api.shop.test/logout", init);`,
      `const init: RequestInit = { method: "POST", credentials: "include" };\nfetch("https://api.shop.test/logout", init);`,
      { line: 3 },
    ),
    reported(
      "it copies a constant that is used elsewhere too",
      `const init = { method: "POST" };\nfetch("/here", init);\nfetch("https://api.shop.test/logout", init);`,
      `const init = { method: "POST" };\nfetch("/here", init);\nfetch("https://api.shop.test/logout", { ...init, credentials: "include" });`,
      { line: 4 },
    ),
    reported(
      "it copies a constant that is exported",
      `export const init = { method: "POST" };\nfetch("https://api.shop.test/logout", init);`,
      `export const init = { method: "POST" };\nfetch("https://api.shop.test/logout", { ...init, credentials: "include" });`,
      { line: 3 },
    ),
    reported(
      "it looks through a type assertion",
      `fetch("https://api.shop.test/me", { method: "POST" } as RequestInit);`,
      `fetch("https://api.shop.test/me", { method: "POST", credentials: "include" } as RequestInit);`,
    ),
    reported("it replaces 'same-origin' towards another origin", `fetch("https://api.shop.test/me", { credentials: 'same-origin' });`, `fetch("https://api.shop.test/me", { credentials: 'include' });`, { messageId: "defeatedMode" }),
    reported("it replaces 'same-origin' in front of a spread that leaves it", `const init = { method: "POST" };\nfetch("https://api.shop.test/me", { credentials: "same-origin", ...init });`, `const init = { method: "POST" };\nfetch("https://api.shop.test/me", { credentials: "include", ...init });`, { line: 3, messageId: "defeatedMode" }),
    reported("it reports a query that asks for a key", "fetch(`https://api.shop.test/links?key=${key}`);", "fetch(`https://api.shop.test/links?key=${key}`, { credentials: \"include\" });"),
    reported("it reports parameters that ask for a code", `import axios from "axios";\naxios.get("https://api.shop.test/invites", { params: { code, key } });`, `import axios from "axios";\naxios.get("https://api.shop.test/invites", { params: { code, key }, withCredentials: true });`, { line: 3 }),
    reported("it replaces 'same-origin' behind a spread that nobody knows", `fetch("https://api.shop.test/me", { ...getInit(), credentials: "same-origin" });`, `fetch("https://api.shop.test/me", { ...getInit(), credentials: "include" });`, { messageId: "defeatedMode" }),
    reported(
      "it replaces a constant by its right value",
      `const credentials = "same-origin";\nfetch("https://api.shop.test/me", { credentials });`,
      `const credentials = "same-origin";\nfetch("https://api.shop.test/me", { credentials: "include" });`,
      { line: 3, messageId: "defeatedMode" },
    ),
    reported(
      "it overrides 'same-origin' of a constant that is used elsewhere too",
      `const init = { credentials: "same-origin" } as const;\nfetch("/here", init);\nfetch("https://api.shop.test/me", init);`,
      `const init = { credentials: "same-origin" } as const;\nfetch("/here", init);\nfetch("https://api.shop.test/me", { ...init, credentials: "include" });`,
      { messageId: "defeatedMode" },
    ),
  ],
  valid: [],
});

tester.run("require-fetch-credentials: what the browser offers", rule, {
  invalid: [
    reported("it reports 'new Request'", `fetch(new Request("https://api.shop.test/me"));`, `fetch(new Request("https://api.shop.test/me", { credentials: "include" }));`),
    reported(
      "it reports a Request that is sent later",
      `const request = new Request("https://api.shop.test/me", { method: "POST" });\nawait fetch(request);`,
      `const request = new Request("https://api.shop.test/me", { method: "POST", credentials: "include" });\nawait fetch(request);`,
    ),
    reported("it reports 'EventSource'", `new EventSource("https://api.shop.test/news");`, `new EventSource("https://api.shop.test/news", { withCredentials: true });`),
    reported(
      "it reports 'XMLHttpRequest'",
      `const xhr = new XMLHttpRequest();\n  xhr.open("GET", "https://api.shop.test/me");\n  xhr.send();`,
      `const xhr = new XMLHttpRequest();\n  xhr.open("GET", "https://api.shop.test/me");\n  xhr.withCredentials = true;\n  xhr.send();`,
      { line: 3 },
    ),
    reported(
      "it keeps a style without semicolons",
      `const xhr = new XMLHttpRequest()\nxhr.open("GET", "https://api.shop.test/me")\nxhr.send()`,
      `const xhr = new XMLHttpRequest()\nxhr.open("GET", "https://api.shop.test/me")\nxhr.withCredentials = true\nxhr.send()`,
      { line: 3 },
    ),
    reported("it reports 'fetch' that 'useSWR' calls with the URL alone", `import useSWR from "swr";\nuseSWR("https://api.shop.test/me", fetch);`, `import useSWR from "swr";\nuseSWR("https://api.shop.test/me", (url) => fetch(url, { credentials: "include" }));`, { line: 3 }),
  ],
  valid: [
    client("not reported: a Request whose 'fetch' states the mode", `fetch(new Request("https://api.shop.test/me"), { credentials: "include" });`),
    client("not reported: XMLHttpRequest that sets 'withCredentials'", `const xhr = new XMLHttpRequest();\nxhr.withCredentials = true;\nxhr.open("GET", "https://api.shop.test/me");`),
    client("not reported: XMLHttpRequest with an Authorization header", `const xhr = new XMLHttpRequest();\nxhr.open("GET", "https://api.shop.test/me");\nxhr.setRequestHeader("Authorization", token);`),
    client("not reported: XMLHttpRequest that is handed to other code", `const xhr = new XMLHttpRequest();\nprepare(xhr);\nxhr.open("GET", "https://api.shop.test/me");`),
    client("not reported: EventSource with credentials", `new EventSource("https://api.shop.test/news", { withCredentials: true });`),
    client("not reported: 'withCredentials: false', which is a decision", `new EventSource("https://api.shop.test/news", { withCredentials: false });`),
    client("not reported: a fetcher of the app's own", `import useSWR from "swr";\nuseSWR("https://api.shop.test/me", (url) => get(url));`),
  ],
});

tester.run("require-fetch-credentials: silent in any mode", rule, {
  invalid: [],
  valid: [
    client("it allows 'include'", `fetch("https://api.shop.test/me", { credentials: "include" });`),
    client("it allows 'omit', which is a decision", `fetch("https://api.shop.test/me", { credentials: "omit" });`),
    client("it allows 'include' in a constant", `const init = { credentials: "include" } as const;\nfetch("https://api.shop.test/me", init);`),
    client("it allows 'include' in a spread of a constant", `const base = { credentials: "include" } as const;\nfetch("https://api.shop.test/me", { ...base, method: "POST" });`),
    client("not reported: a mode that depends", `fetch("https://api.shop.test/me", { credentials: guest ? "omit" : "include" });`),
    client("not reported: a shadowed 'fetch'", `function load(fetch: Load) { return fetch("https://api.shop.test/me"); }`),
    client("not reported: 'const fetch = useFetch()'", `import { useFetch } from "@/hooks";\nconst fetch = useFetch();\nfetch("https://api.shop.test/me");`),
    client("not reported: an Authorization header", `fetch("https://api.shop.test/me", { headers: { Authorization: \`Bearer \${token}\` } });`),
    client("not reported: an Authorization header in 'new Headers'", `fetch("https://api.shop.test/me", { headers: new Headers({ authorization: token }) });`),
    client("not reported: an Authorization header in pairs", `fetch("https://api.shop.test/me", { headers: [["Authorization", token]] });`),
    client("not reported: an Authorization header under a constant name", `const NAME = "Authorization";\nfetch("https://api.shop.test/me", { headers: { [NAME]: token } });`),
    client("not reported: an API key header", `fetch("https://api.shop.test/me", { headers: { "X-Api-Key": key } });`),
    client("not reported: a token header", `fetch("https://api.shop.test/me", { headers: { "x-access-token": key } });`),
    client("not reported: a conditional token header", `fetch("https://api.shop.test/me", { headers: { ...(token && { Authorization: token }) } });`),
    client("not reported: headers that a call builds", `fetch("https://api.shop.test/me", { headers: getHeaders() });`),
    client("not reported: headers that a hook built", `const headers = useHeaders();\nfetch("https://api.shop.test/me", { headers });`),
    client("not reported: headers with an unknown spread", `fetch("https://api.shop.test/me", { headers: { ...headers, Accept: "text/html" } });`),
    client("not reported: headers with an unknown name", `fetch("https://api.shop.test/me", { headers: { [name]: "x" } });`),
    client("not reported: 'no-cors'", `fetch("https://api.shop.test/ping", { mode: "no-cors" });`),
    client("not reported: a 'data:' URL", `fetch("data:text/plain,hi");`, { options: [{ unknownOrigin: "report" }] }),
    client("not reported: a 'data:' URL with an unknown body", "fetch(`data:image/png;base64,${image}`);", { options: [{ unknownOrigin: "report" }] }),
    client("not reported: a 'blob:' URL", "fetch(`blob:${id}`);", { options: [{ unknownOrigin: "report" }] }),
    client("not reported: a third party", `fetch("https://api.rates.test/latest");`, { options: [{ unknownOrigin: "report" }] }),
    client("not reported: a host that only begins like a declared one", `fetch("https://api.shop.test.evil.test/me/profile");`),
    client("not reported: a deeper subdomain than the wildcard declares", `fetch("https://a.b.stage.shop.test/me/profile");`),
    client("not reported: another port than the declared one", `fetch("https://api.shop.test:8443/orders");`),
    client("not reported: a presigned URL", `fetch("https://api.shop.test/up?X-Amz-Signature=abc", { method: "PUT", body });`),
    client("not reported: a URL with a token", "fetch(`https://api.shop.test/me?access_token=${token}`);"),
    client("not reported: a query with a signature of Azure", `axios.get("https://api.shop.test/file", { params: { sv, se, sp, sig } });`, { code: `"use client";\nimport axios from "axios";\naxios.get("https://api.shop.test/file", { params: { sv, se, sp, sig } });` }),
    client("not reported: a mode that a call may replace", `fetch("https://api.shop.test/me", { credentials: "same-origin", ...getInit() });`),
    client("not reported: a mode that Object.assign may replace", `fetch("https://api.shop.test/me", Object.assign({ credentials: "same-origin" }, getInit()));`),
    client("not reported: a mode that a name of nobody knows what may replace", `fetch("https://api.shop.test/me", { credentials: "same-origin", [key]: "include" });`),
    client("not reported: a mode that what was set later may replace", `const init = { credentials: "same-origin" };\ninit[key] = "include";\nfetch("https://api.shop.test/me", init);`),
    client("not reported: a base that may be another one", `import axios from "axios";\naxios.get("/me", { baseURL: "https://api.shop.test", ...getConfig() });`),
    client("not reported: a URL with a hole in its host", "fetch(`https://api.${zone}.test/me`);"),
    client("not reported: a URL with a hole at its start", "fetch(`${base}/me`);"),
    client("not reported: a parameter as URL", `const load = (url) => fetch(url);`),
    client("not reported: a member as URL", `fetch(props.url, { method: "PUT" });`),
    client("not reported: two origins", `fetch(eu ? "https://api.shop.test/me" : "https://api.rates.test/me");`),
    client("not reported: an init from a call", `fetch("https://api.shop.test/me", getInit());`),
    client("not reported: an init from a parameter", `const load = (init) => fetch("https://api.shop.test/me", init);`),
    client("not reported: an init that is imported", `import { init } from "./init";\nfetch("https://api.shop.test/me", init);`),
    client("not reported: an init that states the mode under a condition", `fetch("https://api.shop.test/me", mine ? { credentials: "include" } : undefined);`),
    client("not reported: an init with an unknown spread", `fetch("https://api.shop.test/me", { ...options, method: "POST" });`),
    client("not reported: an init with an unknown key", `fetch("https://api.shop.test/me", { [key]: "include" });`),
    client("not reported: an init that is changed later", `const init: RequestInit = {};\ninit.credentials = "include";\nfetch("https://api.shop.test/me", init);`),
    client("not reported: an init that other code may change", `const init = {};\nauthorize(init);\nfetch("https://api.shop.test/me", init);`),
    client("not reported: an init that is reassigned", `let init = {};\nif (a) init = b;\nfetch("https://api.shop.test/me", init);`),
    client("not reported: spread arguments", `fetch(...request);`, { options: [{ unknownOrigin: "report" }] }),
    client("not reported: a third party by a constant", `const RATES = "https://api.rates.test";\nfetch(\`\${RATES}/latest\`);`),
    client("not reported: same-origin in recommended", `fetch("/api/orders");`),
    client("not reported: 'sendBeacon', which always includes", `navigator.sendBeacon("https://api.shop.test/log", body);`),
    client("not reported: behind a test for the server", `if (typeof window === "undefined") {\n  fetch("https://api.shop.test/me");\n}`),
    client("not reported: an inline Server Function", `async function save() {\n  "use server";\n  await fetch("https://api.shop.test/me");\n}`),
    client("not reported: 'getServerSideProps' beside a directive", `export const getServerSideProps = () => fetch("https://api.shop.test/me");`),
    client("not reported: a mode that is undefined", `fetch("https://api.shop.test/me", { credentials: undefined });`),
    client("not reported: the path is allowed", `fetch("https://api.shop.test/public/rates");`, { options: [{ ...RECOMMENDED[0], allowPaths: ["/public/**"] }] }),
    client("not reported: the allowed path has a hole", "fetch(`https://api.shop.test/public/${id}`);", { options: [{ ...RECOMMENDED[0], allowPaths: ["/public/*"] }] }),
    { code: `fetch("https://api.shop.test/me");`, filename: app.path("app/page.tsx"), name: "not reported: a Server Component", settings },
    { code: `export async function GET() { return fetch("https://api.shop.test/me"); }`, filename: app.path("app/api/me/route.ts"), name: "not reported: a Route Handler", settings },
    { code: `export default (req, res) => fetch("https://api.shop.test/me");`, filename: app.path("pages/api/me.ts"), name: "not reported: an API route", settings },
    { code: `"use server";\nexport const save = async () => fetch("https://api.shop.test/me");`, name: "not reported: a Server Action", settings },
    client("not reported: a test", `fetch("https://api.shop.test/me");`, { filename: app.path("app/cart.test.tsx") }),
    client("not reported: a story", `fetch("https://api.shop.test/me");`, { filename: app.path("app/cart.stories.tsx") }),
    { code: `fetch("https://api.shop.test/me");`, filename: app.path("pages/cart.tsx"), name: "not reported: a page without a directive in recommended", options: RECOMMENDED, settings },
    {
      code: `const load = () => fetch("https://api.shop.test/me");\nexport async function getServerSideProps() { return { props: await load() }; }\nexport default function Cart() { return null; }`,
      filename: app.path("pages/cart.tsx"),
      name: "not reported: what only 'getServerSideProps' uses",
      settings,
    },
  ],
});

tester.run("require-fetch-credentials: identity endpoints without settings", rule, {
  invalid: [
    reported(
      "it reports a session endpoint on an API from the environment",
      "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/auth/session`);",
      null,
      {
        messageId: "identityWithoutMode",
        suggestions: [
          { messageId: "addInclude", output: "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/auth/session`, { credentials: \"include\" });" },
        ],
      },
      { settings: {} },
    ),
    reported("it reports a session endpoint on an absolute origin, and offers nothing", `fetch("https://api.rates.test/v1/me");`, null, { messageId: "identityWithoutMode" }),
  ],
  valid: [
    client("not reported: a session endpoint with a body, which may carry a token", "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/auth/refresh`, { method: 'POST', body });", { settings: {} }),
    client("not reported: a session endpoint with a token", "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/me`, { headers: { Authorization: token } });", { settings: {} }),
    client("not reported: a session endpoint with a mode", "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/me`, { credentials: 'same-origin' });", { settings: {} }),
    client("not reported: a base that may be the page's own origin", "fetch(`${process.env.NEXT_PUBLIC_APP_URL}/api/auth/session`);", { settings: {} }),
    client("not reported: a base that may be a path", "fetch(`${process.env.NEXT_PUBLIC_API_URL ?? ''}/me`);", { settings: {} }),
    client("not reported: another endpoint", "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/checkout/session`);", { settings: {} }),
    client("not reported: a path with a hole at its end", "fetch(`${process.env.NEXT_PUBLIC_BACKEND_URL}/users/${id}`);", { settings: {} }),
    client("not reported: an endpoint on the page's own origin", `fetch("/api/auth/session");`, { settings: {} }),
  ],
});

tester.run("require-fetch-credentials: strict", rule, {
  invalid: [
    reported("it reports a relative URL", `fetch("/api/orders");`, `fetch("/api/orders", { credentials: "same-origin" });`, { messageId: "missingSameOrigin" }, { options: [{}] }),
    reported("it writes the mode that the team chose", `fetch("/api/orders");`, `fetch("/api/orders", { credentials: "include" });`, { messageId: "missingSameOrigin" }, { options: [{ sameOriginMode: "include" }] }),
    reported("it reports 'location.origin'", "fetch(`${location.origin}/api/orders`);", "fetch(`${location.origin}/api/orders`, { credentials: \"same-origin\" });", { messageId: "missingSameOrigin" }, { options: [{}] }),
    reported("it reports a path in a constant", "const ORDERS = '/api/orders';\nfetch(`${ORDERS}/${id}`);", "const ORDERS = '/api/orders';\nfetch(`${ORDERS}/${id}`, { credentials: \"same-origin\" });", { line: 3, messageId: "missingSameOrigin" }, { options: [{}] }),
    reported(
      "it reports a URL that cannot be known, if asked to",
      `const load = (url) => fetch(url);`,
      null,
      {
        messageId: "unknownTarget",
        suggestions: [
          { messageId: "addSameOrigin", output: `const load = (url) => fetch(url, { credentials: "same-origin" });` },
          { messageId: "addInclude", output: `const load = (url) => fetch(url, { credentials: "include" });` },
        ],
      },
      { options: [{ unknownOrigin: "report" }] },
    ),
    {
      code: `export default function Cart() { return fetch("https://api.shop.test/me"); }`,
      errors: [{ line: 1, messageId: "missingInclude" }],
      filename: app.path("pages/cart.tsx"),
      name: "it reports in a page of 'pages'",
      options: [{}],
      output: `export default function Cart() { return fetch("https://api.shop.test/me", { credentials: "include" }); }`,
      settings,
    },
    reported("it reports EventSource on the own origin only where 'include' is the team's mode", `new EventSource("/news");`, `new EventSource("/news", { withCredentials: true });`, { messageId: "missingSameOrigin" }, { options: [{ sameOriginMode: "include" }] }),
  ],
  valid: [
    client("it allows a stated mode", `fetch("/api/orders", { credentials: "same-origin" });`, { options: [{}] }),
    client("it allows a redundant 'include'", `fetch("/api/orders", { credentials: "include" });`, { options: [{}] }),
    client("it allows 'omit' on the own origin", `fetch("/api/rates", { credentials: "omit" });`, { options: [{}] }),
    client("it allows an allowed path", `fetch("/api/public/rates");`, { options: [{ allowPaths: ["/api/public/**"] }] }),
    client("not reported: a flag has no word for the page's own origin", `new EventSource("/news");`, { options: [{}] }),
    client("not reported: 'session-routes' where no route is found", `fetch("/api/orders");`, { options: [{ sameOrigin: "session-routes" }] }),
    client("not reported: a scheme that is not known", "fetch(`http${secure}://${host}`);", { options: [{}] }),
    client("not reported: two origins, one of them the own", `fetch(local ? "/api/me" : "https://api.shop.test/me");`, { options: [{}] }),
  ],
});

const AXIOS = `import axios from "axios";\n`;
const URL_ = `"https://api.shop.test/me"`;

/** A module of two lines: an import and one request, whose fix is the third argument. */
function library(name: string, head: string, before: string, after: string | null, expected: Expected = {}): never {
  return reported(name, `${head}\n${before}`, after === null ? null : `${head}\n${after}`, { line: 3, ...expected });
}

tester.run("require-fetch-credentials: libraries", rule, {
  invalid: [
    library("it reports 'axios.get'", `import axios from "axios";`, `axios.get(${URL_});`, `axios.get(${URL_}, { withCredentials: true });`),
    library("it reports a named import", `import { get } from "axios";`, `get(${URL_});`, `get(${URL_}, { withCredentials: true });`),
    library("it reports 'require'", `const axios = require("axios");`, `axios.get(${URL_});`, `axios.get(${URL_}, { withCredentials: true });`),
    library("it fills the place of the body", `import axios from "axios";`, `axios.post(${URL_});`, `axios.post(${URL_}, undefined, { withCredentials: true });`),
    library("it adds a config behind the body", `import axios from "axios";`, `axios.post(${URL_}, body);`, `axios.post(${URL_}, body, { withCredentials: true });`),
    library("it reports 'axios(config)'", `import axios from "axios";`, `axios({ url: ${URL_} });`, `axios({ url: ${URL_}, withCredentials: true });`),
    library("it reports 'axios(url, config)'", `import axios from "axios";`, `axios(${URL_}, { method: "post" });`, `axios(${URL_}, { method: "post", withCredentials: true });`),
    library("it reports 'axios.request'", `import axios from "axios";`, `axios.request({ url: "/me", baseURL: "https://api.shop.test" });`, `axios.request({ url: "/me", baseURL: "https://api.shop.test", withCredentials: true });`),
    library("it replaces what axios does not read", `import axios from "axios";`, `axios.get(${URL_}, { credentials: "include" });`, `axios.get(${URL_}, { withCredentials: true });`, { messageId: "ignoredOption" }),
    library(
      "it replaces 'fetchOptions.credentials', which axios does not read",
      `import axios from "axios";`,
      `axios.get(${URL_}, { fetchOptions: { credentials: "include" } });`,
      `axios.get(${URL_}, { fetchOptions: {}, withCredentials: true });`,
      { messageId: "ignoredOption" },
    ),
    library("it only suggests to replace what is ignored where nothing is declared", `import axios from "axios";`, `axios.get("/me", { credentials: "include" });`, null, {
      messageId: "ignoredOption",
      suggestions: [
        { messageId: "useOption", output: `${AXIOS}axios.get("/me", { withCredentials: true });` },
        { messageId: "removeOption", output: `${AXIOS}axios.get("/me", {});` },
      ],
    }),
    library("it only suggests to remove what is ignored towards a third party", `import axios from "axios";`, `axios.get("https://api.rates.test/", { timeout: 1, credentials: "include" });`, null, {
      messageId: "ignoredOption",
      suggestions: [{ messageId: "removeOption", output: `${AXIOS}axios.get("https://api.rates.test/", { timeout: 1 });` }],
    }),
    library("it reports a factory once, not its requests", `import axios from "axios";`, `const api = axios.create({ baseURL: "https://api.shop.test" });\napi.get("/me");\napi.post("/cart", body);`, `const api = axios.create({ baseURL: "https://api.shop.test", withCredentials: true });\napi.get("/me");\napi.post("/cart", body);`),
    library("it reports an exported factory", `import axios from "axios";`, `export const api = axios.create({ baseURL: process.env.NEXT_PUBLIC_API_URL });`, `export const api = axios.create({ baseURL: process.env.NEXT_PUBLIC_API_URL, withCredentials: true });`),
    library("it reports the one request of a factory that says less than the others", `import axios from "axios";`, `const api = axios.create({ baseURL: "https://api.shop.test" });\napi.get("/me", { withCredentials: true });\napi.get("/cart");`, `const api = axios.create({ baseURL: "https://api.shop.test" });\napi.get("/me", { withCredentials: true });\napi.get("/cart", { withCredentials: true });`, { line: 5 }),
    library("it reports what leaves the factory's base", `import axios from "axios";`, `const api = axios.create({ timeout: 100 });\napi.get(${URL_});`, `const api = axios.create({ timeout: 100 });\napi.get(${URL_}, { withCredentials: true });`, { line: 4 }),
    library("it reports redaxios", `import axios from "redaxios";`, `axios.get(${URL_}, { credentials: "include" });`, `axios.get(${URL_}, { withCredentials: true });`, { messageId: "ignoredOption" }),
    library("it reports feaxios", `import axios from "feaxios";`, `axios.get(${URL_});`, `axios.get(${URL_}, { withCredentials: true });`),
    library("it reports 'ky'", `import ky from "ky";`, `ky(${URL_});`, `ky(${URL_}, { credentials: "include" });`),
    library("it reports 'ky.post'", `import ky from "ky";`, `ky.post(${URL_}, { json: {} }).json();`, `ky.post(${URL_}, { json: {}, credentials: "include" }).json();`),
    library("it reports 'ky.create' with a prefix", `import ky from "ky";`, `const api = ky.create({ prefixUrl: "https://api.shop.test" });\napi.get("me");`, `const api = ky.create({ prefixUrl: "https://api.shop.test", credentials: "include" });\napi.get("me");`),
    library("it reports a 'same-origin' in 'ky.extend'", `import ky from "ky";`, `const api = ky.create({ prefixUrl: "https://api.shop.test", credentials: "same-origin" });\napi.get("me");`, `const api = ky.create({ prefixUrl: "https://api.shop.test", credentials: "include" });\napi.get("me");`, { messageId: "defeatedMode" }),
    library("it reports 'ofetch'", `import { ofetch } from "ofetch";`, `ofetch("/me", { baseURL: "https://api.shop.test" });`, `ofetch("/me", { baseURL: "https://api.shop.test", credentials: "include" });`),
    library("it reports '$fetch.create'", `import { $fetch } from "ofetch";`, `const api = $fetch.create({ baseURL: "https://api.shop.test" });\napi("/me");`, `const api = $fetch.create({ baseURL: "https://api.shop.test", credentials: "include" });\napi("/me");`),
    library("it reports 'betterFetch'", `import { betterFetch } from "@better-fetch/fetch";`, `betterFetch(${URL_});`, `betterFetch(${URL_}, { credentials: "include" });`),
    library("it reports superagent", `import request from "superagent";`, `request.get(${URL_}).set("Accept", "text/html");`, `request.get(${URL_}).withCredentials().set("Accept", "text/html");`),
    library("it reports wretch", `import wretch from "wretch";`, `wretch(${URL_}).get();`, `wretch(${URL_}).options({ credentials: "include" }).get();`),
    library("it reports 'fetchEventSource'", `import { fetchEventSource } from "@microsoft/fetch-event-source";`, `fetchEventSource(${URL_}, { onmessage() {} });`, `fetchEventSource(${URL_}, { onmessage() {}, credentials: "include" });`),
    library("it reports 'HttpLink'", `import { HttpLink } from "@apollo/client";`, `new HttpLink({ uri: "https://api.shop.test/graphql" });`, `new HttpLink({ uri: "https://api.shop.test/graphql", credentials: "include" });`),
    library("it reports 'createHttpLink'", `import { createHttpLink } from "@apollo/client";`, `createHttpLink({ uri: "https://api.shop.test/graphql" });`, `createHttpLink({ uri: "https://api.shop.test/graphql", credentials: "include" });`),
    library("it reports 'ApolloClient' of version 3", `import { ApolloClient } from "@apollo/client";`, `new ApolloClient({ uri: "https://api.shop.test/graphql" });`, `new ApolloClient({ uri: "https://api.shop.test/graphql", credentials: "include" });`),
    library(
      "it moves what 'ApolloClient' ignores into its link",
      `import { ApolloClient, HttpLink } from "@apollo/client";`,
      `new ApolloClient({ link: new HttpLink({ uri: "/graphql" }), credentials: "include" });`,
      null,
      {
        messageId: "ignoredBesideLink",
        suggestions: [
          { messageId: "useOption", output: `import { ApolloClient, HttpLink } from "@apollo/client";\nnew ApolloClient({ link: new HttpLink({ uri: "/graphql", credentials: "include" }) });` },
          { messageId: "removeOption", output: `import { ApolloClient, HttpLink } from "@apollo/client";\nnew ApolloClient({ link: new HttpLink({ uri: "/graphql" }) });` },
        ],
      },
    ),
    library("it reports urql", `import { createClient, fetchExchange } from "@urql/core";`, `createClient({ url: "https://api.shop.test/graphql", exchanges: [fetchExchange] });`, `createClient({ url: "https://api.shop.test/graphql", exchanges: [fetchExchange], fetchOptions: { credentials: "include" } });`),
    library("it goes into urql's 'fetchOptions'", `import { Client } from "urql";`, `new Client({ url: "https://api.shop.test/graphql", fetchOptions: () => ({ mode: "cors" }) });`, `new Client({ url: "https://api.shop.test/graphql", fetchOptions: () => ({ mode: "cors", credentials: "include" }) });`),
    library("it gives tRPC a 'fetch' of its own", `import { httpBatchLink } from "@trpc/client";`, `httpBatchLink({ url: "https://api.shop.test/trpc" });`, `httpBatchLink({ url: "https://api.shop.test/trpc", fetch: (url, options) => fetch(url, { ...options, credentials: "include" }) });`),
    library("it reports tRPC's subscriptions", `import { httpSubscriptionLink } from "@trpc/client";`, `httpSubscriptionLink({ url: "https://api.shop.test/trpc" });`, `httpSubscriptionLink({ url: "https://api.shop.test/trpc", eventSourceOptions: { withCredentials: true } });`),
    library("it reports 'GraphQLClient'", `import { GraphQLClient } from "graphql-request";`, `new GraphQLClient("https://api.shop.test/graphql");`, `new GraphQLClient("https://api.shop.test/graphql", { credentials: "include" });`),
    library("it reports Directus", `import { authentication, createDirectus, rest } from "@directus/sdk";`, `createDirectus("https://api.shop.test").with(authentication("session", { credentials: "include" })).with(rest());`, `createDirectus("https://api.shop.test").with(authentication("session", { credentials: "include" })).with(rest({ credentials: "include" }));`),
    library("it reports how Directus signs in", `import { authentication, createDirectus, graphql } from "@directus/sdk";`, `createDirectus<Schema>("https://api.shop.test").with(graphql({ credentials: "include" })).with(authentication("cookie"));`, `createDirectus<Schema>("https://api.shop.test").with(graphql({ credentials: "include" })).with(authentication("cookie", { credentials: "include" }));`),
    library("it reports alova", `import { createAlova } from "alova";\nimport adapterFetch from "alova/fetch";\nconst shop = createAlova({ baseURL: "https://api.shop.test", requestAdapter: adapterFetch() });`, `shop.Get("/me");`, `shop.Get("/me", { credentials: "include" });`, { line: 5 }),
    library("it reports what alova does not read of the client", `import { createAlova } from "alova";\nimport adapterFetch from "alova/fetch";\nconst shop = createAlova({ baseURL: "https://api.shop.test", credentials: "include", requestAdapter: adapterFetch() });`, `shop.Post("/me", data);`, `shop.Post("/me", data, { credentials: "include" });`, { line: 5 }),
    library("it reports Medusa where its session is kept back", `import Medusa from "@medusajs/js-sdk";`, `new Medusa({ baseUrl: "https://api.shop.test", auth: { type: "session", fetchCredentials: "same-origin" } });`, `new Medusa({ baseUrl: "https://api.shop.test", auth: { type: "session", fetchCredentials: "include" } });`, { messageId: "defeatedMode" }),
    library("it reports openapi-fetch", `import createClient from "openapi-fetch";`, `createClient<paths>({ baseUrl: "https://api.shop.test" });`, `createClient<paths>({ baseUrl: "https://api.shop.test", credentials: "include" });`),
    library("it reports hey-api", `import { createClient } from "@hey-api/client-fetch";`, `createClient({ baseUrl: "https://api.shop.test" });`, `createClient({ baseUrl: "https://api.shop.test", credentials: "include" });`),
    library("it reports hono's client", `import { hc } from "hono/client";`, `hc<AppType>("https://api.shop.test");`, `hc<AppType>("https://api.shop.test", { init: { credentials: "include" } });`),
    library("it reports up-fetch", `import { up } from "up-fetch";`, `const api = up(fetch, () => ({ baseUrl: "https://api.shop.test" }));`, `const api = up(fetch, () => ({ baseUrl: "https://api.shop.test", credentials: "include" }));`),
    library("it reports the chat transport", `import { DefaultChatTransport } from "ai";`, `new DefaultChatTransport({ api: "https://api.shop.test/chat" });`, `new DefaultChatTransport({ api: "https://api.shop.test/chat", credentials: "include" });`),
    library("it reports 'useCompletion'", `import { useCompletion } from "@ai-sdk/react";`, `useCompletion({ api: "https://api.shop.test/complete" });`, `useCompletion({ api: "https://api.shop.test/complete", credentials: "include" });`),
    reported(
      "it reports a transport without a URL, which goes to the own origin",
      `import { DefaultChatTransport } from "ai";\nnew DefaultChatTransport();`,
      `import { DefaultChatTransport } from "ai";\nnew DefaultChatTransport({ credentials: "same-origin" });`,
      { line: 3, messageId: "missingSameOrigin" },
      { options: [{}] },
    ),
  ],
  valid: [
    client("it allows 'withCredentials: true'", `${AXIOS}axios.get(${URL_}, { withCredentials: true });`),
    client("it allows it in the factory", `${AXIOS}const api = axios.create({ baseURL: "https://api.shop.test", withCredentials: true });\napi.get("/me");`),
    client("it allows it in the defaults of the module", `${AXIOS}axios.defaults.withCredentials = true;\naxios.get(${URL_});`),
    client("not reported: 'axios(config)' with a config that is not known", `${AXIOS}axios(config);`, { options: [{ unknownOrigin: "report" }] }),
    client("not reported: an interceptor may set it", `${AXIOS}const api = axios.create({ baseURL: "https://api.shop.test" });\napi.interceptors.request.use(authorize);\napi.get("/me");`),
    client("not reported: an instance that other code sets up", `${AXIOS}const api = axios.create({ baseURL: "https://api.shop.test" });\nsetUp(api);\napi.get("/me");`),
    client("not reported: an adapter of the app's own", `${AXIOS}axios.get(${URL_}, { adapter });`),
    client("not reported: basic authentication", `${AXIOS}axios.get(${URL_}, { auth: { username, password } });`),
    client("not reported: same-origin axios in strict, for which there is no word", `${AXIOS}axios.get("/api/me");`, { options: [{}] }),
    client("not reported: an instance whose base is not known", `${AXIOS}const api = axios.create({ baseURL: getBase() });\napi.get("/me");`, { options: [{}] }),
    client("not reported: ky's hooks may set it", `import ky from "ky";\nky.create({ prefixUrl: "https://api.shop.test", hooks: { beforeRequest: [authorize] } });`),
    client("not reported: 'get' of another object", `api.get(${URL_});`),
    client("not reported: superagent with credentials", `import request from "superagent";\nrequest.get(${URL_}).withCredentials();`),
    client("not reported: superagent with a token", `import request from "superagent";\nrequest.get(${URL_}).set("Authorization", token);`),
    client("not reported: a superagent chain that goes on elsewhere", `import request from "superagent";\nconst chain = request.get(${URL_});`),
    client("not reported: Directus with a token", `import { authentication, createDirectus, rest, staticToken } from "@directus/sdk";\ncreateDirectus("https://api.shop.test").with(staticToken(t)).with(rest());\ncreateDirectus("https://api.shop.test").with(authentication()).with(rest());\ncreateDirectus("https://api.shop.test").with(authentication("json")).with(rest());`),
    client("not reported: Directus of somebody else, and in pieces", `import { authentication, createDirectus, rest } from "@directus/sdk";\ncreateDirectus("https://cms.test").with(authentication("session")).with(rest());\nconst cms = createDirectus("https://api.shop.test").with(authentication("session", { credentials: "include" }));\ncms.with(rest());`),
    client("not reported: alova with another adapter", `import { createAlova } from "alova";\nconst shop = createAlova({ baseURL: "https://api.shop.test", requestAdapter: mine() });\nshop.Get("/me");`),
    client("not reported: alova with code before each request", `import { createAlova } from "alova";\nimport adapterFetch from "alova/fetch";\nconst shop = createAlova({ baseURL: "https://api.shop.test", requestAdapter: adapterFetch(), beforeRequest(method) { method.config.credentials = "include"; } });\nshop.Get("/me");`),
    client("not reported: Medusa, which includes credentials with a session", `import Medusa from "@medusajs/js-sdk";\nexport const sdk = new Medusa({ baseUrl: "https://api.shop.test", auth: { type: "session" } });\nexport const other = new Medusa({ baseUrl: "https://api.shop.test" });`),
    client("not reported: wretch with credentials", `import wretch from "wretch";\nwretch(${URL_}).options({ credentials: "include" }).get();`),
    client("not reported: wretch with a token", `import wretch from "wretch";\nwretch(${URL_}).auth(token).get();`),
    client("not reported: Apollo's 'fetchOptions'", `import { HttpLink } from "@apollo/client";\nnew HttpLink({ uri: "https://api.shop.test", fetchOptions: { credentials: "include" } });`),
    client("not reported: an Apollo link that may set headers", `import { HttpLink, ApolloLink } from "@apollo/client";\nnew HttpLink({ uri: "https://api.shop.test" });`),
    client("not reported: an urql exchange that sets headers", `import { createClient } from "@urql/core";\nimport { authExchange } from "@urql/exchange-auth";\ncreateClient({ url: "https://api.shop.test" });`),
    client("not reported: urql's 'fetchOptions'", `import { createClient } from "@urql/core";\ncreateClient({ url: "https://api.shop.test", fetchOptions: () => ({ credentials: "include" }) });`),
    client("not reported: urql's 'fetchOptions' from elsewhere", `import { createClient } from "@urql/core";\ncreateClient({ url: "https://api.shop.test", fetchOptions: getOptions });`),
    client("not reported: tRPC with a 'fetch' of its own", `import { httpBatchLink } from "@trpc/client";\nhttpBatchLink({ url: "https://api.shop.test", fetch: send });`),
    client("not reported: tRPC with headers from a function", `import { httpBatchLink } from "@trpc/client";\nhttpBatchLink({ url: "https://api.shop.test", headers: () => getHeaders() });`),
    client("not reported: openapi-fetch with middleware", `import createClient from "openapi-fetch";\nconst api = createClient({ baseUrl: "https://api.shop.test" });\napi.use(authorize);`),
    client("not reported: openapi-fetch whose requests say it", `import createClient from "openapi-fetch";\nconst api = createClient({ baseUrl: "https://api.shop.test" });\napi.GET("/me", { credentials: "include" });`),
    client("not reported: better-auth, which includes by itself", `import { createAuthClient } from "better-auth/react";\ncreateAuthClient({ baseURL: "https://api.shop.test" });`),
  ],
});

const BASE = `"https://api.shop.test"`;

/** Where code out of sight may add what is missing: one snippet each. */
const OUT_OF_SIGHT: readonly (readonly [string, string])[] = [
  ["an init that is changed through a cast", `const init = {};\n(init as any).credentials = "include";\nfetch(${URL_}, init);`],
  ["an init that is changed through an assertion", `const init = {};\ninit!.credentials = "include";\nfetch(${URL_}, init);`],
  ["an init that is changed through an alias", `const init = {};\nconst alias = init;\nalias.credentials = "include";\nfetch(${URL_}, init);`],
  ["an init that a pattern changes", `const init = {};\n[init.credentials] = ["include"];\nfetch(${URL_}, init);`],
  ["an init that a loop changes", `const init = {};\nfor (init.credentials of modes) fetch(${URL_}, init);`],
  ["an init in an object that is handed over", `const init = {};\nmutate({ init });\nfetch(${URL_}, init);`],
  ["an init that a function returns", `const init = {};\nconst get = () => init;\nget().credentials = "include";\nfetch(${URL_}, init);`],
  ["an init with a prototype", `fetch(${URL_}, { __proto__: base });`],
  ["headers of an init that are set", `const init = { headers: new Headers() };\ninit.headers.set("Authorization", token);\nfetch(${URL_}, init);`],
  ["headers of an init that are handed over", `const init = { headers: {} };\naddToken(init.headers);\nfetch(${URL_}, init);`],
  ["headers that are taken out and changed", `const init = { headers: {} };\nconst { headers } = init;\nheaders.Authorization = token;\nfetch(${URL_}, init);`],
  ["headers that are changed through a cast", `const headers = {};\n(headers as any).Authorization = token;\nfetch(${URL_}, { headers });`],
  ["a Request whose headers are set", `const r = new Request(${URL_});\nr.headers.set("Authorization", token);\nfetch(r);`],
  ["a Request that is handed on", `const r = new Request(${URL_});\nsend(r);`],
  ["a Request that is returned", `const make = () => new Request(${URL_});`],
  ["a Request under a condition", `const r = new Request(${URL_});\nfetch(x ? r : y, { credentials: "include" });`],
  ["a Request for a cache", `caches.match(new Request(${URL_}));`],
  ["an instance under an alias", `${AXIOS}const api = axios.create({ baseURL: ${BASE} });\nexport const client = api;\nclient.interceptors.request.use(f);`],
  ["an instance that is taken apart", `${AXIOS}const { interceptors } = axios.create({ baseURL: ${BASE} });\ninterceptors.request.use(f);`],
  ["an instance that is assigned", `${AXIOS}let api;\napi = axios.create({ baseURL: ${BASE} });\napi.interceptors.request.use(f);`],
  ["an instance in a class field", `${AXIOS}class Api { http = axios.create({ baseURL: ${BASE} }); }`],
  ["an instance in 'this'", `${AXIOS}class Api { constructor() { this.http = axios.create({ baseURL: ${BASE} }); } }`],
  ["an instance in an object", `${AXIOS}const o = { api: axios.create({ baseURL: ${BASE} }) };\no.api.interceptors.request.use(f);`],
  ["an instance that a function returns", `${AXIOS}const make = () => axios.create({ baseURL: ${BASE} });`],
  ["an instance of 'useMemo'", `${AXIOS}import { useMemo } from "react";\nfunction C() { const api = useMemo(() => axios.create({ baseURL: ${BASE} }), []); api.interceptors.request.use(f); }`],
  ["an instance under a condition", `${AXIOS}const api = x ? axios.create({ baseURL: ${BASE} }) : null;\napi?.interceptors.request.use(f);`],
  ["an instance in a prop", `${AXIOS}const api = axios.create({ baseURL: ${BASE} });\nconst page = <P client={api} />;`],
  ["axios that is handed over", `${AXIOS}setup(axios);\naxios.get(${URL_});`],
  ["axios of a namespace with defaults", `import * as axios from "axios";\naxios.default.defaults.withCredentials = true;\naxios.default.get(${URL_});`],
  ["axios under two names", `${AXIOS}import other from "axios";\nother.defaults.withCredentials = true;\naxios.get(${URL_});`],
  ["an instance whose copy has a token", `import ky from "ky";\nconst api = ky.create({ prefixUrl: ${BASE} });\nconst own = api.extend({ headers: { Authorization: token } });\nown.get("me");`],
  ["an instance whose requests have tokens", `${AXIOS}const api = axios.create({ baseURL: ${BASE} });\napi.get("/me", { headers: { Authorization: token } });`],
  ["a superagent chain that is returned", `import request from "superagent";\nconst load = () => request.get(${URL_});`],
  ["a superagent chain that is handed on", `import request from "superagent";\nsend(request.get(${URL_}));`],
  ["a wretch that is exported", `import wretch from "wretch";\nexport default wretch(${BASE});`],
  ["a patched 'window.fetch'", `window.fetch = wrap(window.fetch);\nfetch(${URL_});`],
  ["a patched 'fetch' by 'Object.assign'", `Object.assign(window, { fetch: wrap(fetch) });\nfetch(${URL_});`],
  ["a patched 'fetch' by 'defineProperty'", `Object.defineProperty(globalThis, "fetch", { value: f });\nfetch(${URL_});`],
  ["a patched XMLHttpRequest", `XMLHttpRequest.prototype.send = send;\nconst xhr = new XMLHttpRequest();\nxhr.open("GET", ${URL_});`],
  ["XMLHttpRequest with a password", `const xhr = new XMLHttpRequest();\nxhr.open("GET", ${URL_}, true, user, password);`],
  ["a link behind one that is not known", `import { HttpLink } from "@apollo/client";\nimport { auth } from "./auth";\nconst http = new HttpLink({ uri: ${URL_} });\nexport const link = auth.concat(http);`],
  ["a link in a list", `import { HttpLink, from } from "@apollo/client";\nexport const link = from([auth, new HttpLink({ uri: ${URL_} })]);`],
  ["urql with an exchange that is not known", `import { createClient } from "urql";\ncreateClient({ url: ${URL_}, exchanges: [auth, send] });`],
  ["a token in urql's 'fetchOptions'", `import { createClient } from "urql";\ncreateClient({ url: ${URL_}, fetchOptions: () => ({ headers: { Authorization: token } }) });`],
  ["a token in hono's 'init'", `import { hc } from "hono/client";\nhc(${BASE}, { init: { headers: { Authorization: token } } });`],
  ["'no-cors' in Apollo's 'fetchOptions'", `import { HttpLink } from "@apollo/client";\nnew HttpLink({ uri: ${URL_}, fetchOptions: { mode: "no-cors" } });`],
  ["a token in axios' parameters", `${AXIOS}axios.get(${URL_}, { params: { access_token: token } });`],
  ["a token in 'URLSearchParams'", `fetch("https://api.shop.test/me?" + new URLSearchParams({ token }));`],
  ["a token in superagent's query", `import request from "superagent";\nrequest.get(${URL_}).query({ token }).end();`],
  ["axios that transforms requests", `${AXIOS}axios.get(${URL_}, { transformRequest: [addToken] });`],
  ["wretch with options of its own", `import wretch from "wretch";\nwretch(${BASE}, { credentials: "include" }).get("/me").json();`],
  ["up-fetch with another 'fetch'", `import { up } from "up-fetch";\nup(send, () => ({ baseUrl: ${BASE} }));`],
  ["openapi-fetch's 'requestInitExt'", `import createClient from "openapi-fetch";\ncreateClient({ baseUrl: ${BASE}, requestInitExt: { credentials: "include" } });`],
  ["a local name with a third party's origin", `const NEXT_PUBLIC_API_URL = "https://api.rates.test";\nfetch(NEXT_PUBLIC_API_URL + "/latest");`],
  ["a third party behind a backslash", `fetch("/\\\\evil.test/me/x");`],
  ...["X-Authorization", "Ocp-Apim-Subscription-Key", "X-RapidAPI-Key", "x-hasura-admin-secret", "DPoP", "X-Firebase-AppCheck", "X-Session", "auth"].map(
    (header) => [`the header ${header}`, `fetch(${URL_}, { headers: { "${header}": token } });`] as const,
  ),
];

tester.run("require-fetch-credentials: out of sight", rule, {
  invalid: [
    reported("it reports an init that is only read", `const init = { method: "POST", headers: { Accept: "a" } };\nlog(init.method);\nconst { method } = init;\nfetch(${URL_}, { ...init });`, `const init = { method: "POST", headers: { Accept: "a" } };\nlog(init.method);\nconst { method } = init;\nfetch(${URL_}, { credentials: "include", ...init });`, { line: 5 }),
    reported("it reports a key that only makes a request unique", `fetch(${URL_}, { headers: { "Idempotency-Key": id } });`, `fetch(${URL_}, { headers: { "Idempotency-Key": id }, credentials: "include" });`),
    library("it reports an absolute address of an instance with another base", `import axios from "axios";`, `const api = axios.create({ baseURL: "/api" });\napi.get(${URL_});`, `const api = axios.create({ baseURL: "/api" });\napi.get(${URL_}, { withCredentials: true });`, { line: 4 }),
    library("it reports a chain that is sent before its answer leaves", `import request from "superagent";`, `const load = () => request.get(${URL_}).then(read);`, `const load = () => request.get(${URL_}).withCredentials().then(read);`),
    reported("it reads an address as a browser does", `fetch(" https:\\\\\\\\api.shop.test/me");`, `fetch(" https:\\\\\\\\api.shop.test/me", { credentials: "include" });`),
    reported("it overrides what a shared constant says", `const base = { credentials: "same-origin" } as const;\nfetch(${URL_}, { ...base });\nfetch("https://api.rates.test", { ...base });`, `const base = { credentials: "same-origin" } as const;\nfetch(${URL_}, { ...base, credentials: "include" });\nfetch("https://api.rates.test", { ...base });`, { line: 2, messageId: "defeatedMode" }),
    library("it leaves alone what is ignored in an exported constant", `import axios from "axios";`, `export const config = { credentials: "include" };\naxios.get(${URL_}, config);`, `export const config = { credentials: "include" };\naxios.get(${URL_}, { ...config, withCredentials: true });`, { messageId: "ignoredOption" }),
    reported("it copies a constant of a narrow type", `const init: { method: string } = { method: "POST" };\nfetch(${URL_}, init);`, `const init: { method: string } = { method: "POST" };\nfetch(${URL_}, { ...init, credentials: "include" });`, { line: 3 }),
    reported("it fixes no 'open' without a block", `const xhr = new XMLHttpRequest();\nif (a) xhr.open("GET", ${URL_});\nelse b();`, null, { line: 3 }),
    library("it fixes no fetcher that is an expression", `import useSWR from "swr";`, `useSWR(${URL_}, fetch.bind(window));`, null),
    library("it fixes no superagent with a callback", `import request from "superagent";`, `request.get(${URL_}, done);`, null),
    library("it fixes no tRPC link whose type is asserted", `import { httpBatchLink } from "@trpc/client";`, `httpBatchLink({ url: ${URL_} } as any);`, null),
    library("it never suggests 'include' for a link to a third party", `import { ApolloClient, HttpLink } from "@apollo/client";`, `new ApolloClient({ link: new HttpLink({ uri: "https://api.rates.test/graphql" }), credentials: "include" });`, null, {
      messageId: "ignoredBesideLink",
      suggestions: [{ messageId: "removeOption", output: `import { ApolloClient, HttpLink } from "@apollo/client";\nnew ApolloClient({ link: new HttpLink({ uri: "https://api.rates.test/graphql" }) });` }],
    }),
    library("it reports what feaxios does not read", `import axios from "feaxios";`, `axios.get(${URL_}, { fetchOptions: { credentials: "include" } });`, `axios.get(${URL_}, { fetchOptions: {}, withCredentials: true });`, { messageId: "ignoredOption" }),
  ],
  valid: OUT_OF_SIGHT.map(([name, code]) => client(`not reported: ${name}`, code)),
});
