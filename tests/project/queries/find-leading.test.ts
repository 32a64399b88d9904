import { expect, it } from "vitest";

import { Project } from "../../../src/project/project.ts";
import { createMemoryHost } from "../../kit/memory-host.ts";

const CHANGE = /\bset\b/u;

const FILES = {
  "/shop/app/cart/page.tsx": 'import { Cart } from "../../ui/cart";\nexport default Cart;\n',
  "/shop/app/layout.tsx": 'import { read } from "../lib";\nexport default function Layout() { read(); return null; }\n',
  "/shop/app/page.tsx": 'import { formatPrice } from "../lib/price";\nexport default formatPrice;\n',
  "/shop/lib/index.ts": 'export * from "./session";\n',
  "/shop/lib/orphan.ts": 'import { save } from "./session";\nsave();\n',
  "/shop/lib/price.ts": "export const formatPrice = (set) => set;\n",
  "/shop/lib/read.ts": 'import { cookies } from "next/headers";\nexport const readTheme = () => cookies();\n',
  "/shop/lib/session.ts": 'import { cookies } from "next/headers";\nexport async function save() { (await cookies()).set("a", "b"); }\nexport const read = () => 1;\n',
  "/shop/next.config.js": "",
  "/shop/package.json": '{ "dependencies": { "next": "16.4.6" } }',
  "/shop/ui/cart.tsx": '"use client";\nimport { save } from "../lib/actions";\nimport { read } from "../lib/read";\nexport function Cart() { return save; }\n',
  "/shop/lib/actions.ts": '"use server";\nimport { save } from "./session";\nexport { save };\n',
};

it("are the modules of the server that lead to a text, and no others", () => {
  const host = createMemoryHost(FILES);
  const project = new Project(host);
  const mayLead = project.findLeading(CHANGE, "/shop/app/page.tsx", project.findRoot("/shop/app/page.tsx"));
  expect(Object.keys(FILES).filter((path) => mayLead(path))).toEqual(["/shop/app/layout.tsx", "/shop/lib/index.ts", "/shop/lib/session.ts", "/shop/lib/actions.ts"]);
});

it("are the same answer as long as nothing changes, because more is remembered by it", () => {
  const project = new Project(createMemoryHost(FILES));
  const root = project.findRoot("/shop/app/page.tsx");
  expect(project.findLeading(CHANGE, "/shop/app/page.tsx", root)).toBe(project.findLeading(CHANGE, "/shop/app/layout.tsx", root));
});

it("are none outside of every app", () => {
  const project = new Project(createMemoryHost({ "/lib/a.ts": 'import { cookies } from "next/headers";\n(await cookies()).set("a", "b");\n' }));
  expect(project.findLeading(CHANGE, "/lib/a.ts", undefined)("/lib/a.ts")).toBe(false);
});
