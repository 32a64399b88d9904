/**
 * What could a module graph of a Next.js app be? Makes one from a seed, the same one each time.
 *
 * A graph is plain data: `modules` with a path, a prologue and requests; `packages` that hold some of them; `options` of
 * the app it stands in. Everything of a graph lies in folders named by its id, so that many share one app.
 */
import { CALLS, FORMS, STATEMENTS, USES } from "./forms.mjs";
import { allowsJsx, getExportedNames, getTargets, handsOn, isTypeScript } from "./render.mjs";

/** Graphs that share an app, and its options. */
export const APP_SIZE = 250;

/** Places that an app has once: the graphs with these numbers in their app get them. */
const SINGLE_PLACES = [
  ["pages/_app.tsx", "pages"],
  ["pages/_document.tsx", "document"],
  ["instrumentation-client.ts", "instrumentationClient"],
  ["proxy.ts", "proxy"],
  ["instrumentation.ts", "instrumentation"],
];

const TARGETS = [
  [12, "next/headers", ["cookies", "headers", "draftMode"]],
  [7, "server-only", ["marker"]],
  [3, "next/cache", ["revalidatePath", "revalidateTag", "cacheLife", "cacheTag"]],
  [2, "next/server", ["after"]],
  [1, "next/root-params", ["lang"]],
];

const LENIENT_TARGETS = [
  [3, "next/cache", ["updateTag", "refresh", "unstable_cache", "unstable_noStore"]],
  [3, "next/server", ["connection", "NextResponse", "userAgent"]],
  [2, "next/headers.js", ["cookies", "headers"]],
  [1, "next/dist/server/request/cookies", ["cookies"]],
  [2, "next/navigation", ["redirect", "notFound"]],
];

/** How often each form is taken: most for what carries a chain on, some for all the rest. */
const CARRYING = [
  [20, "named"], [4, "alias"], [4, "namespace"], [4, "default"], [2, "defaultAndNamed"], [4, "sideEffect"],
  [1, "empty"], [2, "inlineTypeAndNamed"], [1, "stringName"], [5, "reexport"], [2, "reexportAlias"],
  [5, "reexportAll"], [2, "reexportNamespace"], [1, "reexportDefault"], [1, "reexportInterface"], [1, "equals"],
  [1, "equalsExported"], [2, "require"], [2, "requireLate"], [1, "requireNames"], [2, "dynamic"], [2, "dynamicAwait"],
  [1, "dynamicThen"], [1, "dynamicTemplate"], [3, "lazy"], [3, "nextDynamic"], [1, "nextDynamicSsr"],
];
const OTHERS = [
  [3, "nextDynamicNoSsr"], [2, "worker"], [2, "typeOnly"], [1, "typeOnlyNamespace"], [2, "inlineType"],
  [2, "typeInterface"], [1, "reexportType"], [1, "reexportTypeAll"], [1, "reexportInlineType"], [1, "reexportEmpty"],
  [1, "typeImport"], [1, "url"], [0.3, "dynamicIgnored"], [4, "named"], [2, "namespace"], [2, "default"],
  [2, "equals"],
];
const VALUE_USES = [
  [10, "value"], [4, "jsx"], [2, "inFunction"], [2, "again"], [2, "serverTest"], [1, "browserTest"],
  [1, "runtimeTest"],
];
const OTHER_USES = [
  [3, "unused"], [3, "type"], [1, "annotation"], [1, "shadowed"], [1, "exportedType"], [2, "value"],
];
const CLIENT_PROLOGUES = [
  [30, "client"], [6, "clientSingle"], [1, "clientAfterComment"], [1, "clientAfterStrict"], [1, "clientAfterString"],
  [1, "clientBom"], [1, "clientEscape"], [1, "clientHashbang"], [1, "clientSameLine"], [1, "clientTwice"],
];
const NO_DIRECTIVES = [
  [40, "none"], [1, "notCapital"], [1, "notComma"], [1, "notConcatenated"], [1, "notSpaces"], [1, "notTemplate"],
  [1, "notTrailing"],
];
const EXTENSIONS = [
  [10, "tsx"], [10, "ts"], [4, "jsx"], [5, "js"], [1, "mjs"], [1, "mts"], [1, "cjs"],
];
const COMPONENT_EXTENSIONS = [
  [12, "tsx"], [2, "ts"], [4, "jsx"], [2, "js"],
];
const GUARD_TABLE = [
  [6, "server"], [4, "browser"], [3, "runtime"], [2, "earlyReturn"], [1, "development"], [1, "and"], [1, "constant"],
  [1, "document"], [1, "earlyThrow"], [1, "otherwise"],
];
const VIAS = [
  [10, "relative"], [3, "alias"], [1, "extension"], [2, "hash"],
];

