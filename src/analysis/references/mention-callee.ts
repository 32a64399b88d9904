import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";

const LONGEST_CALLEE = 60;

/** The function as a call writes it: `getCookie`, `CookieService.get`. `undefined` where that is no name, or a long one. */
export function mentionCallee({ callee }: TSESTree.CallExpression, { text }: SourceModule): string | undefined {
  const written = text.slice(...callee.range);
  return written.length <= LONGEST_CALLEE && /^[\w$.?]+$/u.test(written) ? written : undefined;
}
