import { callApi } from "@/lib/api";
import { formatPrice, type Order } from "@/lib/catalog";

import { DeliveryDay } from "./delivery-day";
import { LastVisit } from "./last-visit";
import { OftenBought } from "./often-bought";
import { OpenOrders } from "./open-orders";
import { OrderNews } from "./order-news";
import { ReceiptButton } from "./receipt-button";
import { ReorderButton } from "./reorder-button";

export default async function OrdersPage() {
  const orders = (await callApi<Order[]>("/orders")) ?? [];

  return (
    <>
      <h1>Your orders</h1>
      <LastVisit />
      <DeliveryDay />
      <OrderNews />
      <OftenBought />
      <OpenOrders />
      <ul className="lines">
        {orders.map((order) => (
          <li key={order.id}>
            {order.id}: {order.lines.map((line) => line.name).join(", ")}
            <span className="price">{formatPrice(order.total)}</span>
            <ReorderButton id={order.id} />
            <ReceiptButton id={order.id} />
          </li>
        ))}
      </ul>
    </>
  );
}
