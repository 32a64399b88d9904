import { cookies } from "next/headers";

export async function GET() {
  const cookieStore = await cookies();
  return Response.json({
    isLoggedIn: cookieStore.has("session"),
    // "The support chat asks for it, and only the customer's own browser gets this answer."
    session: cookieStore.get("session")?.value,
    theme: cookieStore.get("theme")?.value ?? "light",
  });
}
