import { sow } from "../seed.ts";

export const noServerImportInClient = sow("no-server-import-in-client", ({ reports, silent }) => {
  reports("the request read in a client module", "requestApi", `
// app/cart-badge.tsx
"use client";
import { cookies } from "next/headers";

export function CartBadge() {
  const show = async () => console.log((await cookies()).get("cart"));
  return <button onClick={show}>Cart</button>;
}
`);
  reports("by a barrel", "reachedRequestApi", `
// app/cart-total.tsx
"use client";
import { formatPrice } from "@/lib";

export function CartTotal({ total }: { total: number }) {
  const price = formatPrice(total);
  return <p>{price}</p>;
}
// lib/index.ts
export * from "./price";
export * from "./session";
// lib/price.ts
export const formatPrice = (price: number) => price.toFixed(2);
// lib/session.ts
import { cookies } from "next/headers";

export const getSession = async () => (await cookies()).get("session");
`);
  reports("a loaded import in a handler", "throwingRequestApi", `
// app/refresh-button.tsx
"use client";

export function RefreshButton() {
  async function refresh() {
    const { cookies } = await import("next/headers");
    console.log(await cookies());
  }
  return <button onClick={refresh}>Refresh</button>;
}
`);
  reports("a page of the pages router", "requestApiInPages", `
// pages/account.tsx
import { cookies } from "next/headers";

export async function getServerSideProps() {
  const store = await cookies();
  return { props: { theme: store.get("theme")?.value ?? null } };
}

export default function Account({ theme }: { theme: string | null }) {
  return <p>{theme}</p>;
}
`);
  reports("a marked module", "reachedServerOnlyMarker", `
// app/prices.tsx
"use client";
import { loadPrices } from "../lib/prices";

export function Prices() {
  const load = async () => {
    const prices = await loadPrices();
    console.log(prices.length);
  };
  return <button onClick={load}>Prices</button>;
}
// lib/prices.ts
import "server-only";

export async function loadPrices() {
  return [1, 2, 3];
}
`);
  reports("a name that throws when it is called", "reachedThrowingRequestApi", `
// app/greeting.tsx
"use client";
import { getName } from "../lib/user";

export function Greeting() {
  const greet = async () => {
    const name = await getName();
    alert(name);
  };
  return <button onClick={greet}>Who am I?</button>;
}
// lib/user.ts
export async function getName() {
  const { cookies } = await import("next/headers");
  return (await cookies()).get("name")?.value;
}
`);
  reports("a function of the server's cache", "serverFunction", `
// app/save-button.tsx
"use client";
import { revalidateTag } from "next/cache";

export function SaveButton({ save }) {
  const submit = async () => {
    await save();
    revalidateTag("orders");
  };
  return <button onClick={submit}>Save</button>;
}
`);
  silent("only a type", `
// app/theme-button.tsx
"use client";
import type { cookies } from "next/headers";

export function ThemeButton({ store }: { store: Awaited<ReturnType<typeof cookies>> }) {
  const theme = store.get("theme")?.value;
  return <button>{theme}</button>;
}
`);
  silent("a Server Action", `
// app/save.tsx
"use client";
import { save } from "./actions";

export function Save() {
  const submit = async () => {
    await save("dark");
  };
  return <button onClick={submit}>Save</button>;
}
// app/actions.ts
"use server";
import { cookies } from "next/headers";

export async function save(theme: string) {
  (await cookies()).set("theme", theme);
}
`);
  silent("a module of the server", `
// app/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const store = await cookies();
  const theme = store.get("theme")?.value;
  return <main className={theme}>Shop</main>;
}
`);
  silent("an own function with the name", `
// app/jar.tsx
"use client";
import { cookies } from "../lib/jar";

export function Jar() {
  const list = cookies();
  return <p>{list.length}</p>;
}
// lib/jar.ts
export const cookies = () => ["oat", "ginger"];
`);
  silent("only what the server keeps for itself", `
// pages/orders.tsx
import { findOrders } from "../lib/orders";

export async function getServerSideProps() {
  const orders = await findOrders();
  return { props: { orders } };
}

export default function Orders({ orders }) {
  return <p>{orders.length}</p>;
}
// lib/orders.ts
export async function findOrders() {
  const { cookies } = await import("next/headers");
  return [(await cookies()).get("order")?.value];
}
`);
});
