#!/usr/bin/env node
/**
 * Says in words what the plugin believes of files: which app they belong to, where they run and by which imports, and
 * what they request. For bug reports.
 *
 *     npx next-boundary-explain app/cart.tsx
 */
import { posix } from "node:path";
import { argv, cwd, stdout } from "node:process";

import { nodeHost } from "./platform/host/node-host.ts";
import { getPathWithin, isAbsolutePath, toPortablePath } from "./platform/host/portable-path.ts";
import type { App } from "./project/app.ts";
import { getOwnEnvironments, type ModuleEnvironments } from "./project/environments.ts";
import type { ExportEntry, ModuleRequest } from "./project/module-record.ts";
import { findRouteFile } from "./project/next-root.ts";
import { Project } from "./project/project.ts";
import type { ImportChain } from "./project/queries/find-chain.ts";
import { VERSION } from "./rule-kit/version.ts";

const PLACES: Readonly<Record<ModuleRequest["runsIn"], string | undefined>> = {
  browser: "in the browser only",
  everywhere: undefined,
  server: "in the rendering on the server only",
  withoutSsr: "'ssr: false'",
};

const project = new Project(nodeHost);
const directory = toPortablePath(cwd());

for (const file of argv.slice(2)) {
  const name = toPortablePath(file);
  stdout.write(`${explain(isAbsolutePath(name) ? name : posix.join(directory, name)).join("\n")}\n`);
}
if (argv.length <= 2) stdout.write("Name the files to explain: next-boundary-explain FILE…\n");

function explain(path: string): readonly string[] {
  if (!project.files.isFile(path)) return [`${path}: there is no such file.`];
  const root = project.findRoot(path);
  const app = project.getApp(path, root);
  const record = app.client.getRecord(project.files.realPath(path));
  const own = getOwnEnvironments({ directives: record.directives, path, route: root && findRouteFile(path, root) });
  const isDecided = own.assertedClient !== undefined || own.server !== undefined;
  const environments = isDecided ? own : project.findEnvironments(path, root);
  return [
    mentionPath(path),
    `  plugin      ${VERSION}`,
    ...describeApp(app),
    `  directives  ${record.directives.map((value) => `'${value}'`).join(", ") || "none"}`,
    ...describeEnvironments(environments, isDecided),
    `  requests    ${record.requests.length === 0 ? "none" : ""}`,
    ...record.requests.map((request) => `    ${describeRequest(request, path, app)}`),
    `  exports     ${record.exports.map(describeExport).join(", ") || "none"}`,
    ...(record.mentionsServerOnly ? ["  The text mentions a module with server-only names, so its tree is opened when a chain comes here."] : []),
  ];
}

function describeApp({ config, directory: folder, root, workspace }: App): readonly string[] {
  const next = root?.nextVersion === undefined ? "of an unknown version" : String(root.nextVersion);
  const { packages } = workspace;
  return [
    root === undefined
      ? `  app         none above it; seen from ${mentionPath(folder)}`
      : `  app         ${mentionPath(folder)}, Next.js ${next}`,
    `  config      ${config === undefined ? "none" : mentionPath(config.path)}${config?.keepsImports === true ? ", which keeps unused imports" : ""}`,
    `  workspace   ${mentionPath(workspace.directory)}, ${packages.size === 1 ? "1 package" : `${String(packages.size)} packages`}`,
  ];
}

function describeEnvironments({ assertedClient, browser, isBrowserOnly, server }: ModuleEnvironments, isDecided: boolean): readonly string[] {
  if (isDecided) {
    const places = [browser && "in the browser", assertedClient && "checked as client code", server && "on the server"].filter(Boolean);
    return [`  runs        ${places.join(", ")}${isBrowserOnly ? ", never on the server" : ""}: by its own directive or place`];
  }
  const lines = [
    ["in the browser", browser],
    ["checked as client code", assertedClient],
    ["on the server", server],
  ] as const;
  const known = lines.filter((line): line is readonly [(typeof line)[0], ImportChain] => line[1] !== undefined);
  if (known.length === 0) return ["  runs        nowhere that is known: no route or client module leads here"];
  return known.map(([place, chain], index) => `  ${index === 0 ? "runs  " : "and   "}      ${place}: ${chain.map(mentionPath).join(" → ")}`);
}

function describeRequest(request: ModuleRequest, path: string, { client }: App): string {
  const targets = client.resolve(request, project.files.realPath(path)).map(({ target }) => mentionPath(target));
  const notes = [
    request.form,
    PLACES[request.runsIn],
    request.inServerData === "never" ? undefined : `data functions need it${request.inServerData === "only" ? " alone" : " too"}`,
  ].filter((note) => note !== undefined);
  return `${request.specifier} → ${targets.join(", ") || "no module of the project"} (${notes.join("; ")})`;
}

function describeExport({ from, isNamespace, name }: ExportEntry): string {
  return from === undefined ? `${name}${isNamespace === true ? " with all others" : ""}` : `${name} from ${from.specifier}`;
}

function mentionPath(path: string): string {
  const within = getPathWithin(directory, path);
  return within === "" ? "." : (within ?? path);
}
