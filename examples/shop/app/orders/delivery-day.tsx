// "headers() is a function of the server. There is nothing to wait for."
import { headers } from "next/headers";

export async function DeliveryDay() {
  const zone = headers().get("x-time-zone") ?? "Europe/Dublin";
  const tomorrow = new Date(Date.now() + 86_400_000);

  return <p>What you order now comes on {tomorrow.toLocaleDateString("en-IE", { timeZone: zone, weekday: "long" })}.</p>;
}
