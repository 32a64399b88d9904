import { sow } from "../seed.ts";

export const noSensitiveCookieRead = sow("no-sensitive-cookie-read", ({ reports, silent }) => {
  reports("an entry looked up in document.cookie", "exposedCredential", `
// app/orders.tsx
"use client";

export async function loadOrders() {
  const token = document.cookie
    .split("; ")
    .find((row) => row.startsWith("token="))
    ?.split("=")[1];
  return parse(token);
}
`);
  reports("js-cookie for a header", "exposedCredential", `
// app/cart.tsx
"use client";
import Cookies from "js-cookie";

export async function loadCart() {
  const token = Cookies.get("access_token");
  return fetch("/api/cart", { headers: { Authorization: \`Bearer \${token}\` } });
}
`);
  reports("a helper with a pattern", "deadRead", `
// app/account.tsx
"use client";

function getCookie(name: string) {
  return document.cookie.match(new RegExp(\`(?:^|; )\${name}=([^;]*)\`))?.[1];
}

export function Account() {
  const session = getCookie("next-auth.session-token");
  return <p>{session}</p>;
}
`);
  reports("the cookie store", "exposedCredential", `
// app/profile.tsx
"use client";

export async function getProfile() {
  const entry = await cookieStore.get("auth_token");
  const token = entry?.value;
  return fetch("/api/profile", { headers: { "x-token": token ?? "" } });
}
`);
  reports("a presence check", "presenceCheck", `
// app/header.tsx
"use client";

export function Header() {
  const isLoggedIn = document.cookie.includes("authToken=");
  return isLoggedIn ? <a href="/account">Account</a> : <a href="/login">Log in</a>;
}
`);
  reports("the whole jar in a request", "wholeJarRequest", `
// app/support.tsx
"use client";

export function Support() {
  const send = () => {
    const report = { cookies: document.cookie, page: location.pathname };
    return fetch("/api/support", { method: "POST", body: JSON.stringify(report) });
  };
  return <button onClick={send}>Send report</button>;
}
`);
  reports("a helper of another module", "exposedCredential", `
// app/menu.tsx
"use client";
import { readCookie } from "../lib/cookies";

export function Menu() {
  const jwt = readCookie("jwt");
  return jwt ? <a href="/account">{decode(jwt).name}</a> : null;
}
// lib/cookies.ts
export function readCookie(name: string) {
  const row = document.cookie.split("; ").find((entry) => entry.startsWith(name + "="));
  return row ? decodeURIComponent(row.split("=")[1]) : undefined;
}
`);
  reports("react-cookie", "exposedCredential", `
// app/user.tsx
"use client";
import { useCookies } from "react-cookie";

export function User() {
  const [cookies] = useCookies(["session_token"]);
  const name = decode(cookies.session_token);
  return <p>{name}</p>;
}
`);
  silent("a cookie of no account", `
// app/theme.tsx
"use client";

function getCookie(name: string) {
  return document.cookie.match(new RegExp(\`(?:^|; )\${name}=([^;]*)\`))?.[1];
}

export function Theme() {
  const theme = getCookie("theme");
  return <p className={theme}>Shop</p>;
}
`);
  silent("a name that only looks like one", `
// app/sidebar.tsx
"use client";
import Cookies from "js-cookie";

export function Sidebar() {
  const state = Cookies.get("sidebar_state");
  return <nav data-state={state} />;
}
`);
  silent("a CSRF token", `
// app/form.tsx
"use client";

export async function send(form: FormData) {
  const token = document.cookie
    .split("; ")
    .find((row) => row.startsWith("csrftoken="))
    ?.split("=")[1];
  return fetch("/api/form", { method: "POST", body: form, headers: { "x-csrf-token": token ?? "" } });
}
`);
  silent("read on the server", `
// app/page.tsx
import { cookies } from "next/headers";

export default async function Page() {
  const store = await cookies();
  const token = store.get("access_token")?.value;
  const user = await findUser(token);
  return <p>{user.name}</p>;
}
`);
  silent("a store of another kind", `
// app/settings.tsx
"use client";

const store = new Map([["access_token", "none"]]);

export function Settings() {
  const token = store.get("access_token");
  return <p>{token}</p>;
}
`);
});
