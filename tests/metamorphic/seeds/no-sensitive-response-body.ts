import { sow } from "../seed.ts";

export const noSensitiveResponseBody = sow("no-sensitive-response-body", ({ reports, silent }) => {
  reports("a cookie in the body of a route", "responseBody", `
// app/api/status/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const store = await cookies();
  const token = store.get("session")?.value;
  return Response.json({ isLoggedIn: token !== undefined, token });
}
`);
  reports("a cookie in the body of an API route", "responseBody", `
// pages/api/me.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = req.cookies.session;
  res.status(200).json({ name: "Ada", session });
}
`);
  reports("the cookie header in the props of a page", "pageProps", `
// pages/account.tsx
export default function Account({ cookies }) {
  return <p>{cookies.length}</p>;
}

export async function getServerSideProps({ req }) {
  const cookies = req.headers.cookie ?? "";
  return { props: { cookies } };
}
`);
  reports("all headers by a helper", "responseBody", `
// app/api/echo/route.ts
import { ok } from "@/lib/answer";

export async function POST(request: Request) {
  const body = await request.json();
  return ok({ body, headers: Object.fromEntries(request.headers) });
}
// lib/answer.ts
export function ok(data: unknown) {
  return Response.json(data, { status: 200 });
}
`);
  reports("a text of JSON", "responseBody", `
// app/api/token/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const jwt = (await cookies()).get("jwt")?.value;
  const body = JSON.stringify({ jwt });
  return new Response(body, { headers: { "Content-Type": "application/json" } });
}
`);
  reports("by a helper that reads the session", "responseBody", `
// app/api/session/route.ts
import { NextResponse } from "next/server";
import { cookies } from "next/headers";

async function readSession() {
  const store = await cookies();
  return { id: store.get("session_id")?.value, theme: store.get("theme")?.value };
}

export async function GET() {
  const session = await readSession();
  return NextResponse.json({ session: session.id });
}
`);
  reports("the authorization header", "responseBody", `
// app/api/whoami/route.ts
import { headers } from "next/headers";

export async function GET() {
  const list = await headers();
  const authorization = list.get("authorization");
  if (authorization === null) return new Response(null, { status: 401 });
  return Response.json({ authorization });
}
`);
  silent("whether somebody is signed in", `
// app/api/status/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const store = await cookies();
  const token = store.get("session")?.value;
  return Response.json({ isLoggedIn: token !== undefined });
}
`);
  silent("what belongs to the session", `
// app/api/me/route.ts
import { cookies } from "next/headers";

export async function GET() {
  const session = (await cookies()).get("session")?.value;
  const user = await findUser(session);
  return Response.json({ name: user.name });
}
`);
  silent("a cookie of no account", `
// pages/api/theme.ts
export default function handler(req, res) {
  const theme = req.cookies.theme ?? "light";
  res.status(200).json({ theme });
}
`);
  silent("a token that goes by Set-Cookie", `
// app/api/refresh/route.ts
import { cookies } from "next/headers";

export async function POST() {
  const store = await cookies();
  const token = store.get("refresh_token")?.value;
  store.set("refresh_token", await rotate(token), { httpOnly: true, secure: true, sameSite: "lax" });
  return Response.json({ ok: true });
}
`);
  silent("another member of what a helper reads", `
// app/api/session/route.ts
import { cookies } from "next/headers";

async function readSession() {
  const store = await cookies();
  return { id: store.get("session_id")?.value, theme: store.get("theme")?.value };
}

export async function GET() {
  const session = await readSession();
  return Response.json({ theme: session.theme });
}
`);
});
