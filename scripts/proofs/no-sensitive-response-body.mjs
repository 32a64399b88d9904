/** A session cookie that is HttpOnly, and what answers a request with its value all the same: then a script has it from there. */
/* global fetch */
const LIBRARY = `import { cookies } from "next/headers";

export async function getSession() {
  const token = (await cookies()).get("session_token")?.value;
  return { name: "Ada", token };
}

export const ok = (data) => Response.json({ data, ok: true });
`;

const ROUTE = `import { getSession, ok } from "../../../lib/no-sensitive-response-body/session";

export async function GET() {
  const { name, token } = await getSession();
  return ok({ name, token });
}

export async function POST(request) {
  return new Response(JSON.stringify({
    name: "Ada",
    token: request.cookies.get("session_token")?.value,
  }));
}
`;

const API = `export default function handler(request, response) {
  response.status(200).json({ name: "Ada", token: request.cookies.session_token });
}
`;

const PAGE = `export default function Account({ name }) {
  return <p>{name}</p>;
}

export async function getServerSideProps({ req }) {
  return { props: { name: "Ada", token: req.cookies.session_token } };
}
`;

const SECRET = "s3cr3t-0f-ada";

export default {
  files: {
    "app/no-sensitive-response-body/me/route.js": ROUTE,
    "lib/no-sensitive-response-body/session.js": LIBRARY,
    "pages/api/no-sensitive-response-body.js": API,
    "pages/no-sensitive-response-body/account.jsx": PAGE,
  },
  async observe({ origin }) {
    const look = async (path, method = "GET") => {
      const response = await fetch(`${origin}${path}`, { headers: { Cookie: `session_token=${SECRET}` }, method });
      const text = await response.text();
      return { hasName: text.includes("Ada"), hasToken: text.includes(SECRET), status: response.status };
    };
    return {
      apiRoute: await look("/api/no-sensitive-response-body"),
      props: await look("/no-sensitive-response-body/account"),
      routeHandler: await look("/no-sensitive-response-body/me"),
      routeHandlerPost: await look("/no-sensitive-response-body/me", "POST"),
    };
  },
  broken: claim(true),
  mended: claim(false),
};

function claim(hasToken) {
  const seen = { hasName: true, hasToken, status: 200 };
  return { apiRoute: seen, props: seen, routeHandler: seen, routeHandlerPost: seen };
}
