// "Every component that reads cookies needs 'use client', because cookies are in the browser."
"use client";

import { cookies } from "next/headers";

export async function NewsletterState() {
  const subscribed = (await cookies()).has("newsletter");

  return <p>{subscribed ? "You get our newsletter." : "You do not get our newsletter yet."}</p>;
}
