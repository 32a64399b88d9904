import { sow } from "../seed.ts";

const API = { settings: { apiOrigins: ["https://backend.shop.test"] } };

export const requireFetchCredentials = sow("require-fetch-credentials", ({ reports, silent }) => {
  reports("a form that is sent", "missingInclude", `
// app/checkout/form.tsx
"use client";

const BACKEND = "https://backend.shop.test";

export function CheckoutForm() {
  async function submit(event) {
    event.preventDefault();
    const response = await fetch(\`\${BACKEND}/checkout\`, {
      method: "POST",
      body: new FormData(event.target),
    });
    if (response.ok) location.assign("/thanks");
  }
  return <form onSubmit={submit} />;
}
`, API);
  reports("an instance of ky", "missingInclude", `
// lib/api.ts
"use client";
import ky from "ky";

const api = ky.create({ prefixUrl: "https://backend.shop.test", timeout: 8000 });

export const loadOrders = () => api.get("orders").json();
`, API);
  silent("a request with all it needs", `
// app/checkout/form.tsx
"use client";

export async function pay(order: string) {
  const init: RequestInit = { method: "POST", body: order, credentials: "include" };
  const response = await fetch("https://backend.shop.test/pay", init);
  return response.ok;
}
`, API);
  silent("an image service", `
// app/avatar.tsx
"use client";

export async function loadAvatar(hash: string) {
  const url = "https://images.test/avatar/" + hash;
  const response = await fetch(url);
  return response.blob();
}
`, API);
});
