/**
 * What is the smallest graph that still disagrees? Takes modules, requests and peculiarities away from a graph as long as
 * a disagreement of the same type is left. Candidates of several graphs are examined together, in one app.
 */
import { FORMS, PROLOGUES } from "./forms.mjs";
import { examine } from "./examine.mjs";
import { isSound } from "./render.mjs";

/** Each round asks Turbopack twice: once for every single step, once for what the good ones come to together. */
const MAX_ROUNDS = 8;

/** Shrinks graphs of any options; `list` has `{ graph, verdict }`, the answer also the `original`. */
export async function shrinkAll(list, context) {
  const shrunk = [];
  for (const options of new Set(list.map(({ graph }) => JSON.stringify(graph.options)))) {
    const same = list.filter(({ graph }) => JSON.stringify(graph.options) === options);
    shrunk.push(...(await shrinkSame(same, context)));
  }
  return shrunk;
}

async function shrinkSame(list, context) {
  const states = list.map(({ graph, verdict }, index) => ({
    graph: label(graph, `q${String(index)}q`),
    isDone: false,
    original: graph,
    type: verdict.disagreements[0].type,
    verdict,
  }));
  for (let round = 0; round < MAX_ROUNDS && states.some(({ isDone }) => !isDone); round += 1) {
    const active = states.filter(({ isDone }) => !isDone);
    const good = await tryEach(
      active.map((state) => [state, collectSteps(state.graph).map((step) => [step])]),
      context,
    );
    const better = await tryEach(
      active.map((state, index) => [
        state,
        good[index].map((_, place) => good[index].slice(0, place + 1).flatMap(({ steps }) => steps)),
      ]),
      context,
    );
    for (const [index, state] of active.entries()) {
      const best = better[index][0] ?? good[index][0];
      if (best === undefined) state.isDone = true;
      else Object.assign(state, { graph: best.graph, verdict: best.verdict });
    }
  }
  return states;
}

/** For each state, which of the lists of steps leave a disagreement of its type. */
async function tryEach(plans, context) {
  const candidates = [];
  for (const [index, [state, lists]] of plans.entries()) {
    for (const steps of lists) {
      const graph = apply(state.graph, steps);
      if (graph !== undefined)
        candidates.push({ graph: rename(graph, `q${String(candidates.length).padStart(5, "0")}q`), index, steps });
    }
  }
  // A place that an app has once can be tried once per app.
  const results = plans.map(() => []);
  for (const together of groupByApp(candidates)) {
    const verdicts = await examine(
      together.map(({ graph }) => graph),
      context,
    );
    for (const [place, verdict] of verdicts.entries()) {
      const { graph, index, steps } = together[place];
      const found = verdict.disagreements?.find(({ type }) => type === plans[index][0].type);
      if (found === undefined) continue;
      results[index].push({
        graph,
        steps,
        verdict: { ...verdict, disagreements: [found, ...verdict.disagreements.filter((one) => one !== found)] },
      });
    }
  }
  return results.map((list) => [...list].sort((one, other) => measure(one.graph) - measure(other.graph)));
}

function groupByApp(candidates) {
  const groups = [[]];
  for (const candidate of candidates) {
    const shared = candidate.graph.modules.map(({ path }) => path).filter((path) => !path.includes(candidate.graph.id));
    let group = groups.find(
      (one) => one.length < 400 && one.every(({ graph }) => graph.modules.every(({ path }) => !shared.includes(path))),
    );
    if (group === undefined) groups.push((group = []));
    group.push(candidate);
  }
  return groups.filter((group) => group.length > 0);
}

function measure(graph) {
  return JSON.stringify(graph).length;
}

/** Requests get keys, so that a step means the same one whatever was taken away before. */
function label(graph, id) {
  const copy = rename(copyOf(graph), id);
  let count = 0;
  for (const module of copy.modules) for (const request of module.requests) request.key = count++;
  return copy;
}

function copyOf(graph) {
  return JSON.parse(JSON.stringify(graph));
}

function rename(graph, id) {
  return JSON.parse(JSON.stringify(graph).replaceAll(graph.id, id));
}

