"use client";

import { useState } from "react";

import type { Order } from "@/lib/catalog";

export function OpenOrders() {
  const [count, setCount] = useState<number>();

  async function countOpen() {
    // "A GET request changes nothing, so nobody needs to know who I am."
    const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/orders?status=open`, {
      cache: "no-store", // never an old answer
    });
    if (response.ok) setCount(((await response.json()) as Order[]).length);
  }

  return <button onClick={countOpen}>{count === undefined ? "How many are open?" : `${count} open`}</button>;
}
