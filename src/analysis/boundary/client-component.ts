import type { TSESTree } from "@typescript-eslint/utils";

import { isElementMaker } from "../../platform/libraries/components.ts";
import { mayMatter } from "../../platform/shortcut.ts";
import { ELEMENT_MAKERS } from "../../platform/shortcuts.ts";
import { oncePer } from "../../syntax/once-per.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { CALL_STEP, getExportPath, resolveAccessPath } from "../references/access-path.ts";
import { collectOrigins } from "../values/origins.ts";
import { valueOf } from "../values/value.ts";

/**
 * The module with `'use client'` that an element's component is from: by its import, past barrels, aliases, `dynamic()`
 * and `lazy()`. `undefined` for host elements, components of the server and packages, whose code is not looked at.
 */
export function findClientComponent(name: TSESTree.JSXTagNameExpression, module: SourceModule): string | undefined {
  return isHostElement(name) ? undefined : findClientValue(name, module);
}

/** The same of an expression: `createElement(Account, props)`. */
export function findClientValue(node: TSESTree.Node, module: SourceModule): string | undefined {
  const [first] = collectOrigins<string>(valueOf(node, { module }), {
    asksParts: false,
    branches: "some",
    // A part of a component is another value.
    judge: (origin) => (origin.kind === "client" && !origin.value.path.includes(CALL_STEP) ? origin.entry : undefined),
    opens: () => true,
    within: { module, nodes: [] },
  });
  return first?.answer;
}

/** Whether a call makes an element as JSX does: `createElement(Account, props)`. */
export function createsElement(call: TSESTree.CallExpression, module: SourceModule): boolean {
  if (!mentionsCreateElement(module)) return false;
  const path = resolveAccessPath(call.callee, module);
  return path?.root.kind === "module" && isElementMaker(path.root.specifier, getExportPath(path));
}

/** Asked at each call, so the text is looked through once. */
const mentionsCreateElement = oncePer(({ text }: SourceModule) => mayMatter(ELEMENT_MAKERS, text));

/** `<div>`: React itself renders it, and hands nothing on. */
export function isHostElement(name: TSESTree.JSXTagNameExpression): boolean {
  return name.type === "JSXIdentifier" && /^[a-z]/u.test(name.name);
}
