import "server-only";

import { cookies } from "next/headers";

/**
 * Calls the shop's API from the server on behalf of the visitor.
 * Node has no cookie jar, so the visitor's cookies are forwarded by hand.
 * Answers `null` when the API refuses: not logged in, or no such thing.
 */
export async function callApi<Data>(path: string, method = "GET"): Promise<Data | null> {
  const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}${path}`, {
    method,
    headers: { cookie: (await cookies()).toString() },
    cache: "no-store",
  });
  return response.ok ? ((await response.json()) as Data) : null;
}
