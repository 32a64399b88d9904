"use client";

import Link from "next/link";
import { useEffect, useState } from "react";

import { LogoutButton } from "./logout-button";

export function AccountMenu() {
  const [name, setName] = useState("Account");

  useEffect(() => {
    async function loadName() {
      // "Both run on localhost, so to the browser they are the same."
      const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/me`);
      if (response.ok) setName((await response.json()).name);
    }
    void loadName();
  }, []);

  return (
    <>
      <Link href="/account">{name}</Link>
      <LogoutButton />
    </>
  );
}
