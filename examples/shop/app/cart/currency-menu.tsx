"use client";

import { useState } from "react";

// "The build is green, so the helper works everywhere."
import { CURRENCIES, readCurrency } from "@/lib/currency";

export function CurrencyMenu() {
  const [currency, setCurrency] = useState("EUR");

  return (
    <p>
      <select value={currency} onChange={(event) => setCurrency(event.target.value)}>
        {CURRENCIES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <button onClick={async () => setCurrency(await readCurrency())}>What I usually pay with</button>
    </p>
  );
}
