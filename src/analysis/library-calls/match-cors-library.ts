import { findCorsLibrary } from "../../platform/libraries/cors-libraries.ts";
import type { CorsLibrary } from "../../platform/libraries/library.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { findPackagePath } from "../references/linked.ts";

/** The library for CORS headers that a call calls, by its own name or by one that a module of the app gives it. */
export function matchCorsLibrary({ callee }: CallLike, module: SourceModule): CorsLibrary | undefined {
  const path = resolveAccessPath(callee, module);
  const known = path && findPackagePath(path, module);
  return known && findCorsLibrary(known.specifier, known.path);
}
