/**
 * Do the plugin and Turbopack say the same about a graph?
 *
 * Turbopack names files with a forbidden import; the plugin reports at import declarations of client entries, and its
 * message ends in the same file and module. They agree when
 * - every such end of the plugin's is a pair that Turbopack blames, or belongs to a class of intended differences, and
 * - wherever an import declaration leads to a blamed pair, going by the graph, the plugin reports on that line.
 *
 * The second needs to know where a request leads. A graph knows: it was made of requests, not read from source.
 */
import {
  findEnds,
  isBrowserLayer,
  isClientEntry,
  isClientLayer,
  isContradictory,
  pairOf,
  predictRejected,
  REJECTED,
  traceLayers,
} from "./model.mjs";

/** Where the plugin reports more than Turbopack rejects, on purpose. Each is decided by the graph. */
export const SUPERSETS = {
  contradictory: "a file on the way says both 'use client' and 'use server', which is an error of its own and hides others",
  browserOnly: "the module exists in the browser's code only, where Turbopack does not assert",
  development: "only a development build has the import",
  effectFree: "Turbopack may drop the import: nothing it brings is used, and the module has no effects",
  loaded: "a server of the pages router has 'server-only': it compiles, and throws when the build loads the page",
  orphan: "no server module asks for the client module",
  renderedOnly: "the client module is asked for in its rendering on the server only, where the resolver lets it pass",
  unnamed: "only the resolver rejects 'next/root-params' here, and it blames that module without naming who asks for it",
  webpackOnly: "the message says that only webpack rejects it",
};

/** What of Turbopack's verdict no import of the linted files explains. */
export const BEYOND = {
  contradictory: "the file, or one on the way, says both 'use client' and 'use server'",
  package: "a client module inside a package asks for it",
  pages: "a 'use client' module leads there through a 'use server' file or 'ssr: false', which only the pages router compiles for rendering",
};

export function compareGraph(graph, rendered, issues, messages) {
  const blamed = new Set();
  const others = [];
  for (const issue of issues) {
    if (issue.kind === "clientImport" || issue.kind === "resolver") blamed.add(pairOf(issue.file, getModuleOfName(issue.name)));
    else others.push(issue);
  }
  const findings = messages
    .filter(({ message }) => /\bbuild (?:fails|rejects)\b/u.test(message))
    .map((message) => readFinding(graph, message));
  const verdict = {
    beyond: {},
    blamed,
    disagreements: messages
      .filter(({ fatal }) => fatal)
      .map(({ file, message }) => ({ text: `${file} does not parse: ${message}`, type: "syntax" })),
    findings,
    others,
    supersets: {},
  };
  const certain = traceLayers(graph, { certain: true });
  const possible = traceLayers(graph);
  for (const finding of findings) checkFinding(graph, rendered, finding, { blamed, certain, possible }, verdict);
  checkBlamed(graph, rendered, { blamed, certain, findings }, verdict);
  verdict.model = compareWithModel(graph, blamed, certain, possible);
  return verdict;
}

/** The same graph, where some modules ask for nothing. */
function silence(graph, isSilent) {
  return { ...graph, modules: graph.modules.map((module) => (isSilent(module) ? { ...module, requests: [] } : module)) };
}

/** Turbopack names the function where only some functions of a module are rejected. */
function getModuleOfName(name) {
  return Object.keys(REJECTED).find((module) => module === name || REJECTED[module].names?.includes(name)) ?? name;
}

function readFinding(graph, { file, line, message, messageId }) {
  const bundlers = ["Turbopack", "webpack"].filter((bundler) => message.includes(`the ${bundler} build`));
  const chain = /\(([^()]*→[^()]*)\)/u.exec(message)?.[1].split(" → ");
  // Without a chain it is the one quoted word that is a module's name.
  const quoted = [...message.matchAll(/'([^']+)'/gu)].map(([, word]) => word);
  const module = chain === undefined ? quoted.find((word) => word in REJECTED) : chain.at(-1);
  const step = chain?.at(-2);
  const files =
    step === undefined
      ? [file]
      : graph.modules.map(({ path }) => path).filter((path) => path === step || path.endsWith(`/${step}`));
  return {
    ends: files.map((path) => pairOf(path, module)),
    file,
    line,
    message,
    messageId,
    saysWebpack: bundlers.join() === "webpack",
  };
}

