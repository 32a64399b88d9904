import { sow } from "../seed.ts";

export const noSensitiveResponseBody = sow("no-sensitive-response-body", ({ reports, silent }) => {
  reports("a debug answer of NextResponse", "responseBody", `
// app/api/debug/route.ts
import { NextResponse, type NextRequest } from "next/server";

export async function GET(request: NextRequest) {
  const session = request.cookies.get("session")?.value;
  const agent = request.headers.get("user-agent");
  return NextResponse.json({ agent, session });
}
`);
  reports("a token by send", "responseBody", `
// pages/api/token.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { access_token: token } = req.cookies;
  if (token === undefined) {
    res.status(401).end();
    return;
  }
  res.status(200).json({ token });
}
`);
  silent("a user by the session", `
// pages/api/user.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const user = await findUser(req.cookies.session);
  res.status(200).json({ name: user.name });
}
`);
  silent("the locale of a request", `
// app/api/locale/route.ts
import { headers } from "next/headers";

export async function GET() {
  const list = await headers();
  const locale = list.get("accept-language") ?? "en";
  return Response.json({ locale });
}
`);
});
