/** A directive behind an import fails the build, and the fix mends it; a misspelt one builds, and its module never gets to the browser. */
const COUNTER = `import { useEffect, useState } from "react";

"use client";

export function Counter() {
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return <p>{isLive ? "LIVE" : "STILL"}</p>;
}
`;

const VISITOR = `"use  client";

if (typeof document !== "undefined") document.documentElement.dataset.visitor = "seen";

export function Visitor() {
  return <p>Hello</p>;
}
`;

function createPage(name, file) {
  return `import { ${name} } from "./${file}";\n\nexport default function Page() {\n  return <${name} />;\n}\n`;
}

export default [
  {
    files: {
      "app/valid-boundary-directive/misplaced/counter.jsx": COUNTER,
      "app/valid-boundary-directive/misplaced/page.jsx": createPage("Counter", "counter"),
    },
    needsBrowser: true,
    breaksBuild: /"use client" directive must be placed before other expressions/u,
    async observe({ dumpDom, origin }) {
      return { isLive: (await dumpDom(`${origin}/valid-boundary-directive/misplaced`)).includes("<p>LIVE</p>") };
    },
    mended: { isLive: true },
  },
  {
    files: {
      "app/valid-boundary-directive/misspelt/page.jsx": createPage("Visitor", "visitor"),
      "app/valid-boundary-directive/misspelt/visitor.jsx": VISITOR,
    },
    needsBrowser: true,
    async observe({ dumpDom, origin }) {
      return { runsInBrowser: (await dumpDom(`${origin}/valid-boundary-directive/misspelt`)).includes('data-visitor="seen"') };
    },
    broken: { runsInBrowser: false },
    mended: { runsInBrowser: true },
  },
];
