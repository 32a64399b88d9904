import * as parser from "@typescript-eslint/parser";
import { RuleTester } from "@typescript-eslint/rule-tester";
import { afterAll, describe, it } from "vitest";

import { switchShortcuts } from "../../src/platform/shortcut.ts";
import { recordLints } from "./record-lints.ts";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.describeSkip = describe.skip;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;
// The one that the tests' project takes for the parser; by itself the tester knows the real one only.
RuleTester.setDefaultConfig({ languageOptions: { parser } });

if (process.env["RECORD_LINTS"] !== undefined) recordLints(process.env["RECORD_LINTS"]);
// `npm run test:no-shortcuts`: the whole rule suite once more, with the same findings.
if (process.env["SHORTCUTS"] === "off") switchShortcuts("off");
