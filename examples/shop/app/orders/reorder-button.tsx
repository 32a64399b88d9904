"use client";

import { useRouter } from "next/navigation";

export function ReorderButton({ id }: { id: string }) {
  const router = useRouter();

  async function reorder() {
    // "A Request object describes the whole request, cookies included."
    const request = new Request(`${process.env.NEXT_PUBLIC_API_URL}/orders/${id}/repeat`, { method: "POST" });
    const response = await fetch(request);
    if (response.ok) router.refresh();
  }

  return <button onClick={reorder}>Order again</button>;
}
