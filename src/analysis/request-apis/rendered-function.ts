import type { SourceModule } from "../../syntax/source-module.ts";
import { METADATA_FUNCTIONS } from "../../platform/next/request-apis.ts";
import { isRenderedByNext } from "../../platform/next/file-conventions.ts";
import { collectFunctionDirectives } from "../../syntax/directives.ts";
import { collectExportedFunctions } from "../boundary/server-function.ts";
import type { LocalFunction } from "../references/access-path.ts";
import { findComponentName } from "../references/react-names.ts";
import { isRenderedByReact } from "./await-place.ts";

/**
 * What a function is called that runs while a page is rendered: a component, or what Next.js calls in a file that it renders.
 * `undefined` for all others, also where other functions only call it, and for functions with a directive.
 */
export function findRenderedName(node: LocalFunction, module: SourceModule): string | undefined {
  if (collectFunctionDirectives(node).length > 0) return undefined;
  if (isRenderedByReact(node, module)) return findComponentName(node) ?? "default";
  return isRenderedByNext(module.path) ? getRenderedExports(module).get(node) : undefined;
}

const rendered = new WeakMap<SourceModule, ReadonlyMap<LocalFunction, string>>();

function getRenderedExports(module: SourceModule): ReadonlyMap<LocalFunction, string> {
  const known = rendered.get(module);
  if (known !== undefined) return known;
  const found = new Map<LocalFunction, string>();
  for (const { names, node } of collectExportedFunctions(module)) {
    const name = names.find((candidate) => candidate === "default" || METADATA_FUNCTIONS.has(candidate));
    if (name !== undefined) found.set(node, name);
  }
  rendered.set(module, found);
  return found;
}
