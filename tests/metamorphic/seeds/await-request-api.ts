import { sow } from "../seed.ts";

export const awaitRequestApi = sow("await-request-api", ({ reports, silent }) => {
  reports("a store kept without await", "member", `
// app/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const store = cookies();
  const theme = store.get("theme")?.value;
  return <main className={theme}>Shop</main>;
}
`);
  reports("a header read at once in a route", "member", `
// app/api/locale/route.ts
import { headers } from "next/headers";

export async function GET() {
  const locale = headers().get("accept-language") ?? "en";
  return Response.json({ locale });
}
`);
  reports("the text of a promise in a request", "text", `
// app/api/orders/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const response = await fetch("https://api.shop.test/orders", { headers: { cookie: cookies().toString() } });
  return Response.json(await response.json());
}
`);
  reports("draft mode asked in a component", "member", `
// app/draft-note.tsx
import { draftMode } from "next/headers";

export async function DraftNote() {
  const { isEnabled } = draftMode();
  return isEnabled ? <p>Draft</p> : null;
}
`);
  reports("a helper of its own module is given the promise", "member", `
// lib/session.ts
import { cookies } from "next/headers";

function readToken(store) {
  return store.get("session")?.value;
}

export async function getSession() {
  const store = cookies();
  const token = readToken(store);
  return token === undefined ? null : { token };
}
`);
  reports("a loop over all headers", "iterated", `
// app/api/debug/route.ts
import { headers } from "next/headers";

export async function GET() {
  const list = [];
  for (const [name, value] of headers()) {
    list.push(name + value);
  }
  return Response.json(list);
}
`);
  reports("a helper of another module is given the promise", "member", `
// lib/user.ts
import { cookies } from "next/headers";
import { readName } from "./read-name";

export async function getUser() {
  const name = readName(cookies());
  return { name };
}
// lib/read-name.ts
export function readName(store) {
  return store.get("name")?.value;
}
`);
  silent("a store that is awaited", `
// app/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const store = await cookies();
  const theme = store.get("theme")?.value;
  return <main className={theme}>Shop</main>;
}
`);
  silent("a promise that is handed on", `
// app/page.tsx
import { cookies } from "next/headers";
import { Greeting } from "./greeting";

export default function Page() {
  const store = cookies();
  return <Greeting store={store} />;
}
// app/greeting.tsx
export async function Greeting({ store }) {
  const jar = await store;
  return <p>{jar.get("name")?.value}</p>;
}
`);
  silent("then instead of await", `
// app/api/locale/route.ts
import { headers } from "next/headers";

export async function GET() {
  return headers().then((list) => Response.json({ locale: list.get("accept-language") ?? "en" }));
}
`);
  silent("both at once", `
// lib/request.ts
import { cookies, headers } from "next/headers";

export async function readRequest() {
  const [store, list] = await Promise.all([cookies(), headers()]);
  const theme = store.get("theme")?.value ?? "light";
  return { agent: list.get("user-agent"), theme };
}
`);
  silent("synchronous in Next.js 14", `
// app/page.tsx
import { cookies } from "next/headers";

export default function Page() {
  const store = cookies();
  return <main className={store.get("theme")?.value}>Shop</main>;
}
`, { settings: { nextVersion: 14 } });
});
