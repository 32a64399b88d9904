import { sow } from "../seed.ts";

export const requireHttpOnlyCookie = sow("require-http-only-cookie", ({ reports, silent }) => {
  reports("a callback of a provider", "missingHttpOnly", `
// app/auth/callback/route.ts
import { NextResponse, type NextRequest } from "next/server";

export async function GET(request: NextRequest) {
  const code = request.nextUrl.searchParams.get("code");
  const { accessToken } = await exchange(code);
  const response = NextResponse.redirect(new URL("/", request.url));
  response.cookies.set("access_token", accessToken, { secure: true, sameSite: "lax", path: "/" });
  return response;
}
`);
  reports("a header that is appended", "missingHttpOnly", `
// app/api/login/route.ts
export async function POST(request: Request) {
  const id = await authenticate(request);
  const response = new Response(null, { status: 204 });
  response.headers.append("Set-Cookie", \`session_id=\${id}; Path=/; Secure; SameSite=Lax\`);
  return response;
}
`);
  silent("a helper with all options", `
// lib/session.ts
import { cookies } from "next/headers";

const OPTIONS = { httpOnly: true, secure: true, sameSite: "strict", path: "/" } as const;

export async function startSession(id: string) {
  const jar = await cookies();
  jar.set("session_id", id, OPTIONS);
}
`);
  silent("a language by js-cookie", `
// app/language.tsx
"use client";
import Cookies from "js-cookie";

export function choose(language: string) {
  Cookies.set("language", language, { expires: 365 });
}
`);
});
