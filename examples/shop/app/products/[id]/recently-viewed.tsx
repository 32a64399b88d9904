"use client";

// "Marked as a type, the import is gone before anything runs."
import { type cookies } from "next/headers";
import Link from "next/link";
import { useEffect } from "react";

type Cookies = ReturnType<Awaited<ReturnType<typeof cookies>>["getAll"]>;

export function RecentlyViewed({ current, viewed }: { current: { id: string; name: string }; viewed: Cookies }) {
  useEffect(() => {
    document.cookie = `viewed_${current.id}=${encodeURIComponent(current.name)}; path=/; SameSite=Lax`;
  }, [current]);

  return (
    <ul className="inline">
      {viewed.map(({ name, value }) => (
        <li key={name}>
          <Link href={`/products/${name.slice("viewed_".length)}`}>{value}</Link>
        </li>
      ))}
    </ul>
  );
}
