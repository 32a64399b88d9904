import { sow } from "../seed.ts";

export const noServerImportInClient = sow("no-server-import-in-client", ({ reports, silent }) => {
  reports("a hook that reaches a server module", "reachedRequestApi", `
// hooks/use-user.ts
"use client";
import { useState } from "react";
import { readUser } from "../lib/user";

export function useUser() {
  const [user, setUser] = useState(null);
  const load = async () => setUser(await readUser());
  return { load, user };
}
// lib/user.ts
import { cookies } from "next/headers";

export async function readUser() {
  const jar = await cookies();
  return jar.get("user")?.value ?? null;
}
`);
  reports("a marked module by a namespace", "reachedServerOnlyMarker", `
// components/stock.tsx
"use client";
import * as stock from "../lib/stock";

export function Stock({ id }) {
  const amount = stock.count(id);
  return <p>{amount}</p>;
}
// lib/stock.ts
import "server-only";

export const count = (id: string) => id.length;
`);
  silent("a module both can use", `
// components/price.tsx
"use client";
import { format } from "../lib/format";

export function Price({ amount }) {
  const text = format(amount);
  return <p>{text}</p>;
}
// lib/format.ts
export const format = (amount: number) => amount.toFixed(2);
`);
  silent("a page of the server with client parts", `
// app/page.tsx
import { headers } from "next/headers";
import { Price } from "../components/price";

export default async function Page() {
  const list = await headers();
  return <Price amount={Number(list.get("x-amount"))} />;
}
// components/price.tsx
"use client";

export function Price({ amount }) {
  return <p>{amount}</p>;
}
`);
});
