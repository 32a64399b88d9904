/** That something was put into a jar says nothing against its being one; what only holds a jar is none. */
import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-cookie-mutation-in-render.ts";
import { createProject } from "../kit/create-project.ts";

const project = createProject({ "app/page.tsx": "", "next.config.js": "", "package.json": '{ "dependencies": { "next": "16.4.6" } }' });
const filename = project.path("app/page.tsx");

function page(body: string): string {
  return `import { cookies } from 'next/headers';\nexport default async function Page() { ${body} return null; }\n`;
}

new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }).run("no-cookie-mutation-in-render", rule, {
  valid: [{ code: page("const load = () => cookies(); const own = options ? { jar: await load() } : { jar: await cookies() }; own.set('a', '1');"), filename, name: "an object that holds a jar" }],
  invalid: [{ code: page("const load = () => cookies(); const jar = options ? await load() : await cookies(); jar.set('a', '1'); jar.set('b', '2');"), errors: [{ messageId: "rendered" }, { messageId: "rendered" }], filename, name: "a jar that is set twice" }],
});
