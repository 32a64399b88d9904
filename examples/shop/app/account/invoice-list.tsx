"use client";

import { useState } from "react";

export function InvoiceList({ token }: { token?: string | undefined }) {
  const [label, setLabel] = useState("Invoices");

  async function load() {
    const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/orders`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    setLabel(response.ok ? `${(await response.json()).length} invoices` : "Please log in first");
  }

  return <button onClick={load}>{label}</button>;
}
