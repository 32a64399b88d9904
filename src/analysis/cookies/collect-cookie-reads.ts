import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import { closeUncalled, collectHelperReads, isOpen } from "./cookie-helpers.ts";
import { collectLinkedReads } from "./linked-cookie-helpers.ts";
import type { LocalFunction } from "../references/access-path.ts";
import type { CookieRead, NamedCookieRead } from "./cookie-read.ts";
import { followCookieStore } from "./cookie-store.ts";
import { followDocumentCookie } from "./document-cookie.ts";
import { followLinkedCall, type ReturnedStates } from "./follow-linked-call.ts";
import type { Path } from "../values/value.ts";
import { createCookieWalk } from "./cookie-walk.ts";
import { followLibraryRead } from "./library-reads.ts";
import { rememberPerModule } from "./remember-per-module.ts";
import { spellCookieName } from "./spell-cookie-name.ts";

interface ModuleReads {
  readonly reads: readonly CookieRead[];
  /** What its functions read whose name is left to their callers, in whatever module those are. */
  readonly open: readonly NamedCookieRead[];
  readonly returned: ReturnedStates;
}

const NOTHING: ModuleReads = { open: [], reads: [], returned: new Map() };

/**
 * The places of a module that read a cookie by its name, or hand all of them over, in source order: in its own
 * code, and where it calls functions, its own or another module's, that read the cookie an argument names. Reads whose
 * name is not known at all are left out.
 */
export function collectCookieReads(module: SourceModule): readonly CookieRead[] {
  return getModuleReads(module).reads;
}

const getModuleReads = rememberPerModule(NOTHING, collect, ({ open, reads }) => open.length + reads.length);

function collect(module: SourceModule): ModuleReads {
  const found: CookieRead[] = [];
  const returned = new Map<LocalFunction, Path[]>();
  const cookieWalk = createCookieWalk(module, {
    emit: (read) => found.push(read),
    handOut: (callee, path) => returned.set(callee, [...(returned.get(callee) ?? []), path]),
  });
  for (const node of walk(module.ast, module.visitorKeys)) {
    followDocumentCookie(node, cookieWalk);
    if (node.type !== "CallExpression") continue;
    followCookieStore(node, cookieWalk);
    followLibraryRead(node, cookieWalk);
    followLinkedCall(node, cookieWalk, (other) => getModuleReads(other).returned);
  }
  found.push(...collectLinkedReads(module, (other) => getModuleReads(other).open));
  const named = found.filter((read) => read.kind === "named");
  const direct = found.filter((read) => read.kind === "jar" || !isOpen(read));
  const open = named.filter(isOpen);
  const helpers = collectHelperReads(open, module);
  const all = [...direct, ...closeUncalled(open, module), ...helpers.closed];
  return {
    // Functions that call one another in a circle come to the same call again.
    open: removeDuplicates([...open, ...helpers.open]),
    returned,
    reads: removeDuplicates(all).sort((first, second) => first.node.range[0] - second.node.range[0]),
  };
}

/** A helper with two ways to find a cookie is one read of its caller; the use that says most stays. */
function removeDuplicates<Read extends CookieRead>(reads: readonly Read[]): Read[] {
  const kept = new Map<TSESTree.Node, Map<string, Read>>();
  for (const read of reads) {
    const key = read.kind === "jar" ? "" : spellCookieName(read.name);
    const names = kept.get(read.node) ?? new Map<string, Read>();
    const known = names.get(key);
    if (known === undefined || (known.use !== "value" && read.use === "value")) names.set(key, read);
    kept.set(read.node, names);
  }
  return [...kept.values()].flatMap((names) => [...names.values()]);
}
