import { isRenderedByNext } from "../../platform/next/file-conventions.ts";
import { isAnsweredByFile, METADATA_FUNCTIONS } from "../../platform/next/request-apis.ts";
import { collectFunctionDirectives } from "../../syntax/directives.ts";
import { findExported } from "../../syntax/exported.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { collectExportedFunctions } from "../boundary/server-function.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { findSourceExpression } from "../references/definition.ts";
import { findOwnFunction } from "../references/own-function.ts";
import { findOwnName, isComponent } from "../references/react-names.ts";
import { collectReturnedExpressions } from "../references/returned.ts";
import { isRenderedByReact, mayHaveElements } from "./await-place.ts";

/** Whether a module may have functions that run while a page is rendered. */
function mayHaveRendered(module: SourceModule): boolean {
  return !isAnsweredByFile(module.path) && (mayHaveElements(module) || isRenderedByNext(module.path));
}

/** Whether a function may be one of those of `findRenderedName` by its name and file: to be asked before anything else. */
export function mayBeRendered(node: LocalFunction, module: SourceModule): boolean {
  return mayHaveRendered(module) && (isComponent(node) || getRenderedExports(module).has(node));
}

/**
 * What a function is called that runs while a page is rendered: a component, or what Next.js calls in a file that it renders.
 * `undefined` for all others, also where other functions only call it, and for functions with a directive.
 */
export function findRenderedName(node: LocalFunction, module: SourceModule): string | undefined {
  if (!mayBeRendered(node, module) || collectFunctionDirectives(node).length > 0) return undefined;
  if (isRenderedByReact(node, module)) return findOwnName(node) ?? "default";
  return getRenderedExports(module).get(node);
}

/** `export default withUser(async ({ user }) => <main />)` */
function collectWrappedPages(module: SourceModule): readonly LocalFunction[] {
  const exported = findExported("default", module);
  const made = exported && findSourceExpression(exported, module);
  if (made?.type !== "CallExpression") return [];
  const handed = made.arguments.map((argument) => findOwnFunction(argument, module)).filter((callee) => callee !== undefined);
  return handed.filter((callee) => collectReturnedExpressions(callee, module)?.some((returned) => /^JSX/u.test(unwrap(returned).type)));
}

const NOTHING: ReadonlyMap<LocalFunction, string> = new Map();
const rendered = new WeakMap<SourceModule, ReadonlyMap<LocalFunction, string>>();

function getRenderedExports(module: SourceModule): ReadonlyMap<LocalFunction, string> {
  const known = isRenderedByNext(module.path) ? rendered.get(module) : NOTHING;
  if (known !== undefined) return known;
  const found = new Map<LocalFunction, string>();
  for (const { names, node } of collectExportedFunctions(module)) {
    const name = names.find((candidate) => candidate === "default" || METADATA_FUNCTIONS.has(candidate));
    if (name !== undefined) found.set(node, name);
  }
  for (const node of collectWrappedPages(module)) found.set(node, "default");
  rendered.set(module, found);
  return found;
}
