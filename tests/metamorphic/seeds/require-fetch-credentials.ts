import { sow } from "../seed.ts";

const API = { settings: { apiOrigins: ["https://api.shop.test", "NEXT_PUBLIC_API_URL"] } };

export const requireFetchCredentials = sow("require-fetch-credentials", ({ reports, silent }) => {
  reports("a declared API by the environment", "missingInclude", `
// app/account-menu.tsx
"use client";

export async function loadName() {
  const response = await fetch(\`\${process.env.NEXT_PUBLIC_API_URL}/me\`);
  return (await response.json()).name;
}
`, API);
  reports("a mode that is too weak", "defeatedMode", `
// app/session-keeper.tsx
"use client";

export function refresh() {
  return fetch("https://api.shop.test/refresh", {
    method: "POST",
    credentials: "same-origin",
  });
}
`, API);
  reports("an option that axios ignores", "ignoredOption", `
// app/cart.ts
"use client";
import axios from "axios";

export const loadCart = () => axios.get("https://api.shop.test/cart", { credentials: "include" });
`, API);
  reports("an endpoint of the own app", "missingSameOrigin", `
// app/orders.tsx
"use client";
import { useEffect, useState } from "react";

export function Orders() {
  const [orders, setOrders] = useState([]);
  useEffect(() => {
    fetch("/api/orders")
      .then((response) => response.json())
      .then(setOrders);
  }, []);
  return <p>{orders.length}</p>;
}
`);
  reports("a session endpoint of an unknown API", "identityWithoutMode", `
// app/login-state.ts
"use client";

const BASE = process.env.NEXT_PUBLIC_BACKEND_URL;

export async function loadSession() {
  const response = await fetch(\`\${BASE}/auth/session\`);
  return response.json();
}
`, { options: [{ sameOrigin: "ignore" }] });
  reports("a wrapper around fetch", "missingIncludeThrough", `
// app/shop-api.ts
"use client";

const request = (path: string, init?: RequestInit) => fetch(\`https://api.shop.test\${path}\`, init);

export const loadOrders = () => request("/orders");
`, API);
  reports("an instance of axios", "missingInclude", `
// app/client.ts
"use client";
import axios from "axios";

const api = axios.create({ baseURL: "https://api.shop.test", timeout: 5000 });

export async function loadCart() {
  const { data } = await api.get("/cart");
  return data;
}
`, API);
  reports("XMLHttpRequest", "missingInclude", `
// app/upload.ts
"use client";

export function upload(file: File) {
  const request = new XMLHttpRequest();
  request.open("POST", "https://api.shop.test/files");
  request.send(file);
}
`, API);
  reports("options in a constant", "missingInclude", `
// app/save.ts
"use client";

const JSON_HEADERS = { "Content-Type": "application/json" };

export async function save(order: unknown) {
  const init: RequestInit = { method: "POST", body: JSON.stringify(order), headers: JSON_HEADERS };
  const response = await fetch("https://api.shop.test/orders", init);
  return response.ok;
}
`, API);
  silent("a mode that works", `
// app/cart.ts
"use client";

export async function loadCart() {
  const response = await fetch("https://api.shop.test/cart", { credentials: "include" });
  return response.json();
}
`, API);
  silent("a third party", `
// app/map.ts
"use client";

export async function loadTile(x: number, y: number) {
  const response = await fetch(\`https://tiles.maps.test/\${x}/\${y}\`);
  return response.blob();
}
`, API);
  silent("a token in the headers", `
// app/orders.ts
"use client";

export async function loadOrders(token: string) {
  const headers = { Authorization: \`Bearer \${token}\` };
  const response = await fetch("https://api.shop.test/orders", { headers });
  return response.json();
}
`, API);
  silent("an instance that sends them", `
// app/client.ts
"use client";
import axios from "axios";

const api = axios.create({ baseURL: "https://api.shop.test", withCredentials: true });

export async function loadCart() {
  const { data } = await api.get("/cart");
  return data;
}
`, API);
  silent("on the server", `
// app/page.tsx
export default async function Page() {
  const response = await fetch("https://api.shop.test/products");
  const products = await response.json();
  return <p>{products.length}</p>;
}
`, API);
  silent("another function called fetch", `
// app/loader.ts
"use client";
import { createLoader } from "../lib/loader";

export async function load() {
  const fetch = createLoader();
  const orders = await fetch("/api/orders");
  return orders;
}
// lib/loader.ts
export const createLoader = () => async (path: string) => path;
`);
});