function getOptions(index) {
  const app = Math.floor(index / APP_SIZE);
  return { isVerbatim: app % 2 === 1, source: app % 4 >= 2 ? "src/" : "" };
}

function createId(index) {
  return `g${String(index).padStart(5, "0")}`;
}

export function generateGraph(seed, index) {
  return new Generator(seed, index).generate();
}

class Generator {
  constructor(seed, index) {
    this.random = createRandom(seed, index);
    this.id = createId(index);
    this.options = getOptions(index);
    this.single = SINGLE_PLACES[index % APP_SIZE];
    this.graph = { id: this.id, modules: [], options: this.options, packages: [], seed };
    this.count = 0;
  }

  generate() {
    const shape = this.pick([
      [14, "app"], [4, "pages"], [2, "orphan"], [2, "convention"], [1, "server"],
    ]);
    if (this.single !== undefined) this.createSingle();
    else if (shape === "pages") this.createPages();
    else if (shape === "orphan") this.createOrphan();
    else if (shape === "convention") this.createConvention();
    else if (shape === "server") this.createServer();
    else this.createApp();
    this.addNoise();
    this.cutCircles();
    return this.graph;
  }

  createApp() {
    const isClientPage = this.chance(0.1);
    const page = this.addPage(isClientPage ? this.pick(CLIENT_PROLOGUES) : "none");
    if (isClientPage) return this.createChain(page);
    let from = page;
    for (
      let hops = this.pick([
        [6, 0],
        [3, 1],
        [1, 2],
      ]);
      hops > 0;
      hops -= 1
    ) {
      const hop = this.addHelper();
      this.connect(from, hop);
      from = hop;
    }
    for (
      let entries = this.pick([
        [6, 1],
        [3, 2],
      ]);
      entries > 0;
      entries -= 1
    ) {
      const entry = this.addClient();
      this.connect(from, entry, this.chance(0.9));
      this.createChain(entry);
    }
    if (this.chance(0.3)) this.connect(page, this.pickModule((module) => module.place === undefined) ?? page);
  }

  createPages() {
    const kind = this.pick([
      [8, "pages"], [2, "api"],
    ]);
    const folder = kind === "api" ? `pages/api/${this.id}` : `pages/${this.id}`;
    const page = this.add(`${this.options.source}${folder}/home.${this.pick(COMPONENT_EXTENSIONS)}`, {
      place: kind,
      prologue: this.chance(0.1) ? "client" : "none",
    });
    this.createChain(page);
    if (this.chance(0.3)) {
      const entry = this.addClient();
      this.connect(page, entry);
      this.createChain(entry);
    }
    if (kind === "pages")
      for (const request of page.requests)
        if (this.chance(0.25) && ["alias", "default", "named", "namespace", "stringName"].includes(request.form))
          request.use = "serverData";
  }

  /** A client module that nobody asks for, or only for a type. */
  createOrphan() {
    const page = this.addPage("none");
    const entry = this.addClient();
    this.createChain(entry);
    if (this.chance(0.5)) this.connect(page, entry, false);
  }

  createConvention() {
    const page = this.addPage("none");
    const [place, file] = this.pick([
      [3, ["layout", "layout"]],
      [2, ["loading", "loading"]],
      [2, ["error", "error"]],
      [1, ["notFound", "not-found"]],
      [1, ["template", "template"]],
      [3, ["route", "api/route"]],
    ]);
    const isRoute = place === "route";
    const isClient = !isRoute && (place === "error" || this.chance(0.6));
    const extension = isRoute
      ? this.pick([
          [3, "ts"], [1, "js"],
        ])
      : this.pick(COMPONENT_EXTENSIONS);
    const module = this.add(`${this.options.source}app/${this.id}/${file}.${extension}`, {
      place,
      prologue: isClient ? this.pick(CLIENT_PROLOGUES) : "none",
    });
    if (isClient) return this.createChain(module);
    const entry = this.addClient();
    this.connect(this.chance(0.5) ? module : page, entry);
    if (isRoute || this.chance(0.3)) this.createChain(module);
    this.createChain(entry);
  }

