"use client";

import { cookies } from "next/headers";

export async function ThemeToggle() {
  // "The layout reads the theme like this, so the button can do the same."
  const theme = (await cookies()).get("theme")?.value;

  function toggle() {
    // Another tab may have changed it meanwhile. How a page looks is no secret: fine to read and write here.
    const current = document.cookie.match(/(?:^|; )theme=([^;]+)/)?.[1] ?? theme;
    const other = current === "dark" ? "light" : "dark";
    document.cookie = `theme=${other}; path=/; max-age=31536000; SameSite=Lax`;
    document.documentElement.dataset.theme = other;
  }

  return <button onClick={toggle}>{theme === "dark" ? "☾" : "☀"}</button>;
}
