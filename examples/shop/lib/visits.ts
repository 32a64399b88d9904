import "server-only";

import { cookies } from "next/headers";

/** When the visitor was here last, if that is known; from now on it is today. */
export async function noteVisit(): Promise<string | undefined> {
  const store = await cookies();
  const last = store.get("last_visit")?.value;
  store.set("last_visit", new Date().toISOString().slice(0, 10));
  return last;
}
