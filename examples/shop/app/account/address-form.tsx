"use client";

import { useState } from "react";

export function AddressForm({ address }: { address: string }) {
  const [message, setMessage] = useState("");

  async function save(form: FormData) {
    // "The API must know who is asking, so the token goes into a header."
    const token = document.cookie
      .split("; ")
      .find((row) => row.startsWith("access_token="))
      ?.split("=")[1];
    const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/me/address`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ address: form.get("address") }),
    });
    setMessage(response.ok ? "Saved." : "Could not be saved.");
  }

  return (
    <form action={save}>
      <input name="address" defaultValue={address} />
      <button>Save address</button> {message}
    </form>
  );
}
