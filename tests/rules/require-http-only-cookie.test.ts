import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/require-http-only-cookie.ts";

new RuleTester().run("require-http-only-cookie", rule, {
  valid: [{ name: "a server module", code: "debugger;" }],
  invalid: [
    {
      name: "a client module",
      code: '"use client";\ndebugger;',
      errors: [{ column: 1, line: 2, messageId: "problem" }],
    },
  ],
});
