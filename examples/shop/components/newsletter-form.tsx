"use client";

// "Left over from when this was a Server Component. The bundler removes what nobody uses."
import { headers } from "next/headers";
import { useState } from "react";

export function NewsletterForm() {
  const [message, setMessage] = useState("");

  async function subscribe(form: FormData) {
    const response = await fetch("/api/newsletter", {
      method: "POST",
      body: JSON.stringify({ email: form.get("email") }),
    });
    setMessage(response.ok ? "Welcome!" : "Please check the address.");
  }

  return (
    <form action={subscribe}>
      <input name="email" type="email" placeholder="Newsletter" required />
      <button>Subscribe</button> {message}
    </form>
  );
}
