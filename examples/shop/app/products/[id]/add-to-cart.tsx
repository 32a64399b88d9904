"use client";

import { useState } from "react";

export function AddToCart({ productId }: { productId: string }) {
  const [message, setMessage] = useState("");

  async function add() {
    // "It works when I open the API in the browser, so the cookie is there."
    const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/cart`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ productId })
    });
    setMessage(response.ok ? "It is in your cart." : "Please log in first.");
  }

  return (
    <p>
      <button onClick={add}>Add to cart</button> {message}
    </p>
  );
}
