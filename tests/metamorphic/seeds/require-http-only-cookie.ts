import { sow } from "../seed.ts";

export const requireHttpOnlyCookie = sow("require-http-only-cookie", ({ reports, silent }) => {
  reports("a login action", "missingHttpOnly", `
// app/login/actions.ts
"use server";
import { cookies } from "next/headers";

export async function login(form: FormData) {
  const token = await authenticate(form);
  const store = await cookies();
  store.set("session", token, { path: "/", maxAge: 3600 });
}
`);
  reports("the proxy switches it off", "httpOnlyOff", `
// proxy.ts
import { NextResponse, type NextRequest } from "next/server";

export async function proxy(request: NextRequest) {
  const response = NextResponse.next();
  const token = await refresh(request);
  response.cookies.set("access_token", token, { httpOnly: false, secure: true, sameSite: "lax" });
  return response;
}
`);
  reports("a text for Set-Cookie", "missingHttpOnly", `
// pages/api/login.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  const token = await authenticate(request);
  response.setHeader("Set-Cookie", \`auth_token=\${token}; Path=/; Secure; SameSite=Lax\`);
  response.status(204).end();
}
`);
  reports("js-cookie", "scriptCookie", `
// app/login/form.tsx
"use client";
import Cookies from "js-cookie";

export async function login(form: FormData) {
  const { token } = await send(form);
  Cookies.set("token", token, { secure: true, sameSite: "strict" });
}
`);
  reports("document.cookie", "scriptCookie", `
// app/login/popup.tsx
"use client";

export function remember(jwt: string) {
  document.cookie = \`jwt=\${jwt}; path=/; secure\`;
}
`);
  reports("a prefix that demands more", "refusedCookie", `
// app/api/theme/route.ts
import { cookies } from "next/headers";

export async function POST() {
  const store = await cookies();
  store.set("__Host-theme", "dark", { path: "/" });
  return new Response(null, { status: 204 });
}
`);
  reports("options in a constant", "missingSecure", `
// app/api/login/route.ts
import { NextResponse } from "next/server";

const OPTIONS = { httpOnly: true, path: "/", sameSite: "lax" as const };

export async function POST(request: Request) {
  const token = await authenticate(request);
  const response = NextResponse.json({ ok: true });
  response.cookies.set("session_token", token, OPTIONS);
  return response;
}
`);
  reports("an object of everything", "missingHttpOnly", `
// app/api/session/route.ts
import { cookies } from "next/headers";

async function start(id: string) {
  const store = await cookies();
  store.set({ name: "session_id", value: id, secure: true, sameSite: "lax" });
}

export async function POST(request: Request) {
  await start(await authenticate(request));
  return new Response(null, { status: 204 });
}
`);
  silent("all that is needed", `
// app/login/actions.ts
"use server";
import { cookies } from "next/headers";

export async function login(form: FormData) {
  const token = await authenticate(form);
  const store = await cookies();
  store.set("session", token, { httpOnly: true, secure: true, sameSite: "lax" });
}
`);
  silent("a cookie of no account", `
// app/api/theme/route.ts
import { cookies } from "next/headers";

export async function POST() {
  const store = await cookies();
  store.set("theme", "dark", { path: "/" });
  return new Response(null, { status: 204 });
}
`);
  silent("a session that is deleted", `
// app/logout/route.ts
import { cookies } from "next/headers";

export async function POST() {
  const store = await cookies();
  store.set("session", "", { maxAge: 0 });
  store.delete("access_token");
  return new Response(null, { status: 204 });
}
`);
  silent("a text with all of it", `
// pages/api/login.ts
export default async function handler(request, response) {
  const token = await authenticate(request);
  response.setHeader("Set-Cookie", \`auth_token=\${token}; Path=/; HttpOnly; Secure; SameSite=Lax\`);
  response.status(204).end();
}
`);
  silent("options in a constant that has all", `
// app/api/login/route.ts
import { NextResponse } from "next/server";

const OPTIONS = { httpOnly: true, secure: process.env.NODE_ENV === "production", path: "/", sameSite: "lax" as const };

export async function POST(request: Request) {
  const token = await authenticate(request);
  const response = NextResponse.json({ ok: true });
  response.cookies.set("session_token", token, OPTIONS);
  return response;
}
`);
});
