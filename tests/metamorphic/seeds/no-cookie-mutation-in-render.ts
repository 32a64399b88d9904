import { sow } from "../seed.ts";

export const noCookieMutationInRender = sow("no-cookie-mutation-in-render", ({ reports, silent }) => {
  reports("a page sets a cookie", "rendered", `
// app/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const store = await cookies();
  store.set("visited", "yes", { path: "/" });
  return <main>Welcome</main>;
}
`);
  reports("a layout deletes a stale session by a helper", "leadsInRender", `
// app/account/layout.tsx
import { cookies } from "next/headers";

async function readSession() {
  const store = await cookies();
  const session = store.get("session")?.value;
  if (session === "expired") {
    store.delete("session");
  }
  return session;
}

export default async function Layout({ children }) {
  const session = await readSession();
  return <section data-signed-in={session !== undefined}>{children}</section>;
}
`);
  reports("a component of its own file sets one", "rendered", `
// app/page.tsx
import { cookies } from "next/headers";

async function Counter() {
  const store = await cookies();
  const count = Number(store.get("count")?.value ?? "0") + 1;
  store.set("count", String(count));
  return <p>{count}</p>;
}

export default function Page() {
  return <main><Counter /></main>;
}
`);
  reports("generateMetadata sets one", "rendered", `
// app/product/page.tsx
import { cookies } from "next/headers";

export async function generateMetadata() {
  (await cookies()).set("seen", "1");
  return { title: "Product" };
}

export default function Page() {
  return <main>Product</main>;
}
`);
  reports("a helper of another module sets one", "leadsInRender", `
// app/page.tsx
import { rememberVisit } from "../lib/visit";

export default async function Page() {
  await rememberVisit("home");
  return <main>Welcome</main>;
}
// lib/visit.ts
import { cookies } from "next/headers";

export async function rememberVisit(page: string) {
  const store = await cookies();
  store.set("last", page);
}
`);
  reports("what after runs", "afterwards", `
// app/api/visits/route.ts
import { cookies } from "next/headers";
import { after } from "next/server";

export async function POST() {
  after(async () => {
    (await cookies()).set("visited", "yes");
  });
  return new Response();
}
`);
  reports("a store handed to a helper", "leadsInRender", `
// app/page.tsx
import { cookies } from "next/headers";

function save(store, name: string) {
  store.set("tab", name);
}

export default async function Page() {
  const store = await cookies();
  save(store, "orders");
  return <main>Orders</main>;
}
`);
  silent("a Server Function sets one", `
// app/page.tsx
import { cookies } from "next/headers";

async function leave() {
  "use server";
  (await cookies()).delete("session");
}

export default async function Page() {
  const store = await cookies();
  const theme = store.get("theme")?.value;
  return <form action={leave} className={theme} />;
}
`);
  silent("a Route Handler sets one", `
// app/api/theme/route.ts
import { cookies } from "next/headers";

async function save(theme: string) {
  const store = await cookies();
  store.set("theme", theme);
}

export async function POST(request: Request) {
  const { theme } = await request.json();
  await save(theme);
  return new Response();
}
`);
  silent("a page that only reads", `
// app/page.tsx
import { cookies } from "next/headers";

async function readTheme() {
  const store = await cookies();
  return store.get("theme")?.value ?? "light";
}

export default async function Page() {
  const theme = await readTheme();
  return <main className={theme}>Shop</main>;
}
`);
  silent("another store with the same methods", `
// app/page.tsx
import { cookies } from "next/headers";

const seen = new Map();

export default async function Page() {
  const store = await cookies();
  seen.set("visited", store.get("visited")?.value);
  seen.delete("old");
  return <main>{seen.size}</main>;
}
`);
  silent("a change that is caught", `
// app/page.tsx
import { cookies } from "next/headers";

async function touch() {
  try {
    (await cookies()).set("seen", "1");
  } catch {
    return false;
  }
  return true;
}

export default async function Page() {
  const isSeen = await touch();
  return <main>{String(isSeen)}</main>;
}
`);
});
