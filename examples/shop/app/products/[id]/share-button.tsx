import { useState } from "react";

// "Imports come first."
"use client";

export function ShareButton() {
  const [isCopied, setIsCopied] = useState(false);

  async function copyAddress() {
    await navigator.clipboard.writeText(location.href);
    setIsCopied(true);
  }

  return <button onClick={copyAddress}>{isCopied ? "Copied" : "Copy the address"}</button>;
}
