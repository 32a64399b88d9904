import { sow } from "../seed.ts";

export const awaitRequestApi = sow("await-request-api", ({ reports, silent }) => {
  reports("a locale for a page's metadata", "member", `
// app/shop/page.tsx
import { headers } from "next/headers";

export async function generateMetadata() {
  const list = headers();
  const host = list.get("host") ?? "shop.test";
  return { title: \`Shop at \${host}\` };
}

export default function Page() {
  return <main>Shop</main>;
}
`);
  reports("all cookies of a request", "member", `
// app/api/basket/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const names = cookies().getAll().map(({ name }) => name);
  return Response.json({ names });
}
`);
  reports("a Server Action that sets one", "member", `
// app/settings/actions.ts
"use server";
import { cookies } from "next/headers";

export async function saveLanguage(form: FormData) {
  const language = String(form.get("language"));
  const jar = cookies();
  jar.set("language", language, { path: "/" });
}
`);
  silent("a component that uses the promise", `
// app/banner.tsx
import { use } from "react";
import { cookies } from "next/headers";

export function Banner() {
  const jar = use(cookies());
  const isHidden = jar.get("banner")?.value === "off";
  return isHidden ? null : <p>Sale</p>;
}
`);
  silent("draft mode awaited in a route", `
// app/api/preview/route.ts
import { draftMode } from "next/headers";

export async function GET() {
  const mode = await draftMode();
  mode.enable();
  return new Response("on");
}
`);
});
