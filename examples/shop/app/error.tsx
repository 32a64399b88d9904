"use client";

import { useEffect } from "react";

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  useEffect(() => {
    void fetch("/api/log", {
      method: "POST",
      // "With the cookies in the report we can replay what the customer saw."
      body: JSON.stringify({ message: error.message, cookies: document.cookie }),
    });
  }, [error]);

  return (
    <>
      <h1>Something went wrong</h1>
      <button onClick={reset}>Try again</button>
    </>
  );
}
