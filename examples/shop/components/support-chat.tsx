"use client";

import { useState } from "react";

export function SupportChat() {
  const [reference, setReference] = useState<string>();

  function open() {
    // "With the session id the support team finds the customer at once."
    const session = document.cookie.match(/(?:^|; )session=([^;]+)/)?.[1];
    setReference(session ?? "unknown");
  }

  return reference ? <p>Your reference for the chat: {reference}</p> : <button onClick={open}>Help</button>;
}
