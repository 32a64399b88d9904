import { sow } from "../seed.ts";

const CLIENT = (name: string, props: string): string => `
"use client";

export function ${name}({ ${props} }) {
  return <p>{String(${props.split(",")[0] ?? ""})}</p>;
}
`;

export const noSensitiveClientProps = sow("no-sensitive-client-props", ({ reports, silent }) => {
  reports("a cookie as a prop", "clientProp", `
// app/page.tsx
import { cookies } from "next/headers";
import { Account } from "./account";

export default async function Page() {
  const store = await cookies();
  const token = store.get("access_token")?.value;
  return <Account token={token} />;
}
// app/account.tsx${CLIENT("Account", "token")}`);
  reports("a header built of a session", "clientProp", `
// app/orders/page.tsx
import { getSession } from "@/lib/session";
import { Orders } from "./orders";

export default async function Page() {
  const session = await getSession();
  const api = { url: "/api/orders", headers: { Authorization: \`Bearer \${session.token}\` } };
  return <Orders api={api} />;
}
// app/orders/orders.tsx${CLIENT("Orders", "api")}
// lib/session.ts
import { cookies } from "next/headers";

export async function getSession() {
  const store = await cookies();
  return { name: "Ada", token: store.get("session")?.value };
}
`);
  reports("the result of a Server Function", "serverFunctionResult", `
// app/actions.ts
"use server";
import { cookies } from "next/headers";

export async function getToken() {
  const store = await cookies();
  const token = store.get("session_token")?.value;
  return { token };
}
// app/button.tsx
"use client";
import { getToken } from "./actions";

export function Button() {
  const show = async () => console.log(await getToken());
  return <button onClick={show}>Show</button>;
}
// app/page.tsx
import { Button } from "./button";

export default function Page() {
  return <Button />;
}
`);
  reports("a token of an auth library", "clientProp", `
// app/page.tsx
import { auth } from "@clerk/nextjs/server";
import { Chat } from "./chat";

export default async function Page() {
  const { getToken } = await auth();
  const token = await getToken();
  return <Chat token={token} />;
}
// app/chat.tsx${CLIENT("Chat", "token")}`, { dependencies: ["@clerk/nextjs"] });
  reports("the authorization header by a helper", "clientProp", `
// app/page.tsx
import { headers } from "next/headers";
import { Panel } from "./panel";

async function readAuthorization() {
  const list = await headers();
  return list.get("authorization");
}

export default async function Page() {
  const authorization = await readAuthorization();
  return <Panel authorization={authorization} name="shop" />;
}
// app/panel.tsx${CLIENT("Panel", "authorization, name")}`);
  reports("a whole object with a token in it", "clientProp", `
// app/page.tsx
import { cookies } from "next/headers";
import { Provider } from "./provider";

export default async function Page({ children }) {
  const jar = await cookies();
  const user = { name: jar.get("name")?.value, jwt: jar.get("jwt")?.value };
  return <Provider value={user}>{children}</Provider>;
}
// app/provider.tsx${CLIENT("Provider", "value, children")}`);
  reports("by a component of the server", "clientProp", `
// app/page.tsx
import { cookies } from "next/headers";
import { Menu } from "./menu";

function Header({ session }) {
  return <Menu session={session} />;
}

export default async function Page() {
  const session = (await cookies()).get("session")?.value;
  return <Header session={session} />;
}
// app/menu.tsx${CLIENT("Menu", "session")}`);
  silent("whether somebody is signed in", `
// app/page.tsx
import { cookies } from "next/headers";
import { Account } from "./account";

export default async function Page() {
  const store = await cookies();
  const token = store.get("access_token")?.value;
  const isSignedIn = token !== undefined;
  return <Account isSignedIn={isSignedIn} />;
}
// app/account.tsx${CLIENT("Account", "isSignedIn")}`);
  silent("another member of the session", `
// app/page.tsx
import { getSession } from "@/lib/session";
import { Account } from "./account";

export default async function Page() {
  const session = await getSession();
  return <Account name={session.name} />;
}
// app/account.tsx${CLIENT("Account", "name")}
// lib/session.ts
import { cookies } from "next/headers";

export async function getSession() {
  const store = await cookies();
  return { name: "Ada", token: store.get("session")?.value };
}
`);
  silent("a cookie of no account", `
// app/page.tsx
import { cookies } from "next/headers";
import { Shell } from "./shell";

export default async function Page() {
  const store = await cookies();
  const theme = store.get("theme")?.value;
  return <Shell theme={theme} />;
}
// app/shell.tsx${CLIENT("Shell", "theme")}`);
  silent("a component of the server", `
// app/page.tsx
import { cookies } from "next/headers";
import { Account } from "./account";

export default async function Page() {
  const token = (await cookies()).get("access_token")?.value;
  return <Account token={token} />;
}
// app/account.tsx
export async function Account({ token }) {
  const user = await findUser(token);
  return <p>{user.name}</p>;
}
`);
  silent("what the API answers", `
// app/page.tsx
import { cookies } from "next/headers";
import { Orders } from "./orders";

export default async function Page() {
  const token = (await cookies()).get("access_token")?.value;
  const response = await fetch("https://api.shop.test/orders", { headers: { Authorization: \`Bearer \${token}\` } });
  const orders = await response.json();
  return <Orders orders={orders} />;
}
// app/orders.tsx${CLIENT("Orders", "orders")}`);
});
