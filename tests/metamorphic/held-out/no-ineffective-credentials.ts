import { sow } from "../seed.ts";

const API = { settings: { apiOrigins: ["https://backend.shop.test"] } };

export const noIneffectiveCredentials = sow("no-ineffective-credentials", ({ reports, silent }) => {
  reports("a Server Action that writes", "ineffectiveMode", `
// app/orders/actions.ts
"use server";

export async function cancel(id: string) {
  const response = await fetch(\`https://backend.shop.test/orders/\${id}\`, {
    method: "DELETE",
    credentials: "include",
  });
  return response.ok;
}
`, API);
  reports("a session of the own API in a layout", "missingIdentity", `
// app/layout.tsx
const BACKEND = "https://backend.shop.test";

export default async function Layout({ children }) {
  const response = await fetch(BACKEND + "/session", { cache: "no-store" });
  const session = await response.json();
  return <body data-user={session.name}>{children}</body>;
}
`, API);
  silent("cookies of the store forwarded", `
// app/orders/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const jar = await cookies();
  const response = await fetch("https://backend.shop.test/session", { headers: { Cookie: jar.toString() } });
  const session = await response.json();
  return <p>{session.name}</p>;
}
`, API);
  silent("a list of products in a route", `
// app/api/search/route.ts
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const response = await fetch(\`https://backend.shop.test/search?q=\${searchParams.get("q")}\`);
  return Response.json(await response.json());
}
`, API);
});
