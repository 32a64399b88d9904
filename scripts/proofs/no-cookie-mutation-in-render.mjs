/**
 * Cookies that are changed while a page is rendered, and after the answer: the page answers 500, and the cookie is not set.
 * There is no edit: an author moves the change to where it is allowed, here to the proxy's place, a Route Handler.
 */
/* global fetch */
const SESSION = `import { cookies } from "next/headers";

export async function renewSession() {
  (await cookies()).set("renewed", "yes");
}

export async function readSession() {
  return (await cookies()).get("session")?.value;
}
`;

const DIRECT = `import { cookies } from "next/headers";

export default async function Page() {
  (await cookies()).set("visited", "yes");
  return <p>SEEN</p>;
}
`;

const HELPER = `import { readSession, renewSession } from "../../../lib/no-cookie-mutation-in-render/session";

export default async function Page() {
  if ((await readSession()) === "old") await renewSession();
  return <p>SEEN</p>;
}
`;

const ROUTE = `import { after } from "next/server";
import { renewSession } from "../../../lib/no-cookie-mutation-in-render/session";

export async function POST() {
  after(() => renewSession());
  return new Response("SEEN");
}
`;

const PAGE_WITHOUT = `export default function Page() {
  return <p>SEEN</p>;
}
`;

const REPAIRED_ROUTE = `import { renewSession } from "../../../lib/no-cookie-mutation-in-render/session";

export async function POST() {
  await renewSession();
  return new Response("SEEN");
}
`;

export default {
  files: {
    "app/no-cookie-mutation-in-render/direct/page.jsx": DIRECT,
    "app/no-cookie-mutation-in-render/helper/page.jsx": HELPER,
    "app/no-cookie-mutation-in-render/route/route.js": ROUTE,
    "lib/no-cookie-mutation-in-render/session.js": SESSION,
  },
  repaired: {
    "app/no-cookie-mutation-in-render/direct/page.jsx": PAGE_WITHOUT,
    "app/no-cookie-mutation-in-render/helper/page.jsx": PAGE_WITHOUT,
    "app/no-cookie-mutation-in-render/route/route.js": REPAIRED_ROUTE,
  },
  async observe({ origin }) {
    const seen = {};
    for (const [name, method] of [["direct", "GET"], ["helper", "GET"], ["route", "POST"]]) {
      const response = await fetch(`${origin}/no-cookie-mutation-in-render/${name}`, { headers: { Cookie: "session=old" }, method });
      seen[name] = { isSeen: (await response.text()).includes("SEEN"), renewed: response.headers.get("set-cookie") !== null, status: response.status };
    }
    return seen;
  },
  broken: {
    direct: { isSeen: false, renewed: false, status: 500 },
    helper: { isSeen: false, renewed: false, status: 500 },
    route: { isSeen: true, renewed: false, status: 200 },
  },
  mended: {
    direct: { isSeen: true, renewed: false, status: 200 },
    helper: { isSeen: true, renewed: false, status: 200 },
    route: { isSeen: true, renewed: true, status: 200 },
  },
};
