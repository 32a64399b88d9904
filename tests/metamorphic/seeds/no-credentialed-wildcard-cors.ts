import { sow } from "../seed.ts";

export const noCredentialedWildcardCors = sow("no-credentialed-wildcard-cors", ({ reports, silent }) => {
  reports("a constant of headers", "anyOrigin", `
// app/api/me/route.ts
const corsHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Credentials": "true",
};

export async function GET() {
  const user = await loadUser();
  return Response.json(user, { headers: corsHeaders });
}
`);
  reports("an API route echoes the origin", "reflectedOrigin", `
// pages/api/me.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.setHeader("Access-Control-Allow-Credentials", "true");
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin || "*");
  res.json(await loadUser(req));
}
`);
  reports("the proxy echoes the origin", "reflectedOrigin", `
// proxy.ts
import { NextResponse, type NextRequest } from "next/server";

export function proxy(request: NextRequest) {
  const response = NextResponse.next();
  const origin = request.headers.get("origin");
  if (origin) {
    response.headers.set("Access-Control-Allow-Origin", origin);
    response.headers.set("Access-Control-Allow-Credentials", "true");
  }
  return response;
}
`);
  reports("headers of the config", "anyOrigin", `
// next.config.mjs
export default {
  async headers() {
    return [
      {
        source: "/api/:path*",
        headers: [
          { key: "Access-Control-Allow-Credentials", value: "true" },
          { key: "Access-Control-Allow-Origin", value: "*" },
        ],
      },
    ];
  },
};
`);
  reports("a library with any origin", "reflectedOrigin", `
// pages/api/orders.ts
import NextCors from "nextjs-cors";
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  await NextCors(req, res, { origin: true, credentials: true });
  res.json([]);
}
`);
  reports("an answer with headers in place", "anyOrigin", `
// app/api/session/route.ts
export async function OPTIONS() {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": "GET, POST",
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Credentials": "true",
    },
  });
}
`);
  reports("a helper sets the headers", "reflectedOrigin", `
// app/api/cart/route.ts
function withCors(response: Response, request: Request) {
  response.headers.set("Access-Control-Allow-Origin", request.headers.get("origin") ?? "");
  response.headers.set("Access-Control-Allow-Credentials", "true");
  return response;
}

export async function GET(request: Request) {
  const cart = await loadCart();
  return withCors(Response.json(cart), request);
}
`);
  silent("a list of origins", `
// app/api/me/route.ts
const ALLOWED = new Set(["https://shop.test", "https://admin.shop.test"]);

export async function GET(request: Request) {
  const origin = request.headers.get("origin");
  const headers = new Headers({ Vary: "Origin" });
  if (origin !== null && ALLOWED.has(origin)) {
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Allow-Credentials", "true");
  }
  return Response.json(await loadUser(), { headers });
}
`);
  silent("public without credentials", `
// app/api/products/route.ts
const headers = { "Access-Control-Allow-Origin": "*", "Cache-Control": "public" };

export async function GET() {
  const products = await loadProducts();
  return Response.json(products, { headers });
}
`);
  silent("one exact origin", `
// app/api/me/route.ts
export async function GET() {
  return Response.json(await loadUser(), {
    headers: {
      "Access-Control-Allow-Origin": "https://shop.test",
      "Access-Control-Allow-Credentials": "true",
    },
  });
}
`);
  silent("an origin that is compared", `
// pages/api/me.ts
export default async function handler(req, res) {
  const { origin } = req.headers;
  if (origin === "https://shop.test") {
    res.setHeader("Access-Control-Allow-Origin", origin);
    res.setHeader("Access-Control-Allow-Credentials", "true");
  }
  res.json(await loadUser(req));
}
`);
  silent("headers of a request", `
// app/api/relay/route.ts
export async function GET() {
  const response = await fetch("https://api.shop.test/me", {
    headers: { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" },
  });
  return Response.json(await response.json());
}
`);
});
