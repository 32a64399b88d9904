import { sow } from "../seed.ts";

export const noRequestApiInCache = sow("no-request-api-in-cache", ({ reports, silent }) => {
  reports("a price by the currency of a cookie", "forbiddenRead", `
// lib/price.ts
import { cookies } from "next/headers";

export async function getPrice(id: string) {
  "use cache";
  const currency = (await cookies()).get("currency")?.value ?? "EUR";
  const response = await fetch(\`https://api.shop.test/prices/\${id}?in=\${currency}\`);
  return response.json();
}
`);
  reports("a helper within a page's cached part", "leadsToRead", `
// app/recommended/page.tsx
import { headers } from "next/headers";

async function readCountry() {
  const list = await headers();
  return list.get("x-country") ?? "de";
}

async function Recommended() {
  "use cache";
  const country = await readCountry();
  return <ul data-country={country} />;
}

export default function Page() {
  return <Recommended />;
}
`);
  silent("the argument of a cached function", `
// app/recommended/page.tsx
import { headers } from "next/headers";

async function Recommended({ country }) {
  "use cache";
  const items = await loadItems(country);
  return <ul data-count={items.length} />;
}

export default async function Page() {
  const list = await headers();
  const country = list.get("x-country") ?? "de";
  return <Recommended country={country} />;
}
`);
  silent("another function called cookies", `
// lib/bakery.ts
import { unstable_cache } from "next/cache";

const cookies = () => ["oat", "ginger"];

export const getAssortment = unstable_cache(async () => {
  const list = cookies();
  return list.length;
});
`);
});