  /** No client module: the server may have it all. */
  createServer() {
    const page = this.addPage("none");
    this.createChain(page);
  }

  createSingle() {
    const [path, place] = this.single;
    this.createChain(this.add(`${this.options.source}${path}`, { place, prologue: "none" }));
  }

  /** From a module down to something that the server alone may have, or to something harmless. */
  createChain(entry) {
    let from = entry;
    const ofServer =
      !["client"].includes(entry.prologue.slice(0, 6)) && !["pages", "document", "instrumentationClient"].includes(entry.place);
    for (
      let depth = this.pick([
        [3, 0],
        [4, 1],
        [4, 2],
        [3, 3],
        [2, 4],
        [1, 5],
        [1, 6],
      ]);
      depth > 0;
      depth -= 1
    ) {
      const next = this.addLink(from);
      this.connect(from, next.to, this.chance(0.9));
      from = next.module;
    }
    if (this.chance(0.85)) this.addTarget(from, !ofServer);
  }

  /** The next module of a chain, and what is asked for to get it. */
  addLink(from) {
    const kind = this.pick([
      [14, "helper"], [5, "barrel"], [2, "index"], [2, "action"], [1, "cache"], [2, "client"], [3, "workspace"],
      [2, "installed"], [1, "context"], [2, "known"],
    ]);
    // What is installed does not ask for the app.
    const home = this.graph.packages.find(({ directory }) => from.path.startsWith(`${directory}/`));
    if (home !== undefined) {
      const module = this.add(
        `${home.directory}/src/${this.nextName()}.${
          home.isLinked
            ? this.pick([
                [2, "ts"], [2, "tsx"], [1, "js"],
              ])
            : "js"
        }`,
        {},
      );
      return { module, to: module.name };
    }
    switch (kind) {
      case "barrel":
        return this.asLink(this.addHelper({ isPure: true }));
      case "index":
        return this.asLink(
          this.add(
            `${this.options.source}lib/${this.id}/${this.nextName()}/index.${this.pick([
              [3, "ts"], [2, "js"], [1, "tsx"],
            ])}`,
            {},
          ),
        );
      case "action":
        return this.asLink(
          this.addHelper({
            prologue: this.pick([
              [8, "server"], [1, "serverAfterString"], [1, "serverAndClient"],
            ]),
          }),
        );
      case "cache":
        return this.asLink(
          this.addHelper({
            prologue: this.pick([
              [3, "cache"], [1, "cachePrivate"], [1, "cacheRemote"],
            ]),
          }),
        );
      case "client":
        return this.asLink(this.addClient());
      case "workspace":
        return this.addPackage(true);
      case "installed":
        return this.addPackage(false);
      case "context": {
        const folder = `${this.options.source}lib/${this.id}/words${String(this.count)}`;
        const names = [this.add(`${folder}/${this.nextName()}.ts`, {}), this.add(`${folder}/${this.nextName()}.ts`, {})];
        return { module: names[1], to: { folder, names: names.map(({ name }) => name) } };
      }
      case "known": {
        const known = this.pickModule((module) => module.place === undefined && module !== from);
        return this.asLink(known ?? this.addHelper());
      }
      default:
        return this.asLink(this.addHelper());
    }
  }

  asLink(module) {
    return { module, to: module.name };
  }

