"use client";

// "Only its type is used, and TypeScript drops such imports."
import { cookies } from "next/headers";
import { useState } from "react";

type ConsentCookie = ReturnType<Awaited<ReturnType<typeof cookies>>["get"]>;

export function ConsentBanner({ consent }: { consent: ConsentCookie }) {
  const [isOpen, setIsOpen] = useState(consent === undefined);
  if (!isOpen) return null;

  function accept() {
    document.cookie = "consent=yes; path=/; max-age=31536000; SameSite=Lax";
    setIsOpen(false);
  }

  return (
    <aside>
      We use cookies to keep your cart. <button onClick={accept}>Fine</button>
    </aside>
  );
}
