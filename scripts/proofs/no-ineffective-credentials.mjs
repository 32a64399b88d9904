/** What a route gets of the visitor's cookies when the app's own server asks it, from each place that can. */
/* global fetch */
const FOLDER = "app/no-ineffective-credentials";

/** On the server, an address has to be whole. */
const ADDRESS = '`${process.env.BACKEND_URL ?? new URL("/no-ineffective-credentials/echo", request.url)}`';

const ECHO = `export function GET(request) {
  return new Response(request.headers.get("cookie") ?? "none");
}
`;

const HANDLER = `import { NextResponse } from "next/server";

export async function GET(request) {
  const response = await fetch(${ADDRESS}, { credentials: "include" });
  return new NextResponse(await response.text());
}
`;

const EDGE = `import { NextResponse } from "next/server";

export const runtime = "edge";

export async function GET(request) {
  const response = await fetch(${ADDRESS}, { cache: "no-store", credentials: "include" });
  return new NextResponse(await response.text());
}
`;

const PAGE = `import { headers } from "next/headers";

export default async function Page() {
  const host = (await headers()).get("host");
  const response = await fetch(\`http://\${host}/no-ineffective-credentials/echo\`, {
    credentials: "include",
    headers: { Accept: "text/plain" },
  });
  return <p>{\`SEEN[\${await response.text()}]\`}</p>;
}
`;

export default {
  files: {
    [`${FOLDER}/echo/route.js`]: ECHO,
    [`${FOLDER}/edge/route.js`]: EDGE,
    [`${FOLDER}/handler/route.js`]: HANDLER,
    [`${FOLDER}/page.jsx`]: PAGE,
  },
  async observe({ origin }) {
    const ask = async (path) => {
      const response = await fetch(`${origin}/no-ineffective-credentials${path}`, { headers: { cookie: "session=s3cr3t" } });
      return response.text();
    };
    return { edge: await ask("/edge"), handler: await ask("/handler"), page: /SEEN\[(.*?)\]/u.exec(await ask(""))?.[1] };
  },
  broken: { edge: "none", handler: "none", page: "none" },
  mended: { edge: "session=s3cr3t", handler: "session=s3cr3t", page: "session=s3cr3t" },
};
