"use client";

import Link from "next/link";
import { useEffect, useState } from "react";

export function FilterPanel() {
  const [isOpen, setIsOpen] = useState(true);

  useEffect(() => {
    // What the page looks like, not who is looking: fine to read and write here.
    const state = document.cookie.split("; ").find((row) => row.startsWith("sidebar_state="))?.split("=")[1];
    setIsOpen(state !== "closed");
  }, []);

  function toggle() {
    document.cookie = `sidebar_state=${isOpen ? "closed" : "open"}; path=/; SameSite=Lax`;
    setIsOpen(!isOpen);
  }

  return (
    <div className="filters">
      <button onClick={toggle}>{isOpen ? "Hide filters" : "Show filters"}</button>
      {isOpen && (
        <>
          <Link href="/">All prices</Link> <Link href="/?max=5000">Up to €50</Link>
        </>
      )}
    </div>
  );
}
