export const CURRENCIES = ["EUR", "USD", "CHF"];

/** The currency that the visitor's country pays with, as the CDN in front of the shop tells. */
export async function readCurrency(): Promise<string> {
  const { headers } = await import("next/headers");
  return (await headers()).get("x-currency") ?? "EUR";
}
