/** A comment with a script in it, on a page of a visitor who is logged in: what it finds, and whether the login still works. */
const FOLDER = "app/no-sensitive-web-storage";

const SESSION = `export function POST() {
  return Response.json({ token: "s3cr3t" });
}
`;

const ME = `export function GET(request) {
  return new Response(request.headers.get("authorization") === "Bearer s3cr3t" ? "Ada" : "nobody");
}
`;

const PAGE = `"use client";

import { useEffect, useState } from "react";

const COMMENT = \`<img src="/none" onerror="document.documentElement.dataset.found = localStorage.getItem('token') + ', ' + document.cookie">\`;

export default function Page() {
  const [name, setName] = useState("");
  useEffect(() => {
    async function logIn() {
      const response = await fetch("/no-sensitive-web-storage/session", { method: "POST" });
      const { token } = await response.json();
      localStorage.setItem("token", token);
      const me = await fetch("/no-sensitive-web-storage/me", { headers: { Authorization: "Bearer " + localStorage.getItem("token") } });
      setName(await me.text());
    }
    void logIn();
  }, []);
  if (name === "") return <p>…</p>;
  return (
    <>
      <p id="name">{name}</p>
      <div dangerouslySetInnerHTML={{ __html: COMMENT }} />
    </>
  );
}
`;

export default {
  files: {
    [`${FOLDER}/me/route.js`]: ME,
    [`${FOLDER}/page.jsx`]: PAGE,
    [`${FOLDER}/session/route.js`]: SESSION,
  },
  repaired: {
    [`${FOLDER}/me/route.js`]: ME.replace('request.headers.get("authorization") === "Bearer s3cr3t"', 'request.headers.get("cookie")?.includes("session=s3cr3t")'),
    [`${FOLDER}/page.jsx`]: PAGE.replace(/ {6}const \{ token \}.*\n.*localStorage.*\n/u, "").replace("const response = ", "").replace(/, \{ headers: .* \}\);/u, ");"),
    [`${FOLDER}/session/route.js`]: SESSION.replace(
      'Response.json({ token: "s3cr3t" })',
      'new Response(null, { headers: { "Set-Cookie": "session=s3cr3t; Path=/; HttpOnly; SameSite=Lax" }, status: 204 })',
    ),
  },
  needsBrowser: true,
  async observe({ dumpDom, origin }) {
    const page = await dumpDom(`${origin}/no-sensitive-web-storage`);
    return { found: /data-found="(.*?)"/u.exec(page)?.[1], name: /<p id="name">(.*?)<\/p>/u.exec(page)?.[1] };
  },
  broken: { found: "s3cr3t, ", name: "Ada" },
  mended: { found: "null, ", name: "Ada" },
};
