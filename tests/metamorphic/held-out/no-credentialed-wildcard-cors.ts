import { sow } from "../seed.ts";

export const noCredentialedWildcardCors = sow("no-credentialed-wildcard-cors", ({ reports, silent }) => {
  reports("a response that is made first", "anyOrigin", `
// app/api/basket/route.ts
import { NextResponse } from "next/server";

export async function GET() {
  const basket = await loadBasket();
  const response = NextResponse.json(basket);
  response.headers.set("Access-Control-Allow-Origin", "*");
  response.headers.set("Access-Control-Allow-Credentials", "true");
  return response;
}
`);
  reports("headers of a preflight by the origin", "reflectedOrigin", `
// app/api/login/route.ts
function createHeaders(request: Request) {
  const origin = request.headers.get("origin") ?? "";
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Allow-Headers": "content-type",
  };
}

export function OPTIONS(request: Request) {
  const headers = createHeaders(request);
  return new Response(null, { status: 204, headers });
}
`);
  silent("an environment variable names the origin", `
// app/api/basket/route.ts
const ORIGIN = process.env.SHOP_ORIGIN ?? "https://shop.test";

export async function GET() {
  const headers = { "Access-Control-Allow-Origin": ORIGIN, "Access-Control-Allow-Credentials": "true" };
  return Response.json(await loadBasket(), { headers });
}
`);
  silent("a font for everybody", `
// next.config.mjs
export default {
  async headers() {
    return [{ source: "/fonts/:path*", headers: [{ key: "Access-Control-Allow-Origin", value: "*" }] }];
  },
};
`);
});