  /** A package with one entry, or one per condition; the chain goes on in the module that is returned. */
  addPackage(isLinked) {
    const key = `p${String(this.graph.packages.length + 1)}`;
    const name = isLinked ? `@${this.id}/${key}` : `${this.id}-${key}`;
    const directory = isLinked ? `packages/${this.id}/${key}` : `node_modules/${name}`;
    const style = this.pick([
      [2, "main"], [2, "exports"], [2, "dot"], [1, "subpaths"], [2, "index"], [4, "conditions"],
    ]);
    const create = () => {
      const file = `${this.nextName()}.${
        isLinked
          ? this.pick([
              [3, "ts"], [2, "tsx"], [1, "js"],
            ])
          : "js"
      }`;
      const path = style === "index" ? `${directory}/index.${file.split(".")[1]}` : `${directory}/src/${file}`;
      return this.add(path, { prologue: this.chance(0.08) ? "client" : "none" });
    };
    const module = create();
    const entry = [["default", module.name]];
    if (style === "conditions") {
      const condition = this.pick([
        [3, "react-server"], [2, "browser"], [1, "node"], [1, "import"], [1, "require"], [1, "types"],
      ]);
      const other = create();
      const isFirst = this.chance(0.5);
      // Whatever the condition, the same names can be asked for.
      other.twin = module.name;
      module.twin = other.name;
      entry.splice(0, 1, [condition, (isFirst ? module : other).name], ["default", (isFirst ? other : module).name]);
    }
    const dependencies = isLinked ? undefined : { next: "*", "server-only": "*" };
    this.graph.packages.push({
      dependencies,
      directory,
      entry,
      isLinked,
      key,
      name,
      style,
      ...(this.chance(0.15) ? { sideEffects: false } : {}),
    });
    return { module, to: key };
  }

  addTarget(module, isLikely) {
    const [, name, names] = this.pickRow(this.chance(isLikely ? 0.85 : 0.6) ? TARGETS : LENIENT_TARGETS);
    const target = { module: name, name: this.pickFrom(names) };
    const bare = [
      [12, "sideEffect"], [1, "empty"], [1, "namespace"], [1, "reexportAll"], [1, "require"], [1, "dynamic"],
      [1, "equals"],
    ];
    const table = name === "server-only" ? bare : [...CARRYING, [3, "inlineType"], [3, "typeOnly"], [1, "typeImport"]];
    const forms = table.filter(
      ([, form]) => isTargetForm(form) && (name !== "next/root-params" || FORMS[form].kind === "declaration"),
    );
    this.request(module, { target }, forms, this.chance(0.75) ? VALUE_USES : OTHER_USES);
  }

  /** Adds a request; one that `carries` keeps the chain alive, mostly. */
  connect(from, to, carries = true) {
    const what = typeof to === "string" ? { to } : to.names === undefined ? { to: to.name } : { folder: to.folder, to: to.names };
    if (what.folder !== undefined)
      return this.request(
        from,
        what,
        [
          [3, "context"], [1, "contextRequire"],
        ],
        VALUE_USES,
      );
    const forms = carries ? CARRYING : OTHERS;
    this.request(
      from,
      what,
      from.isPure ? forms.filter(([, form]) => FORMS[form].kind === "reexport") : forms,
      carries ? VALUE_USES : OTHER_USES,
    );
  }

  request(module, what, forms, uses) {
    const allowed = forms.filter(([, form]) => this.allowsForm(module, form, what));
    if (allowed.length === 0) return;
    const form = this.pick(allowed);
    const request = { form, via: this.pick(VIAS), ...what };
    const { kind, isBare, takes } = FORMS[form];
    if ((kind === "declaration" || kind === "equals") && !isBare) {
      const possible = (takes === "type" ? OTHER_USES.filter(([, use]) => !USES[use].isValue) : uses).filter(([, use]) =>
        allowsUse(module, use, form, what),
      );
      request.use = possible.length === 0 ? "unused" : this.pick(possible);
    }
    if (kind === "nothing" && takes === "type" && isTypeScript(module.path)) request.use = "type";
    if (kind === "call" && !FORMS[form].isTop && this.chance(0.3)) {
      request.guard = form === "worker" ? "browser" : this.pick(GUARD_TABLE);
    }
    if (typeof what.to === "string" && this.chance(0.5)) {
      const names = getExportedNames(this.graph, getTargets(this.graph, request)[0].name);
      if (names.length > 0) request.name = this.pickFrom(names);
    }
    module.requests.push(request);
  }

