import type { ReachContext } from "../../src/analysis/server-only/reach.ts";
import { findReachedDeclared, findReachedRequest, leadsNowhere } from "../../src/analysis/server-only/reached-request.ts";
import { findReachedThrow } from "../../src/analysis/server-only/reached-throw.ts";
import type { Host } from "../../src/platform/host/host.ts";
import { Project } from "../../src/project/project.ts";
import { isRequestNode } from "../../src/syntax/module-requests.ts";
import { walk } from "../../src/syntax/traverse.ts";
import { parseModule } from "./parse-module.ts";

type Options = Partial<Pick<ReachContext, "ignoreModules" | "isBrowserOnly" | "isInPages" | "isRenderedOnly" | "nextVersion" | "serverOnlyModules">>;

/** What the engine says of the client modules of a story, as a linter would ask it. */
export interface ReachStory {
  readonly project: Project;
  /** All that the module's requests lead to, one line each: who rejects it, or which name throws, and the chain. */
  lint(path: string, options?: Options): readonly string[];
}

/** Paths in the answers are those within the folder of the story. */
export function createReachStory(host: Host, directory = "/shop"): ReachStory {
  const project = new Project(host);
  return {
    lint: (path, options = {}) => lint(`${directory}/${path}`, directory, project, options),
    project,
  };
}

function lint(path: string, directory: string, project: Project, options: Options): readonly string[] {
  project.noteLint(path);
  const module = parseModule(project.files.readFile(path) ?? "", path);
  const context: ReachContext = {
    app: project.getApp(path, project.findRoot(path)),
    ignoreModules: [],
    isBrowserOnly: false,
    isInPages: false,
    isRenderedOnly: false,
    nextVersion: 16,
    path: project.files.realPath(path),
    project,
    serverOnlyModules: [],
    ...options,
  };
  const describeChain = (chain: readonly string[]): string =>
    chain.map((step) => (step.startsWith(`${directory}/`) ? step.slice(directory.length + 1) : step)).join(" → ");
  const lines: string[] = [];
  for (const node of walk(module.ast, module.visitorKeys)) {
    if (!isRequestNode(node) && node.type !== "NewExpression") continue;
    if (isRequestNode(node) && leadsNowhere(node, module, context)) continue;
    const rejected = findReachedRequest(node, module, context);
    if (rejected !== undefined) {
      const { bundlers, chain, offence } = rejected;
      lines.push(`${bundlers.join(" and ")}: ${describeChain(chain)} → ${offence.module.specifier}`);
      continue;
    }
    const thrown = isRequestNode(node) ? findReachedThrow(node, module, context) : undefined;
    if (thrown !== undefined) {
      lines.push(`'${thrown.name}' throws: ${describeChain(thrown.chain)} → ${thrown.request.module.specifier}`);
      continue;
    }
    const declared = findReachedDeclared(node, module, context);
    if (declared !== undefined) lines.push(`declared: ${describeChain(declared.chain)} → ${declared.specifier}`);
  }
  return lines;
}
