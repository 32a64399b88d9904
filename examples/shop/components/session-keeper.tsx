"use client";

import { useEffect } from "react";

const TEN_MINUTES = 10 * 60 * 1000;

export function SessionKeeper() {
  useEffect(() => {
    const timer = setInterval(() => {
      void fetch(`${process.env.NEXT_PUBLIC_API_URL}/refresh`, {
        method: "POST",
        // "The API is ours, so it counts as the same origin."
        credentials: "same-origin",
      });
    }, TEN_MINUTES);
    return () => clearInterval(timer);
  }, []);

  return null;
}
