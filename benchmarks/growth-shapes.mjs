/**
 * Files that grow by one form of code: what our rules look at, and what they have to pass by on the way. A shape gives
 * the files of an app for a number of repetitions; the one it names is linted.
 */

/** `write(0) … write(count - 1)`, one after the other. */
const repeat = (count, write, separator = "\n") => Array.from({ length: count }, (_, index) => write(index)).join(separator);

const client = (text, others = {}) => ({ file: "app/shop.tsx", others, text: `"use client";\n${text}\n` });
const page = (text, others = {}) => ({ file: "app/page.tsx", others, text: `${text}\n` });
const route = (text, others = {}) => ({ file: "app/api/me/route.ts", others, text: `${text}\n` });
const api = (text, others = {}) => ({ file: "pages/api/me.ts", others, text: `${text}\n` });

const COOKIES = 'import { cookies, headers } from "next/headers";\n';
const ACCOUNT = { "app/account.tsx": '"use client";\nexport function Account(props) { return <p>{props.name}</p>; }\nexport const theme = "light";\n' };
const IMPORT_ACCOUNT = 'import { Account } from "./account";\n';
const SECRET = 'const token = (await cookies()).get("session")?.value;\n';
const ROUTES = { "app/api/me/route.ts": `${COOKIES}export async function GET() { return Response.json((await cookies()).get("session")); }\n` };

const inFunction = (statements, head = "export async function GET(request)") => `${head} {\n${statements}\n}`;
const CORS_HEAD = 'const response = new Response(null); const h = response.headers;\n';

