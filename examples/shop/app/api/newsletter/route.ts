import { cookies, headers } from "next/headers";

export async function POST(request: Request) {
  const { email } = (await request.json()) as { email?: string };
  if (!email?.includes("@")) return Response.json({ error: "That is no e-mail address." }, { status: 400 });

  const language = (await headers()).get("accept-language");
  console.log(`Newsletter for ${email}, in ${language ?? "English"}`);

  (await cookies()).set("newsletter", "subscribed", { path: "/", sameSite: "lax", maxAge: 60 * 60 * 24 * 365 });
  return Response.json({ ok: true });
}
