import { RuleTester } from "@typescript-eslint/rule-tester";
import { afterAll, describe, it } from "vitest";

import { switchShortcuts } from "../../src/platform/shortcut.ts";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.describeSkip = describe.skip;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

// `SHORTCUTS=off npx vitest run tests/rules`: the whole rule suite once more, with the same findings.
if (process.env["SHORTCUTS"] === "off") switchShortcuts("off");
