import Link from "next/link";

import { FilterPanel } from "@/components/filter-panel";
import { callApi } from "@/lib/api";
import { formatPrice, type Product } from "@/lib/catalog";

export default async function ProductList({ searchParams }: { searchParams: Promise<{ max?: string }> }) {
  const products = (await callApi<Product[]>("/products")) ?? [];
  const max = Number((await searchParams).max ?? Infinity);

  return (
    <>
      <h1>Things for your home</h1>
      <FilterPanel />
      <ul className="grid">
        {products
          .filter((product) => product.price <= max)
          .map((product) => (
            <li key={product.id} className="card">
              <Link href={`/products/${product.id}`}>
                <span className="picture">{product.emoji}</span>
                {product.name}
              </Link>
              <span className="price">{formatPrice(product.price)}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