export const SHAPES = {
  // Requests
  "fetch calls": (n) => client(repeat(n, (i) => `fetch("/api/${i}");`)),
  "fetch calls to a route": (n) => client(repeat(n, () => 'fetch("/api/me", { credentials: "omit" });'), ROUTES),
  "fetch calls to routes of a table": (n) => client(repeat(n, (i) => `fetch("/api/p${i}/me", { credentials: "omit" });`), Object.fromEntries(Array.from({ length: Math.ceil(n / 20) }, (_, i) => [`app/api/p${i}/me/route.ts`, "export async function GET() {}\n"]))),
  "fetch calls in functions": (n) => client(repeat(n, (i) => `function f${i}(id) { return fetch("/api/" + id); } f${i}("x");`)),
  "fetch calls in one function": (n) => client(inFunction(repeat(n, (i) => `fetch("/api/${i}" + id);`), "export function load(id)")),
  "fetch calls with one init": (n) => client(`const init = { method: "POST" };\n${repeat(n, (i) => `fetch("/api/${i}", init);`)}`),
  "fetch calls with one URL": (n) => client(`const url = "/api/me";\n${repeat(n, () => "fetch(url);")}`),
  "fetch calls with an init set later": (n) => client(`const init = {};\n${repeat(n, (i) => `init.p${i} = ${i};`)}\n${repeat(n, (i) => `fetch("/api/${i}", init);`)}`),
  "fetch calls on an object of URLs": (n) => client(`const urls = { ${repeat(n, (i) => `u${i}: "/api/${i}"`, ", ")} };\n${repeat(n, (i) => `fetch(urls.u${i});`)}`),
  "calls of one wrapper": (n) => client(`const send = (path, init) => fetch("https://api.shop.test" + path, init);\n${repeat(n, (i) => `send("/me/${i}", {});`)}`),
  "calls of one wrapper with a base": (n) => client(`const send = (path, init = {}) => fetch("/api" + path, { ...init, method: "POST" });\n${repeat(n, (i) => `send("/me/${i}", { credentials: "omit" });`)}`, ROUTES),
  "wrappers": (n) => client(repeat(n, (i) => `const send${i} = (path, init) => fetch("/api" + path, init); send${i}("/me", {});`)),
  "requests of one wrapper": (n) => client(`const send = (path, init) => { ${repeat(n, () => "fetch(path, init);")} };\n${repeat(n, (i) => `send("/me/${i}", {});`)}`),
  "axios calls": (n) => client(`import axios from "axios";\n${repeat(n, (i) => `axios.get("https://api.shop.test/${i}", { credentials: "include" });`)}`),
  "axios calls on one instance": (n) => client(`import axios from "axios";\nconst http = axios.create({ baseURL: "https://api.shop.test" });\n${repeat(n, (i) => `http.get("/me/${i}");`)}`),
  "axios instances": (n) => client(`import axios from "axios";\n${repeat(n, (i) => `const http${i} = axios.create({ baseURL: "https://api.shop.test" }); http${i}.get("/me");`)}`),
  "defaults set on one instance": (n) => client(`import axios from "axios";\nconst http = axios.create({});\n${repeat(n, (i) => `http.defaults.timeout = ${i};`)}\n${repeat(n, (i) => `http.get("/me/${i}");`)}`),
  "XMLHttpRequests": (n) => client(repeat(n, (i) => `const x${i} = new XMLHttpRequest(); x${i}.open("GET", "/api/${i}"); x${i}.send();`)),
  "sends of one XMLHttpRequest": (n) => client(`const x = new XMLHttpRequest();\n${repeat(n, (i) => `x.open("GET", "/api/${i}"); x.send();`)}`),
  "URLs set by parts": (n) => client(`const url = new URL("https://api.shop.test");\n${repeat(n, (i) => `url.searchParams.set("p${i}", "1");`)}\n${repeat(n, () => "fetch(url);")}`),
  "headers of requests": (n) => client(repeat(n, (i) => `fetch("/api/${i}", { headers: { Authorization: "Bearer " + token${i} } });`)),
  "headers set on one object": (n) => client(`const h = new Headers();\n${repeat(n, (i) => `h.set("x-${i}", "1");`)}\n${repeat(n, (i) => `fetch("/api/${i}", { headers: h });`)}`),
  "a builder's chain": (n) => client(repeat(Math.ceil(n / 100), (c) => `import ky${c} from "ky"; ky${c}.create({})${".extend({})".repeat(100)}.get("/api/me");`)),
  "fetch calls on the server": (n) => page(`${COOKIES}${inFunction(repeat(n, (i) => `await fetch("/api/${i}", { credentials: "include" });`), "export default async function Page()")}`),
  "fetch calls on the server to a route": (n) => page(inFunction(repeat(n, () => 'await fetch("http://localhost:3000/api/me");'), "export default async function Page()"), ROUTES),

  // Cookies
  "cookie reads by regular expressions": (n) => client(repeat(n, (i) => `document.cookie.match(/token${i}=(.*)/);`)),
  "cookie reads by one name": (n) => client(`const name = "session";\n${repeat(n, () => "document.cookie.split(name);")}`),
  "cookie reads from one jar": (n) => client(`const jar = document.cookie;\n${repeat(n, (i) => `jar.includes("token${i}");`)}`),
  "cookie reads from one list": (n) => client(`const list = document.cookie.split("; ");\n${repeat(n, (i) => `list.find((e) => e.startsWith("token${i}="));`)}`),
  "cookie reads from one dictionary": (n) => client(`const all = Object.fromEntries(document.cookie.split("; ").map((e) => e.split("=")));\n${repeat(n, (i) => `use(all.token${i});`)}`),
  "cookie reads of a library": (n) => client(`import Cookies from "js-cookie";\n${repeat(n, (i) => `Cookies.get("token${i}");`)}`),
  "one cookie used often": (n) => client(`import Cookies from "js-cookie";\nconst token = Cookies.get("session");\n${repeat(n, (i) => `fetch("/api/${i}", { headers: { Authorization: token } });`)}`),
  "cookies used in headers": (n) => client(`import Cookies from "js-cookie";\n${repeat(n, (i) => `{ const token = Cookies.get("session"); fetch("/api/${i}", { headers: { Authorization: "Bearer " + token } }); }`)}`),
  "calls of one cookie helper": (n) => client(`const read = (name) => document.cookie.match(new RegExp(name + "=([^;]*)"))?.[1];\n${repeat(n, (i) => `read("token${i}");`)}`),
  "cookie helpers": (n) => client(repeat(n, (i) => `const read${i} = (name) => document.cookie.match(name); read${i}("session");`)),
  "cookie helpers that call the one before": (n) => client(`const read0 = (name) => document.cookie.match(name);\n${repeat(n, (i) => `const read${i + 1} = (name) => read${i}(name);`)}\nread${n}("session");`),
  "a callback's uses of its parameter": (n) => client(`document.cookie.split("; ").forEach((e) => {\n${repeat(n, (i) => `if (e.startsWith("token${i}=")) use(e);`)}\n});`),
  "cookie assignments": (n) => client(repeat(n, (i) => `document.cookie = "token${i}=x; path=/";`)),
  "cookie assignments by one function": (n) => client(`const write = (name, value) => { document.cookie = name + "=" + value; };\n${repeat(n, (i) => `write("token${i}", "x");`)}`),
  "cookies set on the server": (n) => route(`${COOKIES}${inFunction(repeat(n, (i) => `(await cookies()).set("token${i}", "x", { httpOnly: true });`))}`),
  "cookies set on one jar": (n) => route(`${COOKIES}${inFunction(`const jar = await cookies();\n${repeat(n, (i) => `jar.set("token${i}", "x", { httpOnly: true });`)}`)}`),
  "cookies set with one constant of options": (n) => route(`${COOKIES}const options = { httpOnly: true };\n${inFunction(`const jar = await cookies();\n${repeat(n, (i) => `jar.set("token${i}", "x", options);`)}`)}`),
  "cookies set by one helper": (n) => route(`${COOKIES}async function keep(name, value) { (await cookies()).set(name, value, { httpOnly: false }); }\n${inFunction(repeat(n, (i) => `await keep("token${i}", "x");`))}`),
  "Set-Cookie headers": (n) => route(inFunction(`const response = new Response(null);\n${repeat(n, (i) => `response.headers.append("Set-Cookie", "token${i}=x; Path=/");`)}\nreturn response;`)),
  "Set-Cookie texts by templates": (n) => route(inFunction(`const response = new Response(null);\n${repeat(n, (i) => `response.headers.append("Set-Cookie", \`token${i}=\${request.id}; Path=/\`);`)}\nreturn response;`)),
  "a Set-Cookie text of many parts": (n) => route(inFunction(`const response = new Response(null);\nresponse.headers.append("Set-Cookie", ["session=x", ${repeat(n, (i) => `"p${i}"`, ", ")}].join("; "));`)),
  "cookie library writes": (n) => client(`import Cookies from "js-cookie";\n${repeat(n, (i) => `Cookies.set("token${i}", "x", { secure: true });`)}`),

  // Storage
  "storage keys": (n) => client(repeat(n, (i) => `localStorage.setItem("token${i}", "x");`)),
  "storage keys by properties": (n) => client(repeat(n, (i) => `localStorage.token${i} = "x";`)),
  "storage keys by one name": (n) => client(`const name = "session";\n${repeat(n, () => "localStorage.getItem(name);")}`),
  "storage keys in one object": (n) => client(`const KEYS = { ${repeat(n, (i) => `k${i}: "token${i}"`, ", ")} };\n${repeat(n, (i) => `localStorage.getItem(KEYS.k${i});`)}`),
  "calls of one storage helper": (n) => client(`const keep = (name, value) => localStorage.setItem(name, value);\n${repeat(n, (i) => `keep("token${i}", "x");`)}`),
  "one name declared often": (n) => client(repeat(n, (i) => `var storage = localStorage; storage.getItem("token${i}");`)),
  "one function declared often": (n) => client(repeat(n, (i) => `function keep(name) { localStorage.setItem(name, "x"); } keep("token${i}");`)),
  "one name declared in a minified file": (n) => client(repeat(n, () => 'function f(a,b){var c=document.cookie;localStorage.setItem("token",c);return fetch("/api/"+a,{method:"POST",body:c}).then(function(d){return d.json()})}', "")),

  // CORS
  "CORS headers behind conditions": (n) => route(inFunction(`${CORS_HEAD}${repeat(n, (i) => `if (a${i}) h.set("Access-Control-Allow-Origin", "*");`)}`)),
  "CORS headers set": (n) => route(inFunction(`${CORS_HEAD}${repeat(n, (i) => `h.set("Access-Control-Allow-${i % 2 ? "Origin" : "Credentials"}", "${i % 2 ? "*" : "true"}");`)}`)),
  "CORS headers nested in conditions": (n) => route(inFunction(`${CORS_HEAD}${repeat(n / 10, (i) => `if (a${i}) { ${repeat(10, () => 'h.set("Access-Control-Allow-Credentials", "true");', " ")} }`)}`)),
  "CORS headers in a switch": (n) => route(inFunction(`${CORS_HEAD}switch (request.method) {\n${repeat(n, (i) => `case "${i}": h.set("Access-Control-Allow-Origin", "*"); h.set("Access-Control-Allow-Credentials", "true"); break;`)}\n}`)),
  "CORS headers in an else-if chain": (n) => route(inFunction(`${CORS_HEAD}${repeat(Math.min(n, 400), (i) => `if (a${i}) { h.set("Access-Control-Allow-Origin", "*"); h.set("Access-Control-Allow-Credentials", "true"); }`, " else ")}`)),
  "CORS headers of responses": (n) => route(inFunction(repeat(n, (i) => `const r${i} = new Response(null); r${i}.headers.set("Access-Control-Allow-Origin", "*"); r${i}.headers.set("Access-Control-Allow-Credentials", "true");`))),
  "CORS headers in functions": (n) => route(repeat(n, (i) => `export function f${i}(request, response) { response.headers.set("Access-Control-Allow-Origin", request.headers.get("origin")); response.headers.set("Access-Control-Allow-Credentials", "true"); }`)),
  "CORS lists": (n) => route(repeat(n, (i) => `const l${i} = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" }; export const f${i} = () => new Response(null, { headers: l${i} });`)),
  "one CORS list used often": (n) => route(`const list = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" };\n${repeat(n, (i) => `export const f${i} = () => new Response(null, { headers: list });`)}`),
  "one CORS list spread often": (n) => route(`const list = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" };\n${repeat(n, (i) => `export const f${i} = () => new Response(null, { headers: { ...list, "Access-Control-Allow-Origin": "https://a.test" } });`)}`),
  "headers in one CORS list": (n) => route(`export const GET = () => new Response(null, { headers: { ${repeat(n, (i) => `"x-${i}": "1"`, ", ")}, "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" } });`),
  "reflected origins": (n) => route(repeat(n, (i) => `export function f${i}(request) { const origin = request.headers.get("origin"); return new Response(null, { headers: { "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" } }); }`)),
  "one reflected origin": (n) => route(inFunction(`const origin = request.headers.get("origin");\n${CORS_HEAD}${repeat(n, () => 'h.set("Access-Control-Allow-Origin", origin); h.set("Access-Control-Allow-Credentials", "true");')}`)),

  // Exports, imports, directives
  "exported constants": (n) => client(repeat(n, (i) => `export const c${i} = ${i};`)),
  "exported functions": (n) => client(repeat(n, (i) => `export function f${i}() { return ${i}; }`)),
  "exported components": (n) => client(repeat(n, (i) => `export function C${i}(props) { return <p>{props.name}</p>; }`)),
  "exported lists": (n) => client(`${repeat(n, (i) => `const c${i} = ${i};`)}\nexport { ${repeat(n, (i) => `c${i}`, ", ")} };`),
  "exported constants of a hookless file": (n) => ({ file: "app/list.ts", others: {}, text: `"use client";\n${repeat(n, (i) => `export const c${i} = { a: ${i} };`)}\n` }),
  "reexports": (n) => client(repeat(n, (i) => `export { c${i} } from "./values";`), { "app/values.ts": repeat(n, (i) => `export const c${i} = ${i};`) }),
  "star reexports": (n) => client(repeat(n, (i) => `export * from "./values${i}";`), Object.fromEntries(Array.from({ length: n }, (_, i) => [`app/values${i}.ts`, `export const c${i} = ${i};\n`]))),
  "imports": (n) => client(repeat(n, (i) => `import { c${i} } from "./values"; fetch(c${i});`), { "app/values.ts": repeat(n, (i) => `export const c${i} = "/api/${i}";`) }),
  "imports of one declaration": (n) => client(`import { ${repeat(n, (i) => `c${i}`, ", ")} } from "./values";\n${repeat(n, (i) => `fetch(c${i});`)}`, { "app/values.ts": repeat(n, (i) => `export const c${i} = "/api/${i}";`) }),
  "imports of modules": (n) => client(repeat(n, (i) => `import { c${i} } from "./values${i}"; fetch(c${i});`), Object.fromEntries(Array.from({ length: n }, (_, i) => [`app/values${i}.ts`, `export const c${i} = "/api/${i}";\n`]))),
  "imports of a server-only module": (n) => client(repeat(n, (i) => `import { cookies as c${i} } from "next/headers"; c${i}();`)),
  "names of a server-only module": (n) => client(`import { cookies } from "next/headers";\n${repeat(n, () => "cookies();")}`),
  "types of a server-only module": (n) => client(repeat(n, (i) => `import { type cookies as c${i} } from "next/headers"; type T${i} = typeof c${i};`)),
  "requires": (n) => client(repeat(n, (i) => `const r${i} = require("next/headers"); r${i}.cookies();`)),
  "dynamic imports": (n) => client(repeat(n, (i) => `const l${i} = () => import("./values${i % 10}");`), Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`app/values${i}.ts`, "export const c = 1;\n"]))),
  "guarded imports": (n) => client(repeat(n, () => 'if (typeof window === "undefined") { import("next/headers"); }')),
  "statements after a guard": (n) => client(inFunction(`if (typeof window !== "undefined") return;\n${repeat(n, () => 'import("next/headers");')}`, "export function load()")),
  "misplaced directives": (n) => ({ file: "app/list.ts", others: {}, text: `export const a = 1;\n${repeat(n, () => '"use client";')}\n` }),
  "directives of functions": (n) => page(repeat(n, (i) => `export async function f${i}() { "use server"; return ${i}; }`)),
  "misspelt directives": (n) => page(repeat(n, (i) => `export async function f${i}() { "use  server"; return ${i}; }`)),
  "imports before a directive": (n) => ({ file: "app/list.ts", others: {}, text: `${repeat(n, (i) => `import "./values${i % 10}";`)}\n"use client";\n` }),

  // Components and their props
  "elements": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}return <>{${repeat(n, () => "<Account token={token} />", "}{")}}</>; }`, ACCOUNT),
  "elements with other values": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}return <>{${repeat(n, (i) => `<Account id={${i}} />`, "}{")}}</>; }`, ACCOUNT),
  "attributes of one element": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}return <Account ${repeat(n, (i) => `p${i}={token}`, " ")} />; }`, ACCOUNT),
  "components of the server": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}${repeat(n, (i) => `async function S${i}() { ${SECRET}return <Account token={token} />; }`)}\nexport default function Page() { return <>${repeat(n, (i) => `<S${i} />`, "")}</>; }`, ACCOUNT),
  "components that show the one before": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}const S0 = (props) => <Account {...props} />;\n${repeat(n, (i) => `const S${i + 1} = (props) => <S${i} {...props} />;`)}\nexport default async function Page() { ${SECRET}return <S${n} token={token} />; }`, ACCOUNT),
  "one component that shows elements": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}const Shell = ({ token }) => <>${repeat(n, () => "<Account token={token} />", "")}</>;\nexport default async function Page() { ${SECRET}return <>${repeat(n, () => "<Shell token={token} />", "")}</>; }`, ACCOUNT),
  "createElement calls": (n) => page(`import { createElement } from "react";\n${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}return [${repeat(n, () => "createElement(Account, { token })", ", ")}]; }`, ACCOUNT),
  "calls in a file with createElement": (n) => page(`${COOKIES}${repeat(n, (i) => `f${i}(1);`)}\n"createElement";`, ACCOUNT),
  "elements nested": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}return ${repeat(n / 50, () => `${"<Account token={token}>".repeat(50)}${"</Account>".repeat(50)}`, " ?? ")}; }`, ACCOUNT),
  "server actions": (n) => page(repeat(n, (i) => `export async function a${i}() { "use server"; return { token: ${i} }; }`)),
  "members of one object as props": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}const user = { ${repeat(n, (i) => `p${i}: token`, ", ")} }; return <>{${repeat(n, (i) => `<Account token={user.p${i}} />`, "}{")}}</>; }`, ACCOUNT),
  "one variable that is assigned, as props": (n) => page(`${IMPORT_ACCOUNT}${COOKIES}export default async function Page() { ${SECRET}let user;\n${repeat(n, () => "user = token;")}\nreturn <>{${repeat(n, () => "<Account token={user} />", "}{")}}</>; }`, ACCOUNT),

  // Answers
  "returns of one handler": (n) => route(`${COOKIES}${inFunction(`${SECRET}${repeat(n, (i) => `if (request.url === "${i}") return Response.json({ token });`)}`)}`),
  "handlers": (n) => route(`${COOKIES}${repeat(n, (i) => `async function h${i}() { ${SECRET}return Response.json({ token }); }`)}\n${inFunction(repeat(n, (i) => `if (request.url === "${i}") return h${i}();`))}`),
  "answers of an API route": (n) => api(inFunction(repeat(n, (i) => `if (request.query.a${i}) response.json({ token: request.cookies.session });`), "export default function handler(request, response)")),
  "functions that an API route calls": (n) => api(`${repeat(n, (i) => `function send${i}(response, token) { response.json({ token }); }`)}\n${inFunction(repeat(n, (i) => `send${i}(response, request.cookies.session);`), "export default function handler(request, response)")}`),
  "members of one answer": (n) => route(`${COOKIES}${inFunction(`${SECRET}return Response.json({ ${repeat(n, (i) => `p${i}: token`, ", ")} });`)}`),
  "members set on one answer": (n) => route(`${COOKIES}${inFunction(`${SECRET}const body = {};\n${repeat(n, (i) => `body.p${i} = token;`)}\nreturn Response.json(body);`)}`),

  // The request: render, cache, await
  "cached functions": (n) => page(`${COOKIES}import { unstable_cache } from "next/cache";\n${repeat(n, (i) => `const f${i} = unstable_cache(async () => { await cookies(); });`)}`),
  "cached functions that call helpers": (n) => {
    const side = Math.ceil(Math.sqrt(n));
    return page(`${COOKIES}${repeat(side, (i) => `async function h${i}() { const jar = await cookies(); return jar.get("a${i}"); }`)}\n${repeat(side, (i) => `export async function f${i}() { "use cache"; ${repeat(side, (j) => `await h${j}();`, " ")} }`)}`);
  },
  "cached functions that call one helper": (n) => page(`${COOKIES}async function h() { return (await cookies()).get("a"); }\n${repeat(n, (i) => `export async function f${i}() { "use cache"; await h(); }`)}`),
  "cached functions that call the one before": (n) => page(`${COOKIES}async function h0() { return (await cookies()).get("a"); }\n${repeat(n, (i) => `async function h${i + 1}() { return h${i}(); }`)}\nexport async function f() { "use cache"; await h10(); await h${n}(); }`),
  "cached functions in a chain": (n) => page(`${COOKIES}async function h0() { "use cache"; return (await cookies()).get("a"); }\n${repeat(n, (i) => `async function h${i + 1}() { "use cache"; return h${i}(); }`)}`),
  "statements of a cached function": (n) => page(`${COOKIES}export async function f() { "use cache";\n${repeat(n, (i) => `if (a${i}) await cookies();`)}\n}`),
  "cookie mutations in a render": (n) => page(`${COOKIES}export default async function Page() {\n${repeat(n, (i) => `(await cookies()).set("a${i}", "x");`)}\n}`),
  "cookie mutations in helpers": (n) => page(`${COOKIES}${repeat(n, (i) => `async function h${i}() { (await cookies()).set("a${i}", "x"); }`)}\nexport default async function Page() {\n${repeat(n, (i) => `await h${i}();`)}\n}`),
  "components that mutate cookies": (n) => page(`${COOKIES}async function keep(jar) { jar.set("a", "x"); }\n${repeat(n, (i) => `export async function C${i}() { const jar = await cookies(); await keep(jar); return <p />; }`)}\nexport default function Page() { return <>${repeat(n, (i) => `<C${i} />`, "")}</>; }`),
  "request APIs without await": (n) => page(`${COOKIES}export default async function Page() {\n${repeat(n, (i) => `cookies().get("a${i}");`)}\n}`),
  "one promise of the request": (n) => page(`${COOKIES}export default async function Page() { const jar = cookies();\n${repeat(n, (i) => `jar.get("a${i}");`)}\n}`),
  "calls that lead nowhere": (n) => page(`${COOKIES}export default async function Page() { await cookies();\n${repeat(n, (i) => `f${i % 7}(${i}); g.h${i}.k(${i});`)}\n}`),
  "functions that call each other": (n) => page(`${COOKIES}${repeat(n, (i) => `async function f${i}() { await f${(i * 7 + 1) % n}(); await f${(i * 13 + 5) % n}(); return cookies(); }`)}\nexport default async function Page() { await f0(); return <p />; }`),
  "functions that call each other in the browser": (n) => client(repeat(n, (i) => `function f${i}(p, o) { f${(i * 7 + 1) % n}(p + "/a", o); f${(i * 13 + 5) % n}(p, { ...o, b: 1 }); return fetch(p, o); }`)),

  // Values
  "object members": (n) => client(`const a = { ${repeat(n, (i) => `p${i}: ${i}`, ", ")} };\n${repeat(n, (i) => `fetch("/api/" + a.p${i});`)}`),
  "members of one object, also imported": (n) => client(`import { a } from "./values";\n${repeat(n, (i) => `fetch("/api/" + a.p${i});`)}`, { "app/values.ts": `export const a = { ${repeat(n, (i) => `p${i}: "${i}"`, ", ")} };` }),
  "array elements": (n) => client(`const a = [${repeat(n, (i) => `"${i}"`, ", ")}];\n${repeat(n, (i) => `fetch("/api/" + a[${i}]);`)}`),
  "one variable read": (n) => client(`let a = "/api/me"; a = a + "/x";\n${repeat(n, () => "fetch(a); use(a);")}`),
  "one constant read": (n) => client(`const a = { b: "/api/me" };\n${repeat(n, () => "fetch(a.b); use(a);")}`),
  "one variable assigned": (n) => client(`let u = "";\n${repeat(n, (i) => `u = "/api/${i}"; fetch(u); document.cookie = u + "=x";`)}`),
  "one object written": (n) => client(`const o = {};\n${repeat(n, (i) => `o.p${i} = "/api/${i}"; fetch(o.p${i});`)}`),
  "one array pushed to": (n) => client(`const parts = [];\n${repeat(n, (i) => `parts.push("p${i}=x");`)}\n${repeat(n, () => 'document.cookie = parts.join("; ");')}`),
  "one text added to": (n) => client(`let t = "session=x";\n${repeat(n, (i) => `t += "; p${i}=1";`)}\n${repeat(n, () => "document.cookie = t;")}`),
  "a template's parts": (n) => client(`const a = "x"; fetch(\`/api/${repeat(n, () => "${a}", "/")}\`);`),
  "a long template's parts, unknown": (n) => client(`document.cookie = \`session=${repeat(n, (i) => "${a" + i + "}", ";")}\`; fetch(\`/api/${repeat(n, (i) => "${a" + i + "}", "/")}\`);`),
  "string concatenations": (n) => client(repeat(Math.ceil(n / 100), () => `fetch("/api/" + ${repeat(100, (i) => `"a${i}"`, " + ")});`)),
  "constants made of the one before": (n) => client(`const a0 = "/api";\n${repeat(n, (i) => `const a${i + 1} = a${i} + "/x"; fetch(a${i + 1});`)}`),
  "aliases": (n) => client(`const f0 = fetch;\n${repeat(n, (i) => `const f${i + 1} = f${i}; f${i + 1}("/api/${i}");`)}`),
  "class members": (n) => client(`class Api { base = "/api";\n${repeat(n, (i) => `m${i}() { return fetch(this.base + "/${i}"); }`)}\n}\nconst api = new Api();\n${repeat(n, (i) => `api.m${i}();`)}`),
  "class members that call each other": (n) => client(`class Api {\nsend(path, init) { return fetch("/api" + path, init); }\n${repeat(n, (i) => `m${i}() { return this.send("/${i}", {}); }`)}\n}`),
  "class fields that hold cookies": (n) => client(`class Jar {\n${repeat(n, (i) => `c${i} = document.cookie; g${i}() { return this.c${i}.match(/session=(.*)/); }`)}\n}`),
  "classes": (n) => client(repeat(n, (i) => `class A${i} { send(path) { return fetch("/api" + path); } } new A${i}().send("/me");`)),
  "nested scopes": (n) => client(repeat(n / 50, () => `${repeat(50, (i) => `{ const a${i} = "/api/${i}"; fetch(a${i});`, "")}${"}".repeat(50)}`)),
  "an else-if chain": (n) => client(`const u = location.pathname;\n${repeat(Math.min(n, 400), (i) => `if (u === "${i}") { fetch("/api/${i}"); }`, " else ")}`),
  "a switch": (n) => client(`switch (location.pathname) {\n${repeat(n, (i) => `case "${i}": fetch("/api/${i}"); break;`)}\n}`),
  "returns of one function": (n) => client(`function find(k) { switch (k) {\n${repeat(n, (i) => `case "${i}": return "/api/${i}";`)}\n} }\n${repeat(n, (i) => `fetch(find("${i}"));`)}`),
  "destructured names": (n) => client(`const all = { ${repeat(n, (i) => `u${i}: "/api/${i}"`, ", ")} };\nconst { ${repeat(n, (i) => `u${i}`, ", ")} } = all;\n${repeat(n, (i) => `fetch(u${i});`)}`),
  "arguments of one call": (n) => client(`fetch("/api/me", {}, ${repeat(n, (i) => `a${i}`, ", ")}); const f = (${repeat(Math.min(n, 1000), (i) => `b${i}`, ", ")}) => fetch(b0); f(${repeat(Math.min(n, 1000), (i) => `"${i}"`, ", ")});`),
  "comments": (n) => client(repeat(n, (i) => `// fetch ${i} cookies localStorage Access-Control-Allow-Origin\nfetch("/api/${i}");`)),
  "enum members": (n) => client(`enum Url { ${repeat(n, (i) => `A${i} = "/api/${i}"`, ", ")} }\n${repeat(n, (i) => `fetch(Url.A${i});`)}`),

  // Two modules
  "a large module with one function that is called": (n) => client('import { send } from "./large";\nsend("/me", {});', { "app/large.ts": `${repeat(n, (i) => `export function f${i}(a) { const b = a + ${i}; return [b, { c: b, d: "x${i}" }]; }`)}\nexport const send = (path, init) => fetch("/api" + path, init);\n` }),
  "calls into a large module": (n) => client(`import { ${repeat(n, (i) => `f${i}`, ", ")} } from "./large";\n${repeat(n, (i) => `f${i}("/me", {});`)}`, { "app/large.ts": repeat(n, (i) => `export function f${i}(path, init) { return fetch("/api" + path, init); }`) }),
  "calls of one imported wrapper": (n) => client(`import { send } from "./large";\n${repeat(n, (i) => `send("/me/${i}", {});`)}`, { "app/large.ts": `${repeat(n, (i) => `export const c${i} = ${i};`)}\nexport const send = (path, init) => fetch("/api" + path, init);\n` }),
  "calls of one imported cookie helper": (n) => client(`import { read } from "./large";\n${repeat(n, (i) => `read("token${i}");`)}`, { "app/large.ts": `${repeat(n, (i) => `export const c${i} = ${i};`)}\nexport const read = (name) => document.cookie.match(new RegExp(name + "=([^;]*)"))?.[1];\n` }),
  "imported cookie helpers": (n) => client(`import { ${repeat(n, (i) => `read${i}`, ", ")} } from "./large";\n${repeat(n, (i) => `read${i}("token");`)}`, { "app/large.ts": repeat(n, (i) => `export const read${i} = (name) => document.cookie.match(name)?.[1];`) }),
  "imported storage helpers": (n) => client(`import { ${repeat(n, (i) => `store${i}`, ", ")} } from "./storage";\n${repeat(n, (i) => `store${i}("token", "x");`)}`, { "app/storage.ts": repeat(n, (i) => `export const store${i} = (name, value) => localStorage.setItem(name, value);`) }),
  "imported cookie writers": (n) => route(`import { ${repeat(n, (i) => `keep${i}`, ", ")} } from "./cookies";\n${inFunction(repeat(n, (i) => `await keep${i}("session", "x");`))}`, { "app/api/me/cookies.ts": `${COOKIES}${repeat(n, (i) => `export async function keep${i}(name, value) { (await cookies()).set(name, value, { httpOnly: false }); }`)}` }),
  "imported helpers in a cache": (n) => page(`import { ${repeat(n, (i) => `read${i}`, ", ")} } from "./session";\n${repeat(n, (i) => `export async function f${i}() { "use cache"; return read${i}(); }`)}`, { "app/session.ts": `${COOKIES}${repeat(n, (i) => `export async function read${i}() { return (await cookies()).get("a${i}"); }`)}` }),
  "imported tokens as props": (n) => page(`${IMPORT_ACCOUNT}import { ${repeat(n, (i) => `getToken${i}`, ", ")} } from "./session";\nexport default async function Page() { return <>${repeat(n, (i) => `<Account token={await getToken${i}()} />`, "")}</>; }`, { ...ACCOUNT, "app/session.ts": `${COOKIES}${repeat(n, (i) => `export async function getToken${i}() { return (await cookies()).get("session")?.value; }`)}` }),
  "imported components": (n) => page(`import { ${repeat(n, (i) => `C${i}`, ", ")} } from "./parts";\n${COOKIES}export default async function Page() { ${SECRET}return <>${repeat(n, (i) => `<C${i} token={token} />`, "")}</>; }`, { "app/parts.tsx": `"use client";\n${repeat(n, (i) => `export function C${i}(props) { return <p>{props.token}</p>; }`)}` }),
  "imported components of the server": (n) => page(`import { ${repeat(n, (i) => `C${i}`, ", ")} } from "./parts";\n${COOKIES}export default async function Page() { ${SECRET}return <>${repeat(n, (i) => `<C${i} token={token} />`, "")}</>; }`, { ...ACCOUNT, "app/parts.tsx": `${IMPORT_ACCOUNT}${repeat(n, (i) => `export function C${i}(props) { return <Account token={props.token} />; }`)}` }),
  "imported CORS lists": (n) => route(`import { ${repeat(n, (i) => `list${i}`, ", ")} } from "./lists";\n${repeat(n, (i) => `export const f${i} = () => new Response(null, { headers: { ...list${i}, "Access-Control-Allow-Credentials": "true" } });`)}`, { "app/api/me/lists.ts": repeat(n, (i) => `export const list${i} = { "Access-Control-Allow-Origin": "*" };`) }),
  "imported axios instances": (n) => client(`import { ${repeat(n, (i) => `http${i}`, ", ")} } from "./clients";\n${repeat(n, (i) => `http${i}.get("/me");`)}`, { "app/clients.ts": `import axios from "axios";\n${repeat(n, (i) => `export const http${i} = axios.create({ baseURL: "https://api.shop.test" });`)}` }),
  "modules that import a wrapper": (n) => ({ file: "app/send.ts", others: Object.fromEntries(Array.from({ length: n / 5 }, (_, i) => [`app/part${i}.tsx`, `"use client";\nimport { send } from "./send";\nsend("/me/${i}", {});\n`])), text: '"use client";\nexport const send = (path, init) => fetch("https://api.shop.test" + path, init);\n' }),
  "modules that import a component": (n) => ({ file: "app/parts.tsx", others: { ...Object.fromEntries(Array.from({ length: n / 5 }, (_, i) => [`app/p${i}/page.tsx`, `import { Part } from "../parts";\nexport default function Page() { return <Part id={${i}} />; }\n`])) }, text: `${COOKIES}export async function Part({ id }) { (await cookies()).set("a", id); return <p />; }\n` }),
  "modules that import a cookie helper": (n) => ({ file: "app/read.ts", others: Object.fromEntries(Array.from({ length: n / 5 }, (_, i) => [`app/part${i}.tsx`, `"use client";\nimport { read } from "./read";\nread("token${i}");\n`])), text: '"use client";\nexport const read = (name) => document.cookie.match(new RegExp(name + "=([^;]*)"))?.[1];\n' }),
  "one large module that imports a wrapper": (n) => ({ file: "app/send.ts", others: { "app/large.tsx": `"use client";\nimport { send } from "./send";\n${repeat(n, (i) => `send("/me/${i}", {});`)}\n` }, text: '"use client";\nexport const send = (path, init) => fetch("https://api.shop.test" + path, init);\n' }),
  "a chain of modules": (n) => client('import { c0 } from "./m0";\nfetch(c0);', Object.fromEntries(Array.from({ length: n / 5 }, (_, i) => [`app/m${i}.ts`, `export { c${i + 1} as c${i} } from "./m${i + 1}";\n`]))),
};
