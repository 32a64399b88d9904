"use client";

import { useState } from "react";

// "I only take the formatter. What else is in the barrel does not matter."
import { formatPrice } from "@/lib";

const FREE_FROM = 5000;

export function FreeDelivery({ total }: { total: number }) {
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden || total >= FREE_FROM) return null;

  return (
    <p>
      {formatPrice(FREE_FROM - total)} to free delivery. <button onClick={() => setIsHidden(true)}>All right</button>
    </p>
  );
}
