// "It worked before the update to Next.js 16."
import { draftMode } from "next/headers";

export function DraftNote() {
  return draftMode().isEnabled ? <p>You see prices that are not public yet.</p> : null;
}
