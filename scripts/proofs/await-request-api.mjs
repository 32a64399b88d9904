/**
 * The request APIs without `await`, in Next.js 16: what uses the value throws, and a text or a flag is silently wrong. By a
 * fix in async functions; by a suggestion in a page that becomes async, and in one that reads the promise with `use`.
 */
/* global fetch */
const ASYNC = `import { cookies } from "next/headers";

export default async function Page() {
  const store = cookies();
  return <p>SEEN[{store.get("theme")?.value}]</p>;
}
`;

const SYNC = `import { cookies } from "next/headers";

export default function Page() {
  return <p>SEEN[{cookies().get("theme")?.value}]</p>;
}
`;

const HOOK = `import { useMemo } from "react";
import { cookies } from "next/headers";

export default function Page() {
  const theme = cookies().get("theme")?.value;
  return <p>SEEN[{useMemo(() => theme, [theme])}]</p>;
}
`;

const HELPER = `import { getRequestHeaders } from "../../../lib/await-request-api/store";

export default async function Page() {
  return <p>SEEN[{getRequestHeaders().get("x-theme")}]</p>;
}
`;

const STORE = `import { headers } from "next/headers";

export const getRequestHeaders = () => headers();
`;

const FLAG = `import { draftMode } from "next/headers";

export default async function Page() {
  return <p>SEEN[{String(draftMode().isEnabled)}]</p>;
}
`;

const ROUTE = `import { cookies, headers } from "next/headers";

export async function GET() {
  const sent = new Headers({ cookie: cookies().toString() });
  return new Response(\`\${sent.get("cookie")}\`);
}

export async function POST() {
  const { get } = headers();
  const list = [...headers()];
  return new Response(\`\${get("x-theme")} \${new Headers(headers()).get("x-theme")} \${list.length > 0}\`);
}
`;

const PAGES = ["async", "sync", "hook", "helper", "flag"];

export default {
  files: {
    "app/await-request-api/async/page.jsx": ASYNC,
    "app/await-request-api/flag/page.jsx": FLAG,
    "app/await-request-api/helper/page.jsx": HELPER,
    "app/await-request-api/hook/page.jsx": HOOK,
    "app/await-request-api/route/route.js": ROUTE,
    "app/await-request-api/sync/page.jsx": SYNC,
    "lib/await-request-api/store.js": STORE,
  },
  async observe({ origin }) {
    const seen = {};
    for (const name of PAGES) seen[name] = await ask(`${origin}/await-request-api/${name}`);
    seen.text = await ask(`${origin}/await-request-api/route`);
    seen.iterated = await ask(`${origin}/await-request-api/route`, "POST");
    return seen;
  },
  broken: { async: 500, flag: "undefined", helper: 500, hook: 500, iterated: 500, sync: 500, text: "[object Promise]" },
  mended: { async: "dark", flag: "false", helper: "dark", hook: "dark", iterated: "dark dark true", sync: "dark", text: "theme=dark; Path=/" },
};

async function ask(url, method = "GET") {
  const response = await fetch(url, { headers: { Cookie: "theme=dark", "x-theme": "dark" }, method });
  const text = await response.text();
  return response.ok ? (/SEEN\[(.*?)\]/u.exec(text.replaceAll("<!-- -->", ""))?.[1] ?? text) : response.status;
}
