"use client";

import { useEffect, useState } from "react";

export function OrderNews() {
  const [news, setNews] = useState("");

  useEffect(() => {
    // "An EventSource is a plain GET by the browser itself, cookies come for free."
    const events = new EventSource(`${process.env.NEXT_PUBLIC_API_URL}/orders/events`);
    events.onmessage = (event) => setNews(event.data);
    return () => events.close();
  }, []);

  return <p>{news}</p>;
}
