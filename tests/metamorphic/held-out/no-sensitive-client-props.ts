import { sow } from "../seed.ts";

export const noSensitiveClientProps = sow("no-sensitive-client-props", ({ reports, silent }) => {
  reports("a token for a socket", "clientProp", `
// app/chat/page.tsx
import { cookies } from "next/headers";
import { Socket } from "@/components/socket";

export default async function Page() {
  const jar = await cookies();
  const entry = jar.get("auth_token");
  const url = \`wss://chat.shop.test?token=\${entry?.value}\`;
  return <Socket url={url} />;
}
// components/socket.tsx
"use client";

export function Socket({ url }) {
  return <p>{url}</p>;
}
`);
  reports("a session of a library in a provider", "clientProp", `
// app/layout.tsx
import { cookies } from "next/headers";
import { SessionProvider } from "./session-provider";

async function loadSession() {
  const id = (await cookies()).get("session_id")?.value;
  const user = await findUser(id);
  return { id, user };
}

export default async function Layout({ children }) {
  const session = await loadSession();
  return <SessionProvider session={session}>{children}</SessionProvider>;
}
// app/session-provider.tsx
"use client";

export function SessionProvider({ session, children }) {
  return <div data-user={session.user.name}>{children}</div>;
}
`);
  silent("the user of a session", `
// app/layout.tsx
import { cookies } from "next/headers";
import { Menu } from "./menu";

async function loadSession() {
  const id = (await cookies()).get("session_id")?.value;
  const user = await findUser(id);
  return { id, user };
}

export default async function Layout({ children }) {
  const { user } = await loadSession();
  return <body><Menu user={user} />{children}</body>;
}
// app/menu.tsx
"use client";

export function Menu({ user }) {
  return <p>{user.name}</p>;
}
`);
  silent("a locale", `
// app/page.tsx
import { headers } from "next/headers";
import { Picker } from "./picker";

export default async function Page() {
  const list = await headers();
  const locale = list.get("accept-language")?.split(",")[0];
  return <Picker locale={locale} />;
}
// app/picker.tsx
"use client";

export function Picker({ locale }) {
  return <p>{locale}</p>;
}
`);
});
