/** A session cookie that is HttpOnly: a script that wants to send it as a header sends none, the browser sends the cookie. */
const PAGE = `"use client";

import { useEffect, useState } from "react";

export default function Page() {
  const [seen, setSeen] = useState("");
  useEffect(() => {
    async function load() {
      const token = document.cookie.match(/session_token=([^;]+)/)?.[1];
      const response = await fetch("/no-sensitive-cookie-read/me", { headers: { Authorization: \`Bearer \${token}\` } });
      setSeen(await response.text());
    }
    void load();
  }, []);
  return <p>SEEN[{seen}]</p>;
}
`;

const LOGIN = `export function GET() {
  return new Response(null, {
    headers: { Location: "/no-sensitive-cookie-read", "Set-Cookie": "session_token=s3cr3t; Path=/; HttpOnly; SameSite=Lax" },
    status: 302,
  });
}
`;

const ME = `export function GET(request) {
  return new Response(\`Authorization: \${request.headers.get("authorization")}; Cookie: \${request.headers.get("cookie")}\`);
}
`;

export default {
  files: {
    "app/no-sensitive-cookie-read/login/route.js": LOGIN,
    "app/no-sensitive-cookie-read/me/route.js": ME,
    "app/no-sensitive-cookie-read/page.jsx": PAGE,
  },
  needsBrowser: true,
  async observe({ dumpDom, origin }) {
    const text = await dumpDom(`${origin}/no-sensitive-cookie-read/login`);
    return /SEEN\[(?:<!-- -->)?(.*?)(?:<!-- -->)?\]/u.exec(text)?.[1];
  },
  broken: "Authorization: Bearer undefined; Cookie: session_token=s3cr3t",
  mended: "Authorization: null; Cookie: session_token=s3cr3t",
};
