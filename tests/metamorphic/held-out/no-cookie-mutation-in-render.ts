import { sow } from "../seed.ts";

export const noCookieMutationInRender = sow("no-cookie-mutation-in-render", ({ reports, silent }) => {
  reports("a template keeps the referrer", "rendered", `
// app/template.tsx
import { cookies, headers } from "next/headers";

export default async function Template({ children }) {
  const list = await headers();
  const referrer = list.get("referer");
  if (referrer) {
    const jar = await cookies();
    jar.set("referrer", referrer, { maxAge: 60 });
  }
  return <div>{children}</div>;
}
`);
  reports("a guard drops a session", "leadsInRender", `
// app/admin/page.tsx
import { requireAdmin } from "@/lib/guard";

export default async function Page() {
  const admin = await requireAdmin();
  return <h1>{admin.name}</h1>;
}
// lib/guard.ts
import { cookies } from "next/headers";

export async function requireAdmin() {
  const jar = await cookies();
  const user = await findUser(jar.get("session")?.value);
  if (user === null) {
    jar.delete("session");
  }
  return user;
}
`);
  silent("an action handed to a form", `
// app/locale/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const jar = await cookies();
  const locale = jar.get("locale")?.value ?? "en";
  async function choose(form: FormData) {
    "use server";
    const store = await cookies();
    store.set("locale", String(form.get("locale")));
  }
  return <form action={choose}><input name="locale" defaultValue={locale} /></form>;
}
`);
  silent("the proxy sets one", `
// proxy.ts
import { NextResponse, type NextRequest } from "next/server";

export function proxy(request: NextRequest) {
  const response = NextResponse.next();
  const visits = Number(request.cookies.get("visits")?.value ?? "0");
  response.cookies.set("visits", String(visits + 1));
  return response;
}
`);
});
