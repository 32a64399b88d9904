import { formatPrice, type Order } from "@/lib/catalog";

// "The API needs to know who asks, so the cookies have to be included."
export async function GET() {
  const response = await fetch(`${process.env.NEXT_PUBLIC_API_URL}/orders`, { cache: "no-store", credentials: "include" });
  if (!response.ok) return new Response("Please log in first.\n", { status: 401 });
  const orders = (await response.json()) as Order[];
  return new Response(orders.map(({ id, total }) => `${id}\t${formatPrice(total)}\n`).join(""));
}
