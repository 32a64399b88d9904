/** By which addresses server code asks its own app. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-ineffective-credentials.ts";
import { createProject } from "../kit/create-project.ts";

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

const app = createProject({
  "app/api/me/route.ts": "import { cookies } from 'next/headers';\nexport async function GET() { return Response.json((await cookies()).has('session')); }\n",
  "app/page.tsx": "",
  "next.config.js": "",
  "package.json": '{ "dependencies": { "next": "16.4.6" } }',
});
const filename = app.path("app/page.tsx");

function inPage(base: string): string {
  return `import { headers } from "next/headers";\nconst BASE = ${base};\nexport default async function Page() {\n  await fetch(\`\${BASE}/api/me\`);\n  return null;\n}\n`;
}

const OWN = [
  "process.env.NEXT_PUBLIC_URL",
  "process.env.AUTH_URL",
  "process.env.NEXTAUTH_URL",
  "process.env.NEXT_PUBLIC_WEBSITE_URL",
  "process.env.APP_URL",
  "`https://${process.env.VERCEL_URL}`",
  '"https://" + process.env.NEXT_PUBLIC_VERCEL_URL',
  'process.env.HOST_NAME ?? "http://localhost:3000"',
  'process.env.ORIGIN || "http://localhost:3000"',
  'process.env.NODE_ENV === "production" ? "https://shop.test" : "http://localhost:3000"',
  'process.env.NODE_ENV === "development" ? "http://localhost:3000" : "https://www.shop.test"',
];

const OTHERS = [
  "process.env.ORIGIN",
  "process.env.NEXT_PUBLIC_API_URL",
  'process.env.NEXT_PUBLIC_API_URL ?? "http://localhost:3000"',
  'process.env.BACKEND_URL ?? "http://localhost:3000"',
  'process.env.ORIGIN ?? "http://localhost:8000"',
  'process.env.ORIGIN ?? "https://shop.test"',
  "`https://${process.env.HOST_NAME}`",
  "`https://api.${process.env.VERCEL_URL}`",
  'process.env.NODE_ENV === "production" ? "https://api.shop.test" : "http://localhost:3000"',
  'process.env.NODE_ENV === "production" ? "https://shop.test" : "http://localhost:4000"',
  'a ? "https://a.test" : b ? "https://b.test" : "http://localhost:3000"',
];

tester.run("no-ineffective-credentials, the app's own origin", rule, {
  valid: OTHERS.map((base) => ({ code: inPage(base), filename, name: `another's, or nobody knows whose: ${base}` })),
  invalid: OWN.map((base) => ({
    code: inPage(base),
    errors: [
      {
        messageId: "missingCookie" as const,
        suggestions: [{ messageId: "forwardCookies" as const, output: inPage(base).replace("/api/me`)", "/api/me`, { headers: { cookie: (await headers()).get(\"cookie\") ?? \"\" } })") }],
      },
    ],
    filename,
    name: `its own: ${base}`,
  })),
});

function sending(origin: string, option: string | undefined): string {
  const init = option === undefined ? ", {}" : `, { ${option} }`;
  return `import { headers } from "next/headers";\nexport default async function Page() {\n  await fetch("${origin}/auth/me"${init});\n  return null;\n}\n`;
}

function inclusive(origin: string): string {
  return sending(origin, 'credentials: "include"');
}

const recommended = [{ redundant: "ignore" }];

tester.run("no-ineffective-credentials, origins that are near", rule, {
  valid: ["https://api.other.test", "https://localhost.other.test", "https://10.0.0.1.other.test", "http://172.32.0.1", "http://8.8.8.8", "https://internal.other.test"].map((origin) => ({
    code: inclusive(origin),
    filename,
    name: `a stranger's: ${origin}`,
    options: recommended,
  })),
  invalid: ["http://localhost:8080", "http://127.0.0.1:4000", "http://[::1]:4000", "http://backend:8080", "http://192.168.0.4", "http://10.1.2.3", "http://172.20.0.2", "http://api.internal", "http://nas.local"].map((origin) => ({
    code: inclusive(origin),
    errors: [
      {
        messageId: "ineffectiveMode" as const,
        suggestions: [
          { messageId: "forwardCookies" as const, output: sending(origin, 'headers: { cookie: (await headers()).get("cookie") ?? "" }') },
          { messageId: "removeMode" as const, output: sending(origin, undefined) },
        ],
      },
    ],
    filename,
    name: `one's own: ${origin}`,
    options: recommended,
  })),
});
