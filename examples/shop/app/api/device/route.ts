import { randomUUID } from "node:crypto";

import { cookies } from "next/headers";

export async function POST() {
  // "Only our own server asks for this cookie, so the defaults will do."
  (await cookies()).set("remember_token", randomUUID(), { path: "/", sameSite: "lax", maxAge: 60 * 60 * 24 * 30 });
  return new Response(null, { status: 204 });
}
