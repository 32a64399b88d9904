import { sow } from "../seed.ts";

export const validBoundaryDirective = sow("valid-boundary-directive", ({ reports, silent }) => {
  reports("behind a constant", "misplaced", `
// app/menu.tsx
const ITEMS = ["Shoes", "Shirts"];

"use client";

export function Menu() {
  const first = ITEMS[0];
  return <button onClick={() => alert(first)}>Menu</button>;
}
`);
  reports("capitals", "misspelt", `
// app/toggle.tsx
"Use Client";
import { useState } from "react";

export function Toggle() {
  const [isOn, setIsOn] = useState(false);
  return <button onClick={() => setIsOn(!isOn)}>{String(isOn)}</button>;
}
`);
  silent("actions of a file", `
// app/actions.ts
"use server";

const MESSAGE = "saved";

export async function save(form: FormData) {
  await store(form.get("name"));
  return MESSAGE;
}
`);
  silent("a marker that is imported", `
// lib/keys.ts
import "server-only";

const NAME = "payment";

export const readKey = () => process.env.PAYMENT_KEY ?? NAME;
`);
});
