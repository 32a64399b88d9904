import { describe, expect, it } from "vitest";

import { isInServerDataFunction } from "../../src/project/server-data-functions.ts";
import { walk } from "../../src/syntax/traverse.ts";
import { parseModule } from "../kit/parse-module.ts";

/** Whether the call of `here()` is stripped from the browser's code. */
function isStripped(code: string): boolean {
  const module = parseModule(code);
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "here") {
      return isInServerDataFunction(node, module);
    }
  }
  throw new Error("The code does not call here().");
}

describe("isInServerDataFunction", () => {
  it.each([
    ["in the function itself", "export async function getServerSideProps() { here(); }", true],
    ["in an arrow", "export const getStaticProps = async () => here();", true],
    ["in what only it uses", "function load() { here(); }\nexport async function getStaticPaths() { load(); }", true],
    ["in what only that uses", "const a = () => here();\nconst b = () => a();\nexport const getStaticProps = () => b();", true],
    ["in what the page uses too", "function load() { here(); }\nexport const getStaticProps = () => load();\nexport default function Page() { load(); }", false],
    ["in an exported function", "export function load() { here(); }\nexport const getStaticProps = () => load();", false],
    ["in the page", "export const getStaticProps = () => 1;\nexport default function Page() { here(); }", false],
    ["in a function that is not exported", "function getStaticProps() { here(); }\ngetStaticProps();", false],
    ["at module level", "here();\nexport const getStaticProps = () => 1;", false],
  ])("%s", (_, code, expected) => {
    expect(isStripped(code)).toBe(expected);
  });
});
