export interface Product {
  id: string;
  name: string;
  price: number;
  emoji: string;
  text: string;
}

export interface CartLine {
  id: string;
  name: string;
  price: number;
  quantity: number;
}

export interface Order {
  id: string;
  lines: CartLine[];
  total: number;
  status: string;
}

export interface Customer {
  name: string;
  email: string;
  address: string;
}

const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

export function formatPrice(cents: number): string {
  return euros.format(cents / 100);
}
