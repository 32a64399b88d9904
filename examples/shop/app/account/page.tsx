import { redirect } from "next/navigation";

import { callApi } from "@/lib/api";
import type { Customer } from "@/lib/catalog";

import { AddressForm } from "./address-form";
import { ExportData } from "./export-data";
import { Greeting } from "./greeting";
import { Invoices } from "./invoices";
import { NewsletterState } from "./newsletter-state";
import { RememberDevice } from "./remember-device";
import { SessionTimer } from "./session-timer";

export default async function AccountPage() {
  const customer = await callApi<Customer>("/me");
  if (!customer) redirect("/login");

  return (
    <>
      <h1>Your account</h1>
      <Greeting />
      <p>
        {customer.name}, {customer.email}
      </p>
      <AddressForm address={customer.address} />
      <NewsletterState />
      <Invoices />
      <RememberDevice />
      <ExportData />
      <SessionTimer />
    </>
  );
}
