import { isInstalled } from "../../platform/host/portable-path.ts";
import type { ModuleRecord } from "../../project/module-record.ts";
import type { ModuleStore } from "../../project/module-store.ts";
import { isServerCode } from "../../project/server-code.ts";
import { isRequestNode } from "../../syntax/module-requests.ts";
import { isTypeScript, type SourceModule } from "../../syntax/source-module.ts";
import { isCaught, walk } from "../../syntax/traverse.ts";
import { findServerOnlyRequest, type Bundler, type Compilation, type ServerOnlyRequest } from "./server-only-request.ts";

/** A request of a module that a bundler rejects in client code; plain data, as the module's tree is gone. */
export type Offence = Pick<ServerOnlyRequest, "module" | "names"> & {
  readonly outcome: Extract<ServerOnlyRequest["outcome"], { readonly kind: "rejected" }>;
};

/** What a module does that it may not do on the client. */
export interface ClientFacts {
  /** Its first request that both bundlers reject, else the first that one rejects. */
  readonly offence: Offence | undefined;
  /** The same among those that the resolver rejects, wherever they stand. */
  readonly unresolved: Offence | undefined;
  /** Something in it builds and throws in the browser, if somebody calls it there. */
  readonly throws: boolean;
}

const NOTHING: ClientFacts = { offence: undefined, throws: false, unresolved: undefined };

const known = new WeakMap<ModuleRecord, Map<number, ByPlace>>();

/** The facts of a module where it is rendered on the server too, and where it is in the browser alone. */
interface ByPlace {
  readonly server: ClientFacts;
  readonly browser: ClientFacts;
}

/**
 * What is wrong with a module once it is compiled for the client. Of installed code, and of `.mts` and `.cts` files,
 * nothing is asserted; only what the resolver keeps out counts there.
 */
export function findFacts(path: string, record: ModuleRecord, compilation: Compilation, modules: ModuleStore): ClientFacts {
  if (!record.mentionsServerOnly) return NOTHING;
  const { isBrowserOnly, nextVersion } = compilation;
  const answers = known.get(record) ?? new Map<number, ByPlace>();
  known.set(record, answers);
  let facts = answers.get(nextVersion);
  if (facts === undefined) {
    const module = modules.openTree(path);
    const find = (isAlone: boolean): ClientFacts =>
      module === undefined ? NOTHING : collectFacts(module, { ...compilation, isBrowserOnly: isAlone });
    facts = { browser: find(true), server: find(false) };
    answers.set(nextVersion, facts);
  }
  return isBrowserOnly ? facts.browser : facts.server;
}

function collectFacts(module: SourceModule, compilation: Compilation): ClientFacts {
  const { path } = module;
  const isPackage = isInstalled(path);
  const isAsserted = !isPackage && !/\.[cm]ts$/u.test(path);
  const offences: Offence[] = [];
  let throws = false;
  for (const node of walk(module.ast, module.visitorKeys)) {
    const request = isRequestNode(node) ? findServerOnlyRequest(node, module, compilation) : undefined;
    if (request === undefined) continue;
    const { module: serverOnly, names, outcome } = request;
    if (outcome.kind === "throws") throws ||= !isPackage && !isServerCode(node, module) && !isCaught(node);
    else if (isAsserted && node.type === "ImportDeclaration") offences.push({ module: serverOnly, names, outcome });
    else if (serverOnly.resolverRejects) {
      const [first, ...others] = collectResolving(outcome, module, compilation);
      if (first !== undefined) offences.push({ module: serverOnly, names, outcome: { ...outcome, bundlers: [first, ...others] } });
    }
  }
  return { offence: selectWorst(offences), throws, unresolved: selectWorst(offences.filter(({ module: asked, outcome }) => asked.resolverRejects && isLeft(outcome, module))) };
}

/** The bundlers whose resolver comes to a request: Turbopack's keeps it out of the browser's code only. */
function collectResolving(
  outcome: Offence["outcome"],
  module: SourceModule,
  { isBrowserOnly, keepsImports }: Compilation,
): readonly Bundler[] {
  const isKept = isLeft(outcome, module);
  return outcome.bundlers.filter((bundler) => (bundler === "Turbopack" ? isBrowserOnly && (isKept || keepsImports) : isKept));
}

/** Of an import that TypeScript removes nothing is left to resolve; JavaScript stays as it is. */
function isLeft({ usage }: Offence["outcome"], module: SourceModule): boolean {
  return usage === "value" || !isTypeScript(module);
}

function selectWorst(offences: readonly Offence[]): Offence | undefined {
  return offences.find(({ outcome }) => outcome.bundlers.length > 1) ?? offences[0];
}
