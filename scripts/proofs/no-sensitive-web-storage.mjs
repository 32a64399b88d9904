/** A comment with a script in it, on a page of a visitor who is logged in: what it finds, and whether the login still works. */
const FOLDER = "app/no-sensitive-web-storage";

const LOGIN = `"use client";

import { useEffect } from "react";

export default function Login() {
  useEffect(() => {
    async function logIn() {
      const response = await fetch("/no-sensitive-web-storage/session", { method: "POST" });
      const { token } = await response.json();
      localStorage.setItem("token", token);
      location.assign("/no-sensitive-web-storage");
    }
    void logIn();
  }, []);
  return <p>…</p>;
}
`;

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
    async function load() {
      const response = await fetch("/no-sensitive-web-storage/me", { headers: { Authorization: "Bearer " + localStorage.getItem("token") } });
      setName(await response.text());
    }
    void load();
  }, []);
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
    [`${FOLDER}/login/page.jsx`]: LOGIN,
    [`${FOLDER}/me/route.js`]: ME,
    [`${FOLDER}/page.jsx`]: PAGE,
    [`${FOLDER}/session/route.js`]: SESSION,
  },
  repaired: {
    [`${FOLDER}/login/page.jsx`]: LOGIN.replace("      const { token } = await response.json();\n      localStorage.setItem(\"token\", token);\n", "      if (!response.ok) return;\n"),
    [`${FOLDER}/me/route.js`]: ME.replace('request.headers.get("authorization") === "Bearer s3cr3t"', 'request.headers.get("cookie")?.includes("session=s3cr3t")'),
    [`${FOLDER}/page.jsx`]: PAGE.replace(', { headers: { Authorization: "Bearer " + localStorage.getItem("token") } }', ""),
    [`${FOLDER}/session/route.js`]: SESSION.replace(
      'Response.json({ token: "s3cr3t" })',
      'new Response(null, { headers: { "Set-Cookie": "session=s3cr3t; Path=/; HttpOnly; SameSite=Lax" }, status: 204 })',
    ),
  },
  needsBrowser: true,
  async observe({ dumpDom, origin }) {
    const page = await dumpDom(`${origin}/no-sensitive-web-storage/login`);
    return { found: /data-found="(.*?)"/u.exec(page)?.[1], name: /<p id="name">(.*?)<\/p>/u.exec(page)?.[1] };
  },
  broken: { found: "s3cr3t, ", name: "Ada" },
  mended: { found: "null, ", name: "Ada" },
};
