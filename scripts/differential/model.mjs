/**
 * What should become of a graph, going by the documentation? Follows each request through the layers a module is
 * compiled in (`server`, `ssr`, `browser`), knowing the forms the graph was made of and reading no source. It names the
 * classes of intended differences, and which import declarations can lead to a module that Turbopack blames.
 */
import { FORMS, GUARDS, PROLOGUES, USES } from "./forms.mjs";
import { getModule, getTargets, isTypeScript } from "./render.mjs";

/** Client modules of the app router, and all modules of the pages router, where directives decide nothing. */
const CLIENT_LAYERS = ["ssr", "browser"];
const PAGES_LAYERS = ["pagesSsr", "pagesBrowser"];
const ALL_CLIENT_LAYERS = [...CLIENT_LAYERS, ...PAGES_LAYERS];
const BROWSER_LAYERS = new Set(["browser", "pagesBrowser"]);
const RENDERING_LAYERS = new Set(["ssr", "pagesSsr"]);
const COUNTERPARTS = { browser: "ssr", pagesBrowser: "pagesSsr", pagesSsr: "pagesBrowser" };

/** The layers in which Next.js asks for a file by its place. */
const ROOT_LAYERS = {
  api: ["api"],
  default: ["server"],
  document: ["pagesSsr"],
  error: ["server"],
  instrumentation: ["api"],
  instrumentationClient: ["browser"],
  layout: ["server"],
  loading: ["server"],
  notFound: ["server"],
  page: ["server"],
  pages: PAGES_LAYERS,
  proxy: ["api"],
  route: ["server"],
  template: ["server"],
};

const CONDITIONS = {
  api: ["node", "default"],
  browser: ["browser", "default"],
  pagesBrowser: ["browser", "default"],
  pagesSsr: ["node", "default"],
  server: ["react-server", "node", "default"],
  ssr: ["node", "default"],
};

/** What Next.js 16 rejects, by module: everything, or these names; `resolver` for the alias that catches every form. */
export const REJECTED = {
  "next/cache": {
    names: [
      "revalidatePath",
      "revalidateTag",
      "cacheLife",
      "cacheTag",
      "unstable_cacheLife",
      "unstable_cacheTag",
      "navigation",
      "prefetch",
    ],
  },
  "next/headers": {},
  "next/root-params": { resolver: true },
  "next/server": { names: ["after"] },
  "server-only": { resolver: true },
};

function getEffective(module) {
  // Next.js compiles `.mts` without any of its own transforms.
  if (module.path.endsWith(".mts")) return undefined;
  return PROLOGUES[module.prologue].effective;
}

export function isClientEntry(module) {
  const effective = getEffective(module);
  if (effective === "client") return true;
  return effective === undefined && ["pages", "document", "instrumentationClient"].includes(module.place);
}

/** 'use client' and 'use server' together: an error of its own in the pages router, and a server file elsewhere. */
export function isContradictory(module) {
  return module.prologue === "serverAndClient";
}

/** Whether a request is still there in a layer after TypeScript and the branches that are never taken. */
function isRetained(graph, module, request, layer) {
  const form = FORMS[request.form];
  const isElidable = isTypeScript(module.path) && !graph.options.isVerbatim;
  switch (form.kind) {
    case "nothing":
      return false;
    case "declaration":
      if (request.use === "serverData" && BROWSER_LAYERS.has(layer) && !form.isBare) return false;
      return form.isBare || !isElidable || (form.takes !== "type" && isValue(request));
    case "equals":
      return form.isExported === true || !isElidable || isValue(request);
    case "reexport":
      return !((form.isTypeName || form.isEmpty) && isElidable);
    default: {
      if (form.isBrowserOnly && !BROWSER_LAYERS.has(layer) && !(form.skipsSsr && layer === "pagesSsr")) return false;
      const { isDefined, stays = "everywhere" } = GUARDS[request.guard] ?? {};
      // `typeof window` is decided in the project's own files only.
      const isUnknown = module.path.startsWith("node_modules/") && !isDefined && stays !== "nowhere";
      if (stays === "everywhere" || isUnknown) return true;
      return stays !== "nowhere" && (stays === "browser") === BROWSER_LAYERS.has(layer);
    }
  }
}

