/** What `--fix` makes of a file, with the rule about imports switched on too, and what a second run changes. */
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";

const linter = new Linter({ configType: "flat" });

function fix(code: string, filename = "app/client.tsx") {
  return linter.verifyAndFix(
    code,
    {
      files: ["**/*.*"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { "next-boundary": plugin },
      rules: { "next-boundary/no-server-import-in-client": "error", "next-boundary/valid-boundary-directive": "error" },
    },
    { filename },
  );
}

const STORIES: readonly (readonly [name: string, before: string, after: string, left: readonly string[]])[] = [
  [
    "an unused import that becomes wrong when the directive counts goes, too",
    "import { cookies } from 'next/headers';\n'use client';\nexport const a = 1;\n",
    "'use client';\n\nexport const a = 1;\n",
    [],
  ],
  [
    "what stands around the directive stays apart",
    "import a from 'a';\na()\n'use client';\n<a />\n",
    "'use client';\n\nimport a from 'a';\na()\n;\n<a />\n",
    [],
  ],
  [
    "an import of a type becomes one",
    "import { type cookies } from 'next/headers';\n('use client');\nexport type Jar = typeof cookies;\n",
    "'use client';\n\nimport type { cookies } from 'next/headers';\nexport type Jar = typeof cookies;\n",
    [],
  ],
  [
    "an import that is used is reported as soon as the directive counts",
    "import { cookies } from 'next/headers';\n'use client';\nexport const a = () => cookies();\n",
    "'use client';\n\nimport { cookies } from 'next/headers';\nexport const a = () => cookies();\n",
    ["next-boundary/no-server-import-in-client"],
  ],
  [
    "several directives of one kind become one",
    "import a from 'a';\n'use client';\n('use client');\na();\n'use client';\n",
    "'use client';\n\nimport a from 'a';\na();\n",
    [],
  ],
  ["two of different kinds are left to the author", "import a from 'a';\n'use client';\n'use server';\n", "import a from 'a';\n'use client';\n'use server';\n", ["next-boundary/valid-boundary-directive", "next-boundary/valid-boundary-directive"]],
];

describe("fixes of valid-boundary-directive", () => {
  it.each(STORIES)("%s", (_, before, after, left) => {
    const { messages, output } = fix(before);
    expect(output).toBe(after);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(left);
    expect(fix(output).output).toBe(output);
  });
});
