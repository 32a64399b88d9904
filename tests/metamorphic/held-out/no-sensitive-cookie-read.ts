import { sow } from "../seed.ts";

export const noSensitiveCookieRead = sow("no-sensitive-cookie-read", ({ reports, silent }) => {
  reports("a dictionary of all cookies", "exposedCredential", `
// app/tracker.tsx
"use client";

function parseCookies() {
  return Object.fromEntries(document.cookie.split("; ").map((row) => row.split("=")));
}

export function Tracker() {
  const all = parseCookies();
  const user = decode(all.access_token);
  return <img src={\`/pixel?user=\${user.id}\`} />;
}
`);
  reports("cookies-next in an effect", "exposedCredential", `
// app/notifications.tsx
"use client";
import { getCookie } from "cookies-next";
import { useEffect } from "react";

export function Notifications() {
  useEffect(() => {
    const token = getCookie("refresh_token");
    connect(token);
  }, []);
  return null;
}
`);
  silent("a consent", `
// app/consent.tsx
"use client";

export function Consent() {
  const isGiven = document.cookie.includes("consent=yes");
  return isGiven ? null : <p>We use cookies</p>;
}
`);
  silent("a language by js-cookie", `
// app/language.tsx
"use client";
import Cookies from "js-cookie";

const NAMES = { language: "language", currency: "currency" };

export function Language() {
  const language = Cookies.get(NAMES.language) ?? "en";
  return <p>{language}</p>;
}
`);
});
