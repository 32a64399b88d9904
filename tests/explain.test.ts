import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { createProject } from "./kit/create-project.ts";

const SCRIPT = join(import.meta.dirname, "../dist/explain.js");

describe("next-boundary-explain", () => {
  const project = createProject({
    "app/cart.tsx":
      "'use client';\nimport dynamic from 'next/dynamic';\nimport { read } from '../lib/session';\nconst Map = dynamic(() => import('../lib/map'), { ssr: false });\nif (typeof window !== 'undefined') import('../lib/late');\nexport default () => read(Map);\n",
    "app/page.tsx": "import Cart from './cart';\nexport default () => <Cart />;\n",
    "lib/late.ts": "export const late = 1;\n",
    "lib/map.tsx": "export default () => null;\n",
    "lib/session.ts": "import { cookies } from 'next/headers';\nexport const read = async (name) => (await cookies()).get(name);\n",
    "package.json": '{ "dependencies": { "next": "16.4.6" } }',
  });
  const explain = (...args: readonly string[]): string => execFileSync(process.execPath, [SCRIPT, ...args], { cwd: project.directory, encoding: "utf8" });

  it("says what a module requests, and in which environment", () => {
    const text = explain("app/cart.tsx");
    expect(text).toMatch(/directives\s+'use client'/u);
    expect(text).toContain("../lib/session → lib/session.ts (import)");
    expect(text).toContain("../lib/map → lib/map.tsx (dynamicImport; 'ssr: false')");
    expect(text).toContain("../lib/late → lib/late.ts (dynamicImport; in the browser only)");
  });

  it("says who takes a module into the browser", () => {
    expect(explain("lib/session.ts")).toMatch(/runs\s+in the browser.*app\/cart\.tsx → lib\/session\.ts/u);
  });

  it("says that a file is not there", () => {
    expect(explain("lib/missing.ts")).toContain("there is no such file");
  });
});