  allowsForm(module, form, what) {
    const { isClientOnly, isContext, isTypeScript: needsTypeScript, kind } = FORMS[form];
    if (needsTypeScript && !isTypeScript(module.path)) return false;
    if (isContext && what.folder === undefined) return false;
    if (module.path.endsWith(".cjs")) return form in CALLS && FORMS[form].uses === undefined && !["url", "worker"].includes(form);
    if (module.path.startsWith("node_modules/") && FORMS[form].uses !== undefined) return false;
    if (module.path.endsWith(".mjs") && ["require", "requireLate", "requireNames"].includes(form)) return false;
    const isServerFile = ["server", "cache"].some((word) => module.prologue.startsWith(word));
    if (isServerFile && (kind === "reexport" || form === "equalsExported" || STATEMENTS[form]?.hands !== undefined)) return false;
    // Server modules may not leave rendering out; the documented error says so.
    if (isClientOnly && !module.prologue.startsWith("client") && module.place !== "pages") return false;
    const isBarrel = this.graph.modules.some(({ isPure, name }) => isPure && name === what.to);
    if (isBarrel && ["default", "defaultAndNamed", "reexportDefault"].includes(form)) return false;
    // A page may not hand on everything; the documented error says so.
    if (module.place === "pages" && form === "reexportAll") return false;
    if (module.isPure) return kind !== "call";
    return true;
  }

  /** What else is there: more requests, cycles, decoys, data. */
  addNoise() {
    const { modules } = this.graph;
    for (
      let count = this.pick([
        [4, 0],
        [4, 1],
        [3, 2],
        [2, 3],
      ]);
      count > 0;
      count -= 1
    ) {
      const from = this.pickModule(
        (module) => module.content === undefined && !module.isDecoy && !module.path.startsWith("node_modules/"),
      );
      const isPackaged = from.path.startsWith("packages/");
      const to = this.pickModule((module) =>
        isPackaged ? module.path.startsWith(from.path.split("/").slice(0, 3).join("/")) : isAskable(module),
      );
      if (to !== undefined && this.chance(0.8)) this.connect(from, to, this.chance(0.5));
      else if (this.chance(0.5)) this.addTarget(from, true);
      else this.addLeaf(from);
    }
    if (this.chance(0.04)) {
      const self = this.pickModule((module) => module.content === undefined && !module.isPure && isAskable(module));
      if (self !== undefined) this.connect(self, self);
    }
    if (this.chance(0.02)) {
      const from = this.pickModule((module) => module.content === undefined && !module.isPure);
      this.request(
        from,
        { missing: "./nothing-there" },
        [
          [2, "named"], [1, "dynamic"], [1, "sideEffect"],
        ],
        VALUE_USES,
      );
    }
    if (this.chance(0.12)) this.addDecoy();
    if (this.chance(0.03)) {
      const client = this.pickModule((module) => module.prologue === "client");
      if (client !== undefined) client.prologue = this.chance(0.5) ? "brokenParentheses" : this.pick(NO_DIRECTIVES);
    }
    // A barrel that hands on nothing is an ordinary module.
    for (const module of modules) if (module.isPure && module.requests.length === 0) module.isPure = false;
  }

  /** Takes away the re-exports of names that come from nowhere but themselves, until none is left. */
  cutCircles() {
    for (let before = -1, count = 0; before !== count;) {
      before = count;
      for (const module of this.graph.modules) {
        const kept = module.requests.filter((request) => FORMS[request.form].hands !== "name" || handsOn(this.graph, request));
        count += module.requests.length - kept.length;
        module.requests = kept;
      }
    }
  }

  addLeaf(from) {
    if (from.path.endsWith(".cjs") || from.isPure) return;
    const isStyle = this.chance(0.4);
    const file = `${this.options.source}lib/${this.id}/${this.nextName()}.${isStyle ? "module.css" : "json"}`;
    const leaf = this.add(file, { content: isStyle ? ".name { color: red; }\n" : '{ "name": "value" }\n' });
    this.request(
      from,
      { to: leaf.name },
      [
        [2, "default"], [1, "dynamic"],
      ],
      VALUE_USES,
    );
    from.requests.at(-1).via = "extension";
  }

