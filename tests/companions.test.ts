import nextPlugin from "@next/eslint-plugin-next";
import tsPlugin from "@typescript-eslint/eslint-plugin";
import parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import unicorn from "eslint-plugin-unicorn";
import { describe, expect, it, vi } from "vitest";

import nextBoundary from "../src/index.ts";
import "./kit/node-22.ts";

/**
 * In one configuration with the plugins a Next.js team already has, `--fix` must come to rest: each pass of ESLint
 * is one step of this loop, and ESLint itself gives up after ten.
 */
const MAX_PASSES = 10;

type Rules = Linter.RulesRecord;

/** Rules of other plugins that edit the same code as ours. */
const NEIGHBOURS: Rules = {
  "@next/next/no-async-client-component": "error",
  "react-hooks/exhaustive-deps": "error",
  "react-hooks/rules-of-hooks": "error",
  "unicorn/no-document-cookie": "error",
  "unicorn/no-invalid-fetch-options": "error",
  "unicorn/prefer-export-from": "error",
  "unicorn/no-unnecessary-fetch-options": "error",
  "unicorn/prefer-global-this": "error",
};

const TYPE_STYLES: Readonly<Record<string, Rules>> = {
  "inline types": {
    "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    "import-x/no-duplicates": ["error", { "prefer-inline": true }],
  },
  // Asks for what Turbopack rejects, so it undoes our fix.
  "inline types, enforced": {
    "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    "import-x/consistent-type-specifier-style": ["error", "prefer-inline"],
    "import-x/no-duplicates": ["error", { "prefer-inline": true }],
  },
  "separate types": {
    "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
    "import-x/consistent-type-specifier-style": ["error", "prefer-top-level"],
    "import-x/no-duplicates": "error",
  },
};

const PRESETS: Readonly<Record<string, Rules>> = {
  recommended: nextBoundary.configs.recommended.rules,
  // Deletes `credentials: "same-origin"`, which our fix adds.
  strict: nextBoundary.configs.strict.rules,
};

const CODE = `'use client';
import { type cookies } from 'next/headers';
import type { headers } from 'next/headers';
import { draftMode } from 'next/headers';
import { revalidatePath, unstable_cache } from 'next/cache';
import { useState } from 'react';
import { type ReactNode } from 'react';
import Cookies from 'js-cookie';

export type Jar = ReturnType<typeof cookies> | ReturnType<typeof headers>;
export type Path = typeof revalidatePath;
unstable_cache(async () => {});
document.cookie;

export function Cart({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<string[]>([]);
  let token = Cookies.get('token');
  const load = async () => {
    await window.fetch('/api/cart');
    await fetch('/api/cart', { method: 'POST' });
    const response = await fetch(\`\${process.env.NEXT_PUBLIC_API_URL}/cart\`, {
      headers: { Authorization: \`Bearer \${token}\` },
    });
    await fetch(\`\${process.env.NEXT_PUBLIC_API_URL}/cart\`, { method: 'POST', credentials: 'same-origin' });
    await fetch(process.env.NEXT_PUBLIC_API_URL + '/me');
    setItems(await response.json());
  };
  return <button onClick={load}>{items.length}{children}</button>;
}
`;

describe.each(Object.keys(PRESETS))("%s beside the plugins of a Next.js team", (preset) => {
  describe.each(Object.keys(TYPE_STYLES))("%s", (style) => {
    it.each([false, true])("comes to rest (suggestions applied: %s)", async (appliesSuggestions) => {
      const texts = await fix({ ...NEIGHBOURS, ...PRESETS[preset], ...TYPE_STYLES[style] }, appliesSuggestions);
      expect(texts.length).toBeLessThan(MAX_PASSES);
      expect(texts.at(-1)).not.toBe(CODE);
    });
  });
});

it("keeps import type, which both styles accept", async () => {
  const texts = await fix({ ...NEIGHBOURS, ...PRESETS["recommended"], ...TYPE_STYLES["inline types"] }, false);
  expect(texts.at(-1)).toContain("import type {");
});

// ESLint tells of the circle as well, which is what these configurations are here for.
vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);

/** The text of each pass that ESLint makes. */
async function fix(rules: Rules, appliesSuggestions: boolean): Promise<readonly string[]> {
  const texts: string[] = [];
  const recorder: Linter.Config = {
    plugins: {
      recorder: {
        rules: {
          text: {
            create({ sourceCode }) {
              if ("text" in sourceCode) texts.push(sourceCode.text);
              return {};
            },
          },
        },
      },
    },
    rules: { "recorder/text": "error" },
  };
  const eslint = new ESLint({
    fix: true,
    overrideConfig: [createConfig(rules, appliesSuggestions), recorder],
    overrideConfigFile: true,
  });
  const [result] = await eslint.lintText(CODE, { filePath: "cart.tsx" });
  const fatal = result?.messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${fatal.message}\n${result?.output ?? ""}`);
  return texts;
}

function createConfig(rules: Rules, appliesSuggestions: boolean): Linter.Config {
  return {
    files: ["**/*.tsx"],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: {
      "@next/next": nextPlugin,
      "@typescript-eslint": tsPlugin as unknown as NonNullable<Linter.Config["plugins"]>[string],
      "import-x": importX,
      "next-boundary": nextBoundary,
      "react-hooks": reactHooks as unknown as NonNullable<Linter.Config["plugins"]>[string],
      unicorn,
    },
    rules,
    settings: {
      "next-boundary": {
        apiOrigins: ["NEXT_PUBLIC_API_URL"],
        fixSuggestions: appliesSuggestions
          ? ["no-sensitive-cookie-read", "no-server-import-in-client", "require-fetch-credentials"]
          : [],
      },
    },
  };
}
