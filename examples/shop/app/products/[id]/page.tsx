import { cookies } from "next/headers";
import { notFound } from "next/navigation";

import { callApi } from "@/lib/api";
import { formatPrice, type Product } from "@/lib/catalog";

import { AddToCart } from "./add-to-cart";
import { DraftNote } from "./draft-note";
import { ForgetHistory } from "./forget-history";
import { PriceInDollars } from "./price-in-dollars";
import { RecentlyViewed } from "./recently-viewed";
import { ShareButton } from "./share-button";

export default async function ProductPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const product = await callApi<Product>(`/products/${encodeURIComponent(id)}`);
  if (!product) notFound();

  const viewed = (await cookies()).getAll().filter((cookie) => cookie.name.startsWith("viewed_"));

  return (
    <>
      <article className="product">
        <span className="picture">{product.emoji}</span>
        <div>
          <h1>{product.name}</h1>
          <p>{product.text}</p>
          <p className="price">
            {formatPrice(product.price)} <PriceInDollars cents={product.price} />
          </p>
          <DraftNote />
          <AddToCart productId={product.id} />
          <ShareButton />
        </div>
      </article>
      <RecentlyViewed current={product} viewed={viewed} />
      <ForgetHistory names={viewed.map((cookie) => cookie.name)} />
    </>
  );
}