function isValue(request) {
  return USES[request.use]?.isValue === true;
}

/** Whether Turbopack's assertion is about this request; it looks into no package and into no `.mts`. */
function isAsserted(module, request) {
  const rejected = REJECTED[request.target?.module];
  const form = FORMS[request.form];
  if (rejected === undefined || form.kind !== "declaration") return false;
  if (module.path.startsWith("node_modules/") || module.path.endsWith(".mts")) return false;
  if (rejected.names === undefined) return true;
  // A list of names looks at the imported name, and an inline `type` takes it out.
  const namesIt = ["alias", "defaultAndNamed", "inlineTypeAndNamed", "named", "stringName", "typeInterface"].includes(
    request.form,
  );
  return namesIt && rejected.names.includes(request.target.name);
}

/** The alias rejects in browser code only. In server rendering the module is there, and throws when it is loaded. */
function isResolved(graph, module, request, layer) {
  return (
    REJECTED[request.target?.module]?.resolver === true && BROWSER_LAYERS.has(layer) && isRetained(graph, module, request, layer)
  );
}

/** The modules of the graph that `module` asks for in a layer. */
function getEdges(graph, module, request, layer) {
  if (request.to === undefined || !isRetained(graph, module, request, layer)) return [];
  const targets = getTargets(graph, request);
  if (targets.every(({ condition }) => condition === undefined)) return targets.map(({ name }) => name);
  const isRequire = FORMS[request.form].isCommonJs || FORMS[request.form].kind === "equals";
  const conditions = [...CONDITIONS[layer], isRequire ? "require" : "import"];
  const found = targets.find(({ condition }) => conditions.includes(condition));
  return found === undefined ? [] : [found.name];
}

/**
 * Whether Turbopack may leave out an edge: nothing that it brings is used, and the module has no effects of its own.
 * What Turbopack infers is not modelled to the end, so such an edge is only possible, not certain.
 */
function isPossibleOnly(graph, request, name) {
  const form = FORMS[request.form];
  const brings =
    form.kind === "declaration" || form.kind === "equals"
      ? isValue(request) && !USES[request.use].isTested && !form.isBare
      : form.isCommonJs
        ? isValue(request)
        : form.kind !== "reexport";
  return !brings && hasNoEffects(graph, name);
}

function hasNoEffects(graph, name, seen = new Set()) {
  const module = getModule(graph, name);
  if (module === undefined || seen.has(name)) return true;
  seen.add(name);
  if (module.content !== undefined || module.path.endsWith(".cjs")) return true;
  // What is left of a server file in client code are references, which have no effects either.
  if (["server", "cache"].includes(getEffective(module))) return true;
  if (graph.packages.some(({ directory, sideEffects }) => sideEffects === false && module.path.startsWith(`${directory}/`)))
    return true;
  return module.requests.every((request) => {
    const { isTop, kind } = FORMS[request.form];
    if (kind === "nothing") return true;
    if (kind === "call") return isTop !== true;
    // TypeScript removes it, and its effects with it.
    if (!isRetained(graph, module, request, "browser")) return true;
    // What is handed on for nobody is not looked at.
    if (request.target !== undefined) return kind === "reexport";
    return getTargets(graph, request).every((target) => hasNoEffects(graph, target.name, seen));
  });
}

/**
 * Follows edges as `certain` or `possible` ones.
 */
function follow(graph, module, request, layer, { certain = false }) {
  const names = getEdges(graph, module, request, layer);
  return certain ? names.filter((name) => !isPossibleOnly(graph, request, name)) : names;
}

/** In which layers each module is compiled; `roots` adds modules as if a server module asked for them. */
export function traceLayers(graph, { roots = [], ...options } = {}) {
  const layers = new Map(graph.modules.map(({ name }) => [name, new Set()]));
  const queue = roots.map((name) => [name, "server"]);
  for (const { name, place } of graph.modules) for (const layer of ROOT_LAYERS[place] ?? []) queue.push([name, layer]);
  while (queue.length > 0) {
    const [name, asked] = queue.pop();
    const module = getModule(graph, name);
    if (module === undefined) continue;
    for (const layer of enter(module, asked)) {
      if (layers.get(name).has(layer)) continue;
      layers.get(name).add(layer);
      for (const request of module.requests) {
        for (const next of follow(graph, module, request, layer, options)) queue.push([next, layer]);
      }
    }
  }
  return layers;
}

