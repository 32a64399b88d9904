"use server";

import { revalidatePath } from "next/cache";

import { callApi } from "@/lib/api";

export async function removeFromCart(id: string): Promise<void> {
  await callApi(`/cart/${encodeURIComponent(id)}`, "DELETE");
  revalidatePath("/cart");
}
