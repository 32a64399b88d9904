"use client";

import { useState } from "react";

export function RememberDevice() {
  const [isRemembered, setIsRemembered] = useState(false);

  async function remember() {
    const response = await fetch("/api/device", { method: "POST" });
    setIsRemembered(response.ok);
  }

  return isRemembered ? <p>This device is remembered.</p> : <button onClick={remember}>Remember this device</button>;
}
