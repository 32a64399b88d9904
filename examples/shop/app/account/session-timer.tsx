"use client";

import { useEffect, useState } from "react";

export function SessionTimer() {
  const [minutes, setMinutes] = useState<number>();

  useEffect(() => {
    async function readExpiry() {
      // "The modern API for it: asynchronous, so it must be the safe one."
      const cookie = await cookieStore.get("access_token");
      if (!cookie?.value) return;
      const { exp } = JSON.parse(atob(cookie.value.split(".")[1])) as { exp: number };
      setMinutes(Math.round((exp * 1000 - Date.now()) / 60_000));
    }
    void readExpiry();
  }, []);

  return minutes === undefined ? null : <p>You stay logged in for {minutes} minutes.</p>;
}
