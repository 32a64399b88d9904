import { sow } from "../seed.ts";

export const noRequestApiInCache = sow("no-request-api-in-cache", ({ reports, silent }) => {
  reports("a cached function reads a cookie", "forbiddenRead", `
// lib/theme.ts
import { cookies } from "next/headers";

export async function loadTheme() {
  "use cache";
  const store = await cookies();
  return store.get("theme")?.value ?? "light";
}
`);
  reports("unstable_cache around a helper", "leadsToRead", `
// lib/orders.ts
import { unstable_cache } from "next/cache";
import { headers } from "next/headers";

async function callApi(path: string) {
  const cookie = (await headers()).get("cookie") ?? "";
  const response = await fetch(\`https://api.shop.test\${path}\`, { headers: { cookie } });
  return response.json();
}

export const loadOrders = unstable_cache(() => callApi("/orders"));
`);
  reports("a cached component renders one that reads", "leadsToRead", `
// app/card.tsx
import { cookies } from "next/headers";

async function Greeting() {
  const store = await cookies();
  return <p>{store.get("name")?.value}</p>;
}

export async function Card() {
  "use cache";
  return (
    <section>
      <Greeting />
    </section>
  );
}
`);
  reports("a helper of another module", "leadsToRead", `
// lib/user.ts
import { getToken } from "./token";

export async function loadUser() {
  "use cache";
  const token = await getToken();
  const response = await fetch("https://api.shop.test/user?token=" + token);
  return response.json();
}
// app/page.tsx
import { loadUser } from "../lib/user";

export default async function Page() {
  const user = await loadUser();
  return <p>{user.name}</p>;
}
// lib/token.ts
import { cookies } from "next/headers";

export async function getToken() {
  const store = await cookies();
  return store.get("token")?.value;
}
`);
  reports("a file of cached functions", "forbiddenRead", `
// lib/data.ts
"use cache";
import { headers } from "next/headers";

export async function loadLocale() {
  const list = await headers();
  const locale = list.get("accept-language");
  return locale ?? "en";
}
`);
  reports("draft mode switched on", "forbiddenChange", `
// lib/draft.ts
import { draftMode } from "next/headers";

export async function preview() {
  "use cache";
  const mode = await draftMode();
  mode.enable();
  return "on";
}
`);
  reports("a function given to unstable_cache by its name", "forbiddenRead", `
// lib/cart.ts
import { unstable_cache } from "next/cache";
import { cookies } from "next/headers";

async function loadCart() {
  const store = await cookies();
  const id = store.get("cart")?.value;
  return { id };
}

export const getCart = unstable_cache(loadCart, ["cart"], { revalidate: 60 });
`);
  silent("read outside and passed in", `
// lib/orders.ts
import { unstable_cache } from "next/cache";
import { headers } from "next/headers";

const loadOrders = unstable_cache(async (cookie: string) => {
  const response = await fetch("https://api.shop.test/orders", { headers: { cookie } });
  return response.json();
});

export async function readOrders() {
  const list = await headers();
  return loadOrders(list.get("cookie") ?? "");
}
`);
  silent("a private cache", `
// lib/theme.ts
import { cookies } from "next/headers";

export async function loadTheme() {
  "use cache: private";
  const store = await cookies();
  return store.get("theme")?.value;
}
`);
  silent("draft mode that is asked", `
// lib/page-data.ts
import { draftMode } from "next/headers";

export async function loadPage(slug: string) {
  "use cache";
  const { isEnabled } = await draftMode();
  const query = isEnabled ? "draft" : "published";
  return fetch(\`https://cms.shop.test/\${query}/\${slug}\`).then((response) => response.json());
}
`);
  silent("children of a cached component", `
// app/card.tsx
import { cookies } from "next/headers";

async function Greeting() {
  const store = await cookies();
  return <p>{store.get("name")?.value}</p>;
}

async function Card({ children }) {
  "use cache";
  return <section>{children}</section>;
}

export default function Page() {
  return (
    <Card>
      <Greeting />
    </Card>
  );
}
`);
  silent("a function beside a cached one", `
// lib/shop.ts
import { cookies } from "next/headers";

async function loadProducts() {
  "use cache";
  const response = await fetch("https://api.shop.test/products");
  return response.json();
}

export async function loadShop() {
  const store = await cookies();
  const products = await loadProducts();
  return { currency: store.get("currency")?.value, products };
}
`);
});
