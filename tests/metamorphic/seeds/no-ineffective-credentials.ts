import { sow } from "../seed.ts";

const API = { settings: { apiOrigins: ["https://api.shop.test"] } };

export const noIneffectiveCredentials = sow("no-ineffective-credentials", ({ reports, silent }) => {
  reports("a mode in a route", "ineffectiveMode", `
// app/api/orders/route.ts
export async function GET() {
  const response = await fetch(\`\${process.env.SHOP_API_URL}/orders\`, { credentials: "include" });
  return Response.json(await response.json());
}
`);
  reports("a session endpoint of the own API", "missingIdentity", `
// app/api/me/route.ts
export async function GET() {
  const response = await fetch("https://api.shop.test/me");
  return Response.json(await response.json());
}
`, API);
  reports("an own route that reads the session", "missingCookie", `
// app/account/page.tsx
export default async function Page() {
  const response = await fetch("http://localhost:3000/api/profile", { cache: "no-store" });
  const profile = await response.json();
  return <p>{profile.name}</p>;
}
// app/api/profile/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const session = (await cookies()).get("session")?.value;
  if (session === undefined) return new Response(null, { status: 401 });
  return Response.json({ name: await findName(session) });
}
`);
  reports("axios in a page", "ineffectiveMode", `
// app/orders/page.tsx
import axios from "axios";

export default async function Page() {
  const { data } = await axios.get("https://api.shop.test/orders", { withCredentials: true });
  return <p>{data.length}</p>;
}
`, API);
  reports("options in a constant", "ineffectiveMode", `
// app/api/cart/route.ts
const BASE = "https://api.shop.test";

export async function POST(request: Request) {
  const body = await request.text();
  const init: RequestInit = { method: "POST", body, credentials: "include" };
  const response = await fetch(\`\${BASE}/cart\`, init);
  return new Response(null, { status: response.status });
}
`, API);
  reports("getServerSideProps", "ineffectiveMode", `
// pages/orders.tsx
export default function Orders({ orders }) {
  return <p>{orders.length}</p>;
}

export async function getServerSideProps() {
  const response = await fetch("https://api.shop.test/orders", { credentials: "include" });
  const orders = await response.json();
  return { props: { orders } };
}
`, API);
  reports("a helper that a page calls", "ineffectiveMode", `
// app/page.tsx
async function callApi(path: string) {
  const response = await fetch("https://api.shop.test" + path, { credentials: "include" });
  return response.json();
}

export default async function Page() {
  const cart = await callApi("/cart");
  return <p>{cart.items.length}</p>;
}
`, API);
  silent("a forwarded cookie", `
// app/api/orders/route.ts
import { headers } from "next/headers";

export async function GET() {
  const cookie = (await headers()).get("cookie") ?? "";
  const response = await fetch("https://api.shop.test/me", { headers: { cookie } });
  return Response.json(await response.json());
}
`, API);
  silent("a token of the own", `
// app/api/orders/route.ts
export async function GET() {
  const response = await fetch("https://api.shop.test/me", { headers: { Authorization: \`Bearer \${process.env.SHOP_KEY}\` } });
  return Response.json(await response.json());
}
`, API);
  silent("a public list", `
// app/products/page.tsx
export default async function Page() {
  const response = await fetch("https://api.shop.test/products", { next: { revalidate: 60 } });
  const products = await response.json();
  return <p>{products.length}</p>;
}
`, API);
  silent("a client module", `
// app/cart.tsx
"use client";

export function Cart() {
  const load = async () => {
    const response = await fetch("https://api.shop.test/me", { credentials: "include" });
    return response.json();
  };
  return <button onClick={load}>Cart</button>;
}
`, API);
  silent("an own route without a session", `
// app/page.tsx
export default async function Page() {
  const response = await fetch("http://localhost:3000/api/products");
  const products = await response.json();
  return <p>{products.length}</p>;
}
// app/api/products/route.ts
export async function GET() {
  return Response.json(await loadProducts());
}
`);
});
