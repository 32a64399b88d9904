"use client";

import { useState } from "react";

export function ReceiptButton({ id }: { id: string }) {
  const [label, setLabel] = useState("Receipt");

  function load() {
    // "XMLHttpRequest is from the old days, when cookies were always sent."
    const request = new XMLHttpRequest();
    request.open("GET", `${process.env.NEXT_PUBLIC_API_URL}/orders/${id}/receipt`);
    request.onprogress = (event) => setLabel(`${event.loaded} bytes`);
    request.onload = () => setLabel(request.status === 200 ? request.responseText : "Not available");
    request.send();
  }

  return <button onClick={load}>{label}</button>;
}