/** A directive changes the layer in which a module is compiled when another asks for it. */
function enter(module, layer) {
  const effective = getEffective(module);
  if (layer === "server" && effective === "client") return CLIENT_LAYERS;
  if (CLIENT_LAYERS.includes(layer) && ["server", "cache"].includes(effective)) {
    // Server Functions are collected from what the browser has; for one that only the rendering asks for there is no entry.
    return BROWSER_LAYERS.has(layer) ? ["server"] : [];
  }
  return [layer];
}

/** The (file, module) pairs that Turbopack should reject, given the layers. */
export function predictRejected(graph, layers) {
  const pairs = new Set();
  for (const module of graph.modules) {
    for (const layer of layers.get(module.name)) for (const pair of rejectedIn(graph, module, layer)) pairs.add(pair);
  }
  return pairs;
}

function rejectedIn(graph, module, layer) {
  return module.requests
    .filter((request) => isRejectedIn(graph, module, request, layer))
    .map(({ target }) => pairOf(module.path, target.module));
}

function isRejectedIn(graph, module, request, layer) {
  return (isAssertedIn(module, layer) && isAsserted(module, request)) || isResolved(graph, module, request, layer);
}

/** In the pages router a server file is compiled like any other, but not asserted on. */
function isAssertedIn(module, layer) {
  return RENDERING_LAYERS.has(layer) && (isContradictory(module) || !["server", "cache"].includes(getEffective(module)));
}

export function pairOf(file, module) {
  return `${file} → ${module}`;
}

export function isBrowserLayer(layer) {
  return BROWSER_LAYERS.has(layer);
}

export function isClientLayer(layer) {
  return ALL_CLIENT_LAYERS.includes(layer);
}

function unguard(graph) {
  const open = (request) => (request.guard === "development" ? { ...request, guard: undefined } : request);
  return { ...graph, modules: graph.modules.map((module) => ({ ...module, requests: module.requests.map(open) })) };
}

/**
 * The pairs that one request of a client entry is to blame for, in the layers of the entry. The walk ends at server
 * files, and at the next client entry of the project, which reports itself, unless `through` says otherwise. With
 * `asRendered` what is for the browser only is asserted on too; with `asLoaded` the resolver rejects for the
 * servers of the pages router too.
 */
export function findEnds(graph, module, request, layers, options = {}) {
  const { asDevelopment = false, asLoaded = false, asRendered = false, through = false } = options;
  // What only a development build has is there for whoever asks about one.
  if (asDevelopment) return findEnds(unguard(graph), module, request, layers, { ...options, asDevelopment: false });
  const pairs = new Set();
  for (const layer of layers) {
    if (!isClientLayer(layer)) continue;
    const asksTwice = BROWSER_LAYERS.has(layer) ? asRendered : asLoaded && layer === "pagesSsr";
    const asked = asksTwice ? [layer, COUNTERPARTS[layer]] : [layer];
    if (request.target !== undefined) {
      if (asked.some((one) => isRejectedIn(graph, module, request, one))) pairs.add(pairOf(module.path, request.target.module));
      continue;
    }
    const queue = follow(graph, module, request, layer, options);
    const seen = new Set();
    while (queue.length > 0) {
      const name = queue.pop();
      const next = getModule(graph, name);
      if (next === undefined || seen.has(name)) continue;
      seen.add(name);
      if (CLIENT_LAYERS.includes(layer) && ["server", "cache"].includes(getEffective(next))) continue;
      if (isContradictory(next)) continue;
      if (!through && isClientEntry(next) && !next.path.startsWith("node_modules/")) continue;
      for (const one of asked) for (const pair of rejectedIn(graph, next, one)) pairs.add(pair);
      for (const other of next.requests) queue.push(...follow(graph, next, other, layer, options));
    }
  }
  return pairs;
}
