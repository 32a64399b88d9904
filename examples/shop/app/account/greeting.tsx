"use client";

import { useEffect, useState } from "react";

export function Greeting() {
  const [name, setName] = useState("");

  useEffect(() => {
    // "The name is in the token already, that saves a request."
    const token = document.cookie.split("; ").find((row) => row.startsWith("token="))?.split("=")[1];
    if (token) setName(JSON.parse(atob(token.split(".")[1])).name);
  }, []);

  return <p>Hello {name || "you"}!</p>;
}
