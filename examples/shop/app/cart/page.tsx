import Link from "next/link";

import { callApi } from "@/lib/api";
import { formatPrice, type CartLine } from "@/lib/catalog";

import { CheckoutButton } from "./checkout-button";
import { CurrencyMenu } from "./currency-menu";
import { FreeDelivery } from "./free-delivery";
import { PrintButton } from "./print-button";
import { RemoveButton } from "./remove-button";

export default async function CartPage() {
  const lines = await callApi<CartLine[]>("/cart");
  if (!lines) {
    return (
      <p>
        Please <Link href="/login">log in</Link> to see your cart.
      </p>
    );
  }

  return (
    <>
      <h1>Your cart</h1>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.id}>
            {line.quantity} × {line.name}
            <span className="price">{formatPrice(line.price * line.quantity)}</span>
            <RemoveButton id={line.id} />
          </li>
        ))}
      </ul>
      <FreeDelivery total={lines.reduce((sum, line) => sum + line.price * line.quantity, 0)} />
      <CurrencyMenu />
      {lines.length > 0 ? <CheckoutButton /> : <p>It is empty.</p>}
      <PrintButton />
    </>
  );
}