  /** A file that looks like the one that is asked for and comes later in the order of extensions. */
  addDecoy() {
    const order = ["tsx", "ts", "jsx", "js", "mjs"];
    const twin = this.pickModule(
      ({ content, path, place }) =>
        content === undefined &&
        place === undefined &&
        !path.startsWith("node_modules/") &&
        !/\/index\.|\/words\d+\/|\.[cm][jt]s$/u.test(path),
    );
    if (twin === undefined || this.graph.packages.some(({ directory }) => twin.path.startsWith(`${directory}/`))) return;
    const stem = twin.path.replace(/\.\w+$/u, "");
    const later = order.slice(order.indexOf(twin.path.split(".").at(-1)) + 1);
    const path = this.chance(0.5) || later.length === 0 ? `${stem}/index.ts` : `${stem}.${this.pickFrom(later)}`;
    const decoy = this.add(path, { isDecoy: true });
    this.addTarget(decoy, true);
  }

  addPage(prologue) {
    return this.add(`${this.options.source}app/${this.id}/page.${this.pick(COMPONENT_EXTENSIONS)}`, { place: "page", prologue });
  }

  addClient() {
    const folder = this.pick([
      [4, `app/${this.id}`],
      [3, `components/${this.id}`],
      [1, `app/${this.id}/_parts`],
    ]);
    return this.add(`${this.options.source}${folder}/${this.nextName()}.${this.pick(COMPONENT_EXTENSIONS)}`, {
      prologue: this.pick(CLIENT_PROLOGUES),
    });
  }

  addHelper(more = {}) {
    const extension = this.pick(
      more.isPure
        ? [
            [3, "ts"], [1, "js"], [1, "tsx"],
          ]
        : more.prologue === undefined
          ? EXTENSIONS
          : [
              [3, "ts"], [1, "js"], [1, "tsx"],
            ],
    );
    const folder = this.pick([
      [6, "lib"], [2, "app"], [1, "components"],
    ]);
    return this.add(`${this.options.source}${folder}/${this.id}/${this.nextName()}.${extension}`, {
      prologue: extension === "cjs" ? "none" : this.pick(NO_DIRECTIVES),
      ...more,
    });
  }

  add(path, more) {
    const known = /\/m(\d+)\.\w+$|\/m(\d+)\/index\.\w+$/u.exec(path);
    const name =
      known === null || this.graph.modules.some((module) => module.name === `m${known[1] ?? known[2]}`)
        ? this.nextName()
        : `m${known[1] ?? known[2]}`;
    const module = { name, path, prologue: "none", requests: [], ...more };
    this.graph.modules.push(module);
    return module;
  }

  nextName() {
    this.count += 1;
    return `m${String(this.count)}`;
  }

  chance(share) {
    return this.random() < share;
  }

  pick(table) {
    return this.pickRow(table)[1];
  }

  /** A row of a table whose rows begin with their weight. */
  pickRow(table) {
    let rest = this.random() * table.reduce((sum, [weight]) => sum + weight, 0);
    for (const row of table) {
      rest -= row[0];
      if (rest < 0) return row;
    }
    return table.at(-1);
  }

  pickFrom(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  pickModule(test) {
    const found = this.graph.modules.filter((module) => test(module));
    return found.length === 0 ? undefined : this.pickFrom(found);
  }
}

function isTargetForm(form) {
  const { isContext, isFile, isInterface, isTypeName, uses } = FORMS[form];
  return (
    !isContext &&
    !isFile &&
    !isInterface &&
    !isTypeName &&
    uses === undefined &&
    form !== "reexportDefault" &&
    form !== "inlineTypeAndNamed"
  );
}

function isAskable({ content, isDecoy, path, place }) {
  return (
    content === undefined &&
    !isDecoy &&
    !path.startsWith("node_modules/") &&
    !path.startsWith("packages/") &&
    !["route", "api", "proxy", "instrumentation", "instrumentationClient", "document"].includes(place) &&
    !/_app\./u.test(path)
  );
}

function allowsUse(module, use, form, what) {
  const { isExport, isJsx, isServerData, isTypeScript: needsTypeScript } = USES[use];
  if (needsTypeScript && !isTypeScript(module.path)) return false;
  if (isJsx && (!allowsJsx(module.path) || what.target !== undefined || FORMS[form].isNamespace)) return false;
  if (isExport && ["server", "cache"].some((word) => module.prologue.startsWith(word))) return false;
  if (isExport && ["route", "proxy", "instrumentation"].includes(module.place)) return false;
  return !isServerData;
}

/** Numbers from 0 to 1 that depend on seed and index only (mulberry32 over a mix of both). */
function createRandom(seed, index) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
