// "Whoever opens this page has been here."
import { noteVisit } from "@/lib/visits";

export async function LastVisit() {
  const last = await noteVisit();
  return last === undefined ? null : <p>You were here last on {last}.</p>;
}
