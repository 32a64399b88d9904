import { findExported } from "../../syntax/exported.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";

/**
 * Whether a page, a layout or a route says that it is prerendered whatever it reads: then cookies and headers are empty, so there is no
 * session in what it renders, or answers a GET with. Measured, see docs/platform/next-16.md.
 *
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config#dynamic
 */
export function isForcedStatic(module: SourceModule): boolean {
  if (!SEGMENT.test(module.path)) return false;
  const dynamic = findExported("dynamic", module);
  return dynamic !== undefined && getStaticText(evaluate(dynamic, module)) === "force-static";
}

const SEGMENT = /\/(?:layout|page|route)\.[jt]sx?$/u;
