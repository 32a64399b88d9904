/**
 * Cached functions that ask for the cookies: the page ends before they do. By the suggestion the cache becomes one of each
 * user; in `unstable_cache` an author reads the cookie outside, and passes it.
 */
/* global fetch */
const SESSION = `import { cookies } from "next/headers";

export async function readTheme() {
  return (await cookies()).get("theme")?.value ?? "none";
}
`;

/** What is read at each request has to be within Suspense. */
const inPage = (imports, functions, value) => `import { Suspense } from "react";
import { connection } from "next/server";
${imports}

${functions}

async function Theme() {
  await connection();
  return <p>SEEN[{${value}}]</p>;
}

export default function Page() {
  return <Suspense><Theme /></Suspense>;
}
`;

const READ = 'import { readTheme } from "../../../lib/no-request-api-in-cache/session";';

const DIRECTIVE = inPage(
  READ,
  `async function loadTheme() {
  "use cache";
  return readTheme();
}`,
  "await loadTheme()",
);

const UNSTABLE = inPage(
  `import { unstable_cache } from "next/cache";\n${READ}`,
  "const loadTheme = unstable_cache(async () => `kept ${await readTheme()}`);",
  "await loadTheme()",
);

const REPAIRED = inPage(
  `import { unstable_cache } from "next/cache";\n${READ}`,
  "const loadTheme = unstable_cache(async (theme) => `kept ${theme}`);",
  "await loadTheme(await readTheme())",
);

export default {
  config: "export default { cacheComponents: true };\n",
  files: {
    "app/no-request-api-in-cache/directive/page.jsx": DIRECTIVE,
    "app/no-request-api-in-cache/unstable/page.jsx": UNSTABLE,
    "lib/no-request-api-in-cache/session.js": SESSION,
  },
  repaired: { "app/no-request-api-in-cache/unstable/page.jsx": REPAIRED },
  async observe({ origin }) {
    const seen = {};
    for (const name of ["directive", "unstable"]) {
      const response = await fetch(`${origin}/no-request-api-in-cache/${name}`, { headers: { Cookie: "theme=dark" } });
      seen[name] = /<p>SEEN\[(.*?)\]/u.exec((await response.text()).replaceAll("<!-- -->", ""))?.[1] ?? "nothing";
    }
    return seen;
  },
  broken: { directive: "nothing", unstable: "nothing" },
  mended: { directive: "dark", unstable: "kept dark" },
};
