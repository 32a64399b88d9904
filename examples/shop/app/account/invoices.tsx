import { cookies } from "next/headers";

import { InvoiceList } from "./invoice-list";

export async function Invoices() {
  // "The list needs the session to call the API, and props stay within our own code."
  const token = (await cookies()).get("session")?.value;
  return <InvoiceList token={token} />;
}
