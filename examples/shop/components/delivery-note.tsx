"use client";

import { headers } from "next/headers";
import { use, useState } from "react";

export function DeliveryNote() {
  // "use() unwraps any promise, so this works in every component."
  const languages = use(headers()).get("accept-language");
  const [isOpen, setIsOpen] = useState(true);
  if (!isOpen) return null;

  return (
    <p className="note">
      {languages?.startsWith("de") ? "Wir liefern nach Deutschland." : "We deliver all over Europe."}{" "}
      <button onClick={() => setIsOpen(false)}>×</button>
    </p>
  );
}
