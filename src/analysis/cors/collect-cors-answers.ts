import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import type { CorsAnswer } from "./cors-header.ts";
import { isNoAnswer } from "./header-fate.ts";
import { readHeaderList } from "./header-lists.ts";
import { readHeaderSequences } from "./header-sequences.ts";

/**
 * The answers of a module that certainly have both headers: lists of headers, and statements of one function. Lists that a
 * request is sent with are no answers, and where another list or a statement has the last word, that one counts.
 */
export function collectCorsAnswers(module: SourceModule): readonly CorsAnswer[] {
  const { answers, changed } = readHeaderSequences(module);
  const lists: CorsAnswer[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    if ((node.type !== "ObjectExpression" && node.type !== "ArrayExpression") || changed.has(node)) continue;
    const answer = readHeaderList(node, { module });
    if (answer !== undefined && !isNoAnswer(node, module)) lists.push(answer);
  }
  return [...lists, ...answers];
}
