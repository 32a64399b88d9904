"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";

export interface LoginState {
  error?: string;
}

/** Logs in at the API and hands its session on to the browser, where no script can read it. */
export async function login(_previous: LoginState, form: FormData): Promise<LoginState> {
  const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email: form.get("email"), password: form.get("password") }),
  });
  const session = /^session=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  if (!response.ok || !session) return { error: "Wrong e-mail or password." };

  const { csrf } = (await response.json()) as { csrf: string };
  const common = { path: "/", sameSite: "lax", secure: process.env.NODE_ENV === "production" } as const;
  const cookieStore = await cookies();
  cookieStore.set("session", session, { ...common, httpOnly: true });
  cookieStore.set("XSRF-TOKEN", csrf, common);
  redirect("/account");
}
