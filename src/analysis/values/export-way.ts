import { getDocumentedModule } from "../../platform/next/module-spellings.ts";
import { followWay } from "../../syntax/exported.ts";
import { getStringLiteral } from "../../syntax/property-name.ts";
import { isGlobalReference, type LinkedDefinition, type SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import type { CallLike } from "../references/access-path.ts";
import type { Path, Value } from "./value.ts";

/** Where a value of another module is defined, and the path from there. */
export type ExportWay =
  | { readonly kind: "client"; readonly entry: string; readonly path: Path }
  /** Of a package: the path begins with the name that it is exported by. */
  | { readonly kind: "export"; readonly specifier: string; readonly path: Path }
  | { readonly kind: "module"; readonly definition: LinkedDefinition & { readonly kind: "module" }; readonly path: Path };

/** The way of a value whose path begins with the name that a module exports it by; `undefined` for a namespace as a whole. */
export function followExport(specifier: string, { around: { module }, path }: Value): ExportWay | undefined {
  const [name, ...members] = path;
  const { definition, steps } = followWay(specifier, path, module) ?? { definition: undefined, steps: members };
  if (definition?.clientEntry !== undefined) return { entry: definition.clientEntry, kind: "client", path: steps };
  if (definition?.kind === "module") return { definition, kind: "module", path: steps };
  if (name === undefined) return undefined;
  const known = definition?.kind === "package" ? definition : { name, specifier: getDocumentedModule(specifier) };
  return { kind: "export", path: [known.name, ...steps], specifier: known.specifier };
}

/** `require("next/headers")`, where nothing else is called so. */
export function findRequired(call: CallLike, module: SourceModule): string | undefined {
  const callee = unwrap(call.callee);
  const [source] = call.arguments;
  const isRequire = callee.type === "Identifier" && callee.name === "require" && source !== undefined && isGlobalReference(module, callee);
  return isRequire ? getStringLiteral(source) : undefined;
}
