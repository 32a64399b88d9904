/** A session cookie that is HttpOnly, and a page that hands its value to a Client Component: then it stands in the page. */
/* global fetch */
const LIBRARY = `import { cookies } from "next/headers";

export async function getSession() {
  const token = (await cookies()).get("session_token")?.value;
  return { name: "Ada", token };
}
`;

const ACCOUNT = `"use client";

export function Account({ session }) {
  return <p>Hello {session.name}</p>;
}

export function Banner({ token, isLoggedIn = token !== undefined }) {
  return <p>{isLoggedIn ? "Logged in" : "Guest"}</p>;
}

`;

const PAGE = `import { getSession } from "../../lib/no-sensitive-client-props/session";
import { Account, Banner } from "./account";

export default async function Page() {
  const session = await getSession();
  return (
    <>
      <Account session={session} />
      <Banner token={session.token} />
    </>
  );
}
`;

const REPAIRED = `import { getSession } from "../../lib/no-sensitive-client-props/session";
import { Account, Banner } from "./account";

export default async function Page() {
  const session = await getSession();
  return (
    <>
      <Account session={{ ...session, token: undefined }} />
      <Banner isLoggedIn={session.token !== undefined} />
    </>
  );
}
`;

const SECRET = "s3cr3t-0f-ada";

export default {
  files: {
    "app/no-sensitive-client-props/account.jsx": ACCOUNT,
    "app/no-sensitive-client-props/page.jsx": PAGE,
    "lib/no-sensitive-client-props/session.js": LIBRARY,
  },
  repaired: { "app/no-sensitive-client-props/page.jsx": REPAIRED },
  async observe({ origin }) {
    const look = async (headers) => {
      const response = await fetch(`${origin}/no-sensitive-client-props`, { headers: { Cookie: `session_token=${SECRET}`, ...headers } });
      const text = await response.text();
      return { hasName: text.includes("Ada"), hasToken: text.includes(SECRET), isLoggedIn: /Logged in|"isLoggedIn":true|"token":"s3cr3t/u.test(text) };
    };
    // The answer of a navigation within the app holds the same props as the page.
    return { navigation: await look({ RSC: "1" }), page: await look({}) };
  },
  broken: claim(true),
  mended: claim(false),
};

function claim(hasToken) {
  const seen = { hasName: true, hasToken, isLoggedIn: true };
  return { navigation: seen, page: seen };
}
