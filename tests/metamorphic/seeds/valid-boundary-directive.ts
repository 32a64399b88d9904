import { sow } from "../seed.ts";

export const validBoundaryDirective = sow("valid-boundary-directive", ({ reports, silent }) => {
  reports("behind an import", "misplaced", `
// app/share-button.tsx
import { useState } from "react";

"use client";

export function ShareButton() {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => setIsCopied(true);
  return <button onClick={copy}>{isCopied ? "Copied" : "Copy"}</button>;
}
`);
  reports("a hyphen", "misspelt", `
// app/print-button.tsx
"use-client";

export function PrintButton() {
  const start = () => print();
  return <button onClick={start}>Print</button>;
}
`);
  reports("within a function", "clientInFunction", `
// app/clock.tsx
export function Clock() {
  "use client";
  const time = new Date().toLocaleTimeString();
  return <time>{time}</time>;
}
`);
  reports("in parentheses", "parenthesized", `
// app/actions.ts
("use server");

export async function logOut(name: string) {
  const message = \`Goodbye, \${name}\`;
  await endSession(message);
}
`);
  reports("a marker that is no import", "marker", `
// lib/keys.ts
"server-only";

const PREFIX = "shop";

export const key = process.env.PAYMENT_KEY ?? PREFIX;
`);
  reports("two that exclude each other", "conflict", `
// app/form.tsx
"use client";
"use server";

export async function send(form: FormData) {
  const name = form.get("name");
  await store({ name });
}
`);
  silent("a directive at the top", `
// app/share-button.tsx
"use client";
import { useState } from "react";

export function ShareButton() {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => setIsCopied(true);
  return <button onClick={copy}>{isCopied ? "Copied" : "Copy"}</button>;
}
`);
  silent("an inline Server Function", `
// app/page.tsx
export default function Page() {
  async function save(form: FormData) {
    "use server";
    const name = form.get("name");
    await store({ name });
  }
  return <form action={save} />;
}
`);
  silent("a text that is a value", `
// lib/directives.ts
const DIRECTIVES = ["use client", "use server"];

export function isDirective(text: string) {
  const wanted = "use cache";
  return DIRECTIVES.includes(text) || text === wanted;
}
`);
  silent("a cached function", `
// lib/products.ts
async function load(path: string) {
  "use cache";
  const response = await fetch("https://api.shop.test" + path);
  return response.json();
}

export async function loadProducts() {
  const products = await load("/products");
  return products;
}
`);
  silent("strict mode", `
// lib/old.js
"use strict";

const names = { client: "use client" };

module.exports = { names };
`);
});