/** All that could be left out or be plainer. A step is data: what it does, and to what. */
function collectSteps(graph) {
  const steps = [];
  for (const module of graph.modules) {
    const { name } = module;
    steps.push({ do: "dropModule", name }, { do: "bypass", name });
    if (PROLOGUES[module.prologue].effective !== undefined && module.prologue !== PROLOGUES[module.prologue].effective)
      steps.push({ do: "plainDirective", name });
    if (module.prologue !== "none") steps.push({ do: "noDirective", name });
    if (module.isPure) steps.push({ do: "notPure", name });
    if (/\/words\d+\/|\/_parts\/|\/index\.\w+$/u.test(module.path) || /^(?:src\/)?components\//u.test(module.path))
      steps.push({ do: "plainPath", name });
    if (!/\.(?:js|cjs)$/u.test(module.path)) steps.push({ do: "javaScript", name });
    for (const { form, guard, key, name: asked, use, via } of module.requests) {
      steps.push({ do: "dropRequest", key });
      if (form !== "sideEffect") steps.push({ do: "sideEffect", key });
      if (form !== "named") steps.push({ do: "named", key });
      if (guard !== undefined) steps.push({ do: "noGuard", key });
      if (use !== undefined && use !== "value") steps.push({ do: "value", key });
      if (via !== "relative") steps.push({ do: "relative", key });
      if (asked !== undefined) steps.push({ do: "ownName", key });
    }
  }
  for (const { key, style } of graph.packages) {
    steps.push({ do: "dropPackage", key });
    if (style !== "index") steps.push({ do: "plainPackage", key });
  }
  return steps;
}

/** The graph after the steps; `undefined` where it would be no graph. */
function apply(graph, steps) {
  const copy = copyOf(graph);
  for (const step of steps) applyStep(copy, step);
  const paths = copy.modules.map(({ path }) => path);
  if (copy.modules.length === 0 || new Set(paths).size < paths.length) return undefined;
  return isSound(copy) ? copy : undefined;
}

function applyStep(graph, step) {
  const module = graph.modules.find(({ name }) => name === step.name);
  const owner = graph.modules.find(({ requests }) => requests.some(({ key }) => key === step.key));
  const request = owner?.requests.find(({ key }) => key === step.key);
  // An earlier step may have taken it away.
  if ((step.name !== undefined && module === undefined) || (typeof step.key === "number" && request === undefined))
    return undefined;
  switch (step.do) {
    case "dropModule":
      return dropModules(graph, [step.name]);
    case "bypass": {
      const next = module.requests.find(({ target, to }) => target !== undefined || (typeof to === "string" && to !== step.name));
      if (next === undefined || graph.packages.some(({ entry }) => entry.some(([, name]) => name === step.name)))
        return undefined;
      for (const other of graph.modules) {
        for (const one of other.requests) {
          if (one.to !== step.name) continue;
          delete one.to;
          delete one.name;
          if (next.target === undefined) one.to = next.to;
          else one.target = next.target;
        }
      }
      return dropModules(graph, [step.name]);
    }
    case "plainDirective":
      module.prologue = PROLOGUES[module.prologue].effective;
      return undefined;
    case "noDirective":
      module.prologue = "none";
      return undefined;
    case "notPure":
      delete module.isPure;
      return undefined;
    case "plainPath":
      module.path = module.path
        .replace(/\/words\d+\/|\/_parts\//u, "/")
        .replace(/(\/[^/]+)\/index(\.\w+)$/u, "$1$2")
        .replace(/^(src\/)?components\//u, "$1lib/");
      return undefined;
    case "javaScript":
      module.path = module.path.replace(/\.\w+$/u, ".js");
      module.requests = module.requests.filter(({ form }) => !FORMS[form].isTypeScript);
      for (const one of module.requests) if (["annotation", "exportedType", "type"].includes(one.use)) one.use = "unused";
      return undefined;
    case "dropRequest":
      owner.requests = owner.requests.filter((one) => one !== request);
      return undefined;
    case "sideEffect":
    case "named":
      if (request.folder !== undefined || (request.to === undefined && request.target === undefined)) return undefined;
      Object.assign(request, { form: step.do, use: step.do === "named" ? (request.use ?? "value") : undefined });
      delete request.guard;
      return undefined;
    case "noGuard":
      delete request.guard;
      return undefined;
    case "value":
      request.use = "value";
      return undefined;
    case "relative":
      request.via = "relative";
      return undefined;
    case "ownName":
      delete request.name;
      return undefined;
    case "dropPackage": {
      const found = graph.packages.find(({ key }) => key === step.key);
      return (
        found &&
        dropModules(
          graph,
          graph.modules.filter(({ path }) => path.startsWith(`${found.directory}/`)).map(({ name }) => name),
        )
      );
    }
    default: {
      const found = graph.packages.find(({ key }) => key === step.key);
      if (found === undefined || found.entry.length > 1) return undefined;
      found.style = "main";
      delete found.sideEffects;
      return undefined;
    }
  }
}

function dropModules(graph, names) {
  graph.modules = graph.modules.filter(({ name }) => !names.includes(name));
  for (const one of graph.packages) one.entry = one.entry.filter(([, name]) => !names.includes(name));
  const gone = graph.packages.filter(({ entry }) => entry.length === 0).map(({ key }) => key);
  graph.packages = graph.packages.filter(({ key }) => !gone.includes(key));
  for (const module of graph.modules) {
    if (names.includes(module.twin)) delete module.twin;
    for (const request of module.requests)
      if (Array.isArray(request.to)) request.to = request.to.filter((name) => !names.includes(name));
    module.requests = module.requests.filter(
      ({ to }) => !(Array.isArray(to) ? to.length === 0 : [...names, ...gone].includes(to)),
    );
  }
}
