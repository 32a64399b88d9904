// "The API is slow, so its answer is kept for a minute."
import { unstable_cache } from "next/cache";

import { callApi } from "@/lib/api";
import type { Order } from "@/lib/catalog";

const loadOrders = unstable_cache(() => callApi<Order[]>("/orders"), ["orders"], { revalidate: 60 });

export async function OftenBought() {
  const orders = (await loadOrders()) ?? [];
  const names = new Set(orders.flatMap((order) => order.lines.map((line) => line.name)));
  return <p>You have bought {[...names].join(", ") || "nothing yet"}.</p>;
}
