"use client";

import { useState } from "react";

export function PriceInDollars({ cents }: { cents: number }) {
  const [dollars, setDollars] = useState<string>();

  async function convert() {
    // Somebody else's public API: it needs no cookies, and must not get any.
    const response = await fetch("https://rates.example.com/latest?from=EUR&to=USD");
    const { rate } = (await response.json()) as { rate: number };
    setDollars(`about $${((cents / 100) * rate).toFixed(2)}`);
  }

  return dollars ? <small>{dollars}</small> : <button onClick={convert}>in dollars</button>;
}