function checkFinding(graph, rendered, finding, { blamed, certain, possible }, verdict) {
  const count = (name) => {
    verdict.supersets[name] = (verdict.supersets[name] ?? 0) + 1;
  };
  const entry = graph.modules.find(({ path }) => path === finding.file);
  const requests = requestsOn(rendered, finding);
  const leadsTo = (layers, options, within = graph) => {
    const ends = new Set(requests.flatMap((request) => [...findEnds(within, entry, request, layers, options)]));
    return finding.ends.some((end) => ends.has(end));
  };
  if (finding.saysWebpack) return count("webpackOnly");
  const layers = possible.get(entry.name);
  const isBlamed = finding.ends.some((end) => blamed.has(end));
  if (isBlamed && leadsTo(layers, { through: true })) return undefined;
  // Asked for by a server module it would be rejected; as it is, nobody does.
  const orphanLayers = traceLayers(graph, { roots: [entry.name] });
  const isCompiled = [...certain.get(entry.name)].some((layer) => isClientLayer(layer));
  const ownLayers = orphanLayers.get(entry.name);
  if (!isCompiled && leadsTo(ownLayers, { through: true })) {
    return count([...layers].some((layer) => isClientLayer(layer)) ? "effectFree" : "orphan");
  }
  if (!isCompiled && leadsTo(ownLayers, { asDevelopment: true, through: true })) return count("development");
  if (![...layers].some((layer) => isBrowserLayer(layer)) && leadsTo(ownLayers, { through: true })) return count("renderedOnly");
  if (leadsTo(layers, { through: true })) {
    if (finding.ends.every((end) => end.endsWith("→ next/root-params"))) return count("unnamed");
    if (!leadsTo(layers, { certain: true, through: true })) return count("effectFree");
  } else if (leadsTo(layers, { asRendered: true, through: true })) return count("browserOnly");
  else if (leadsTo(layers, { asLoaded: true, through: true })) return count("loaded");
  else if (leadsTo(layers, { asDevelopment: true, through: true })) return count("development");
  if (requests.some(({ guard }) => guard === "development")) return count("development");
  if (graph.modules.some(isContradictory)) {
    const without = silence(graph, isContradictory);
    const isClient = [...traceLayers(without).get(entry.name)].some((layer) => isClientLayer(layer));
    if (isBlamed || !isClient || !leadsTo(layers, { through: true }, without)) return count("contradictory");
  }
  return verdict.disagreements.push({
    file: finding.file,
    line: finding.line,
    text:
      `${finding.file}:${String(finding.line)} reports ${finding.ends.join(" or ")}, ` +
      `which Turbopack ${isBlamed ? "blames, but not through this import" : "accepts"}`,
    type: isBlamed ? "wrong import" : "reported",
  });
}

function checkBlamed(graph, rendered, { blamed, certain, findings }, verdict) {
  const explained = new Set();
  const reported = new Set(findings.filter(({ saysWebpack }) => !saysWebpack).map(({ file, line }) => `${file}:${String(line)}`));
  for (const entry of graph.modules) {
    if (!isClientEntry(entry) || entry.path.startsWith("node_modules/")) continue;
    for (const { line, request } of rendered.lines.get(entry.path)) {
      const ends = [...findEnds(graph, entry, request, certain.get(entry.name), { certain: true })].filter((end) =>
        blamed.has(end),
      );
      for (const end of ends) explained.add(end);
      // Seen from the file itself, which no importer has told that it is a part of a page.
      const ownLayers = [...certain.get(entry.name)].filter((layer) => /^(?:src\/)?pages\//u.test(entry.path) || !layer.startsWith("pages"));
      const owned = findEnds(graph, entry, request, ownLayers, { certain: true });
      if (ends.length > 0 && !ends.some((end) => owned.has(end))) {
        verdict.beyond.pages = (verdict.beyond.pages ?? 0) + 1;
        continue;
      }
      if (ends.length === 0 || reported.has(`${entry.path}:${String(line)}`)) continue;
      verdict.disagreements.push({
        file: entry.path,
        line,
        text:
          `${entry.path}:${String(line)} (${request.form}) leads to ${ends.join(" and ")}, ` +
          "which Turbopack rejects, and is not reported",
        type: "missed",
      });
    }
  }
  for (const end of blamed) {
    if (explained.has(end) || findings.some(({ ends }) => ends.includes(end))) continue;
    const why = graph.modules.some(isContradictory) ? "contradictory" : end.startsWith("node_modules/") ? "package" : undefined;
    if (why !== undefined) verdict.beyond[why] = (verdict.beyond[why] ?? 0) + 1;
    else if (!isOnlyPossible(graph, end)) {
      verdict.disagreements.push({
        text: `Turbopack rejects ${end}, and no import of a client entry is known to lead there`,
        type: "unexplained",
      });
    }
  }
}

function isOnlyPossible(graph, end) {
  return predictRejected(graph, traceLayers(graph)).has(end);
}

/** Says how far the graph's own expectation is from what Turbopack does: the measure of what the classes are worth. */
function compareWithModel(graph, blamed, certain, possible) {
  const most = predictRejected(graph, possible);
  const least = predictRejected(graph, certain);
  return [
    ...[...blamed].filter((pair) => !most.has(pair)).map((pair) => `rejects ${pair}, not expected`),
    ...[...least].filter((pair) => !blamed.has(pair)).map((pair) => `accepts ${pair}, not expected`),
  ];
}

function requestsOn(rendered, { file, line }) {
  return (rendered.lines.get(file) ?? []).filter((one) => one.line === line).map(({ request }) => request);
}
