import { RuleTester } from "@typescript-eslint/rule-tester";

import rule from "../../src/rules/no-credentialed-wildcard-cors.ts";

new RuleTester().run("no-credentialed-wildcard-cors", rule, {
  valid: [{ name: "a server module", code: "debugger;" }],
  invalid: [
    {
      name: "a client module",
      code: '"use client";\ndebugger;',
      errors: [{ column: 1, line: 2, messageId: "problem" }],
    },
  ],
});
