import { sow } from "../seed.ts";

export const noSensitiveWebStorage = sow("no-sensitive-web-storage", ({ reports, silent }) => {
  reports("a token stored after a login", "credentialStored", `
// app/login-form.tsx
"use client";

export async function logIn(form: FormData) {
  const response = await fetch("/api/login", { method: "POST", body: form });
  const { accessToken } = await response.json();
  localStorage.setItem("accessToken", accessToken);
}
`);
  reports("a key of a constant object", "credentialRead", `
// app/orders.tsx
"use client";

const KEYS = { theme: "theme", token: "auth_token" } as const;

export function loadOrders() {
  const token = localStorage.getItem(KEYS.token);
  return fetch("/api/orders", { headers: { Authorization: \`Bearer \${token}\` } });
}
`);
  reports("a hook of a library", "credentialStored", `
// app/account.tsx
"use client";
import { useLocalStorage } from "usehooks-ts";

export function Account() {
  const [token] = useLocalStorage("token", "");
  return <p>{token === "" ? "Please log in" : "Welcome"}</p>;
}
`);
  reports("a helper that prefixes keys", "credentialStored", `
// app/session.tsx
"use client";

function save(key: string, value: unknown) {
  window.sessionStorage.setItem(\`shop_\${key}\`, JSON.stringify(value));
}

export function keep(session: unknown) {
  save("access_token", session);
}
`);
  reports("a property of the storage", "credentialRead", `
// app/api-client.ts
"use client";

export async function callApi(path: string) {
  const jwt = localStorage.jwt;
  const response = await fetch(path, { headers: { Authorization: "Bearer " + jwt } });
  return response.json();
}
`);
  reports("a helper of another module", "credentialStored", `
// app/login.tsx
"use client";
import { storage } from "../lib/storage";

export function Login({ user }) {
  const remember = () => {
    storage.write("refresh_token", user.refreshToken);
  };
  return <button onClick={remember}>Stay signed in</button>;
}
// lib/storage.ts
export const storage = {
  read: (key: string) => window.localStorage.getItem(key),
  write(key: string, value: string) {
    window.localStorage.setItem(key, value);
  },
};
`);
  reports("a key in a constant", "credentialStored", `
// lib/auth.ts
"use client";

const TOKEN_KEY = "session_token";

export function remember(token: string) {
  if (token === "") {
    localStorage.removeItem(TOKEN_KEY);
  } else {
    localStorage.setItem(TOKEN_KEY, token);
  }
}
`);
  silent("a theme", `
// app/theme.tsx
"use client";

const KEY = "theme";

export function Theme() {
  const theme = localStorage.getItem(KEY) ?? "light";
  return <p className={theme}>Shop</p>;
}
`);
  silent("a cart by a helper", `
// app/cart.tsx
"use client";

function save(key: string, value: unknown) {
  window.localStorage.setItem(\`shop_\${key}\`, JSON.stringify(value));
}

export function keep(items: unknown) {
  save("cart", items);
}
`);
  silent("a token that is removed", `
// app/logout.tsx
"use client";

export function LogOut() {
  const leave = () => {
    localStorage.removeItem("access_token");
    location.assign("/");
  };
  return <button onClick={leave}>Log out</button>;
}
`);
  silent("a store of another kind", `
// app/memory.tsx
"use client";

const memory = new Map();

export function remember(token: string) {
  memory.set("access_token", token);
  return memory.get("access_token");
}
`);
  silent("two values of a page", `
// app/list.tsx
"use client";

const KEYS = { page: "page", sort: "sort" };

export function readList() {
  const page = sessionStorage.getItem(KEYS.page);
  const sort = sessionStorage[KEYS.sort];
  return { page, sort };
}
`);
});
