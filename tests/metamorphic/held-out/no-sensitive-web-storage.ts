import { sow } from "../seed.ts";

export const noSensitiveWebStorage = sow("no-sensitive-web-storage", ({ reports, silent }) => {
  reports("a client that keeps its tokens", "credentialStored", `
// lib/token-store.ts
"use client";

class TokenStore {
  key = "refresh_token";

  save(token: string) {
    window.localStorage.setItem("refresh_token", token);
  }
}

export const tokens = new TokenStore();
`);
  reports("a header of the storage", "credentialRead", `
// app/api.ts
"use client";

const STORAGE_KEY = "authToken";

function createHeaders() {
  const token = sessionStorage.getItem(STORAGE_KEY);
  return token === null ? {} : { Authorization: \`Bearer \${token}\` };
}

export const load = (path: string) => fetch(path, { headers: createHeaders() });
`);
  silent("a draft of a form", `
// app/draft.tsx
"use client";
import { useEffect, useState } from "react";

const STORAGE_KEY = "draft";

export function Draft() {
  const [text, setText] = useState("");
  useEffect(() => {
    localStorage.setItem(STORAGE_KEY, text);
  }, [text]);
  return <textarea value={text} onChange={(event) => setText(event.target.value)} />;
}
`);
  silent("a cache of requests", `
// lib/cache.ts
"use client";

const cache = new Map();

export function remember(key: string, value: unknown) {
  cache.set(\`token:\${key}\`, value);
  sessionStorage.setItem("cache_size", String(cache.size));
}
`);
});
