import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { collectAppWideChanges } from "../analysis/requests/app-wide-changes.ts";
import { keepsImports, type ReachContext } from "../analysis/server-only/reach.ts";
import type { Compilation } from "../analysis/server-only/server-only-request.ts";
import { findSessionRoute, type SessionRoute } from "../analysis/session/find-session-route.ts";
import { getPathWithin, isAbsolutePath, toPortablePath } from "../platform/host/portable-path.ts";
import { isTestOrStory, mayDecideEnvironment } from "../platform/next/file-conventions.ts";
import { mayHaveHandlers, type HandlerKind } from "../platform/next/handlers.ts";
import type { Environment } from "../project/environment-index.ts";
import { getOwnEnvironments, NOWHERE, type ModuleEnvironments } from "../project/environments.ts";
import { findRouteFile, type DeclaredRoots, type NextRoot, type RouteFile } from "../project/next-root.ts";
import type { MayLead } from "../project/project.ts";
import { readRoute } from "../project/routes.ts";
import { NEWEST } from "../platform/next/versions.ts";
import { isServerCode } from "../project/server-code.ts";
import { collectDirectives, mayHaveDirectives, type Directive } from "../syntax/directives.ts";
import type { ModuleHandle, ModuleLinks, SourceModule } from "../syntax/source-module.ts";
import { noteText } from "./fix-run.ts";
import { readSettings, type Settings } from "./settings.ts";
import { project } from "./shared-project.ts";

/** What a rule may ask about the file it runs on. Computed on first use, shared by all rules. */
export interface FileContext extends Compilation {
  readonly module: SourceModule;
  readonly directives: readonly Directive[];
  /** The Next.js app of the file; `undefined` for a file outside every app, and for `<text>`. */
  readonly root: NextRoot | undefined;
  /** Whether the file is the app's own, and of no package that others may use too. */
  readonly isOfApp: boolean;
  /** Where the module runs by what it says and where it lies; nowhere where only its importers can tell. */
  readonly ownEnvironments: ModuleEnvironments;
  /** Whether it is worth looking for what only matters in the browser: its importers may still say that it is not there. */
  readonly mayRunInBrowser: boolean;
  /** Whether it is known already that it runs in the browser, so that what only matters elsewhere need not be looked for. */
  readonly isKnownInBrowser: boolean;
  /** Where it runs, by its importers too. Takes a look at the whole app, so it is asked last, when something is found. */
  readonly environments: ModuleEnvironments;
  /** The HTTP clients that some module of the app changes for all others. Takes a look at the whole app, too. */
  readonly requestChanges: ReadonlySet<string>;
  /** Whether another client module imports this one, so that it stays client code without its directive. */
  readonly isRequestedByClient: boolean;
  /** What following the file's imports takes; `undefined` for `<text>` and the like, whose imports lead nowhere. */
  readonly reach: ReachContext | undefined;
  /** Whether the file is a page of the pages router, with a directive or without; its API routes never are client code. */
  readonly isInPages: boolean;
  /** What Next.js calls in the file to answer requests with data; `undefined` where it calls nothing of the kind. */
  readonly handlerKind: HandlerKind | undefined;
  readonly settings: Settings;
  /** Whether fixes may be made: not in a text that another rule brought back by undoing them. */
  readonly allowsFixes: boolean;
  /** Tests, stories and mocks are no part of the app, whatever directive they carry. */
  readonly isTestOrStory: boolean;
  /** Whether code of a client module runs on the server only: guarded, stripped, or in a Server Function. */
  isServerCode(node: TSESTree.Node): boolean;
  /** The modules that may have something of a module in the browser, or on the server. Takes a look at the whole app, too. */
  findImporters(module: SourceModule, environment?: Environment): readonly ModuleHandle[];
  /** Which other modules may lead to a use of the request APIs that a pattern describes. Takes a look at the whole app, too. */
  findLeading(pattern: RegExp): MayLead;
  /**
   * The own route that answers a path, if it certainly reads the session when it is asked with a method (any method where
   * none is given). It takes a look at every route of the app, so it is asked last, when everything else is a finding.
   */
  findSessionRoute(path: string, method: string | undefined): SessionRoute | undefined;
}

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

const contexts = new WeakMap<object, FileContext>();

/** The file context of a rule's run; `undefined` for languages without scopes (CSS, JSON, Markdown). */
export function findFileContext(context: Context): FileContext | undefined {
  const { sourceCode } = context;
  const scopes = (sourceCode as { readonly scopeManager?: TSESLint.SourceCode["scopeManager"] }).scopeManager;
  if (scopes === null || scopes === undefined) return undefined;
  // The tree, not the source code: other engines keep one source code object for all files.
  const known = contexts.get(sourceCode.ast);
  if (known !== undefined) return known;
  project.noteLint(context.filename);
  project.modules.offerParser(context.languageOptions?.parser);
  const file = new LazyFileContext(context, {
    ast: sourceCode.ast,
    // A block of a Markdown file has a made-up path below the real one.
    path: toPortablePath(context.physicalFilename),
    scopes,
    text: sourceCode.text,
    visitorKeys: sourceCode.visitorKeys,
  });
  contexts.set(sourceCode.ast, file);
  return file;
}

class LazyFileContext implements FileContext {
  readonly module: SourceModule;
  readonly settings: Settings;
  readonly allowsFixes: boolean;
  readonly #declaredRoots: DeclaredRoots;
  #directives: readonly Directive[] | undefined;
  #environments: ModuleEnvironments | undefined;
  #links: ModuleLinks | undefined;
  #ownEnvironments: ModuleEnvironments | undefined;
  #reach: ReachContext | undefined;
  #requestChanges: ReadonlySet<string> | undefined;
  #root: NextRoot | "none" | undefined;

  constructor(context: Context, module: SourceModule) {
    this.module = { ...module, links: this.#createLinks() };
    this.settings = readSettings(context.settings);
    this.allowsFixes = !noteText(context.languageOptions, context.filename, module.text);
    this.#declaredRoots = { base: toPortablePath(context.cwd), patterns: this.settings.rootDirectories };
  }

  get directives(): readonly Directive[] {
    this.#directives ??= mayHaveDirectives(this.module.path) ? collectDirectives(this.module.ast, this.module.text) : [];
    return this.#directives;
  }

  get root(): NextRoot | undefined {
    this.#root ??= this.#findRoot() ?? "none";
    return this.#root === "none" ? undefined : this.#root;
  }

  get isOfApp(): boolean {
    return isAbsolutePath(this.module.path) && project.isOwnFile(this.module.path, this.root);
  }

  get environments(): ModuleEnvironments {
    this.#environments ??= this.#findEnvironments();
    return this.#environments;
  }

  get ownEnvironments(): ModuleEnvironments {
    this.#ownEnvironments ??= this.isTestOrStory
      ? NOWHERE
      : getOwnEnvironments({
          directives: this.directives.map(({ value }) => value),
          path: this.module.path,
          route: this.#findRoute(),
        });
    return this.#ownEnvironments;
  }

  get mayRunInBrowser(): boolean {
    const { assertedClient, browser, server } = this.ownEnvironments;
    if (this.isTestOrStory) return false;
    const isDecided = browser !== undefined || assertedClient !== undefined || server !== undefined;
    if (isDecided || !isAbsolutePath(this.module.path)) return browser !== undefined;
    return project.peekIsInBrowser(this.module.path, this.root) ?? true;
  }

  get isKnownInBrowser(): boolean {
    if (this.#isDecided()) return this.ownEnvironments.browser !== undefined;
    return project.peekIsInBrowser(this.module.path, this.root) === true;
  }

  get isBrowserOnly(): boolean {
    return this.ownEnvironments.isBrowserOnly;
  }

  get keepsImports(): boolean {
    return this.reach !== undefined && keepsImports(this.reach);
  }

  get isInPages(): boolean {
    const route = this.root && findRouteFile(this.module.path, this.root);
    return route?.place === "pages" && route.role !== "api";
  }

  get handlerKind(): HandlerKind | undefined {
    if (!mayHaveHandlers(this.module.path) || this.root === undefined) return undefined;
    const kind = readRoute(this.module.path, this.root)?.kind;
    if (kind === "page") return this.isInPages ? "pageProps" : undefined;
    return kind;
  }

  get requestChanges(): ReadonlySet<string> {
    this.#requestChanges ??= this.#collectRequestChanges();
    return this.#requestChanges;
  }

  get isRequestedByClient(): boolean {
    return isAbsolutePath(this.module.path) && project.isRequestedByClient(this.module.path, this.root, this.#declaredRoots);
  }

  get reach(): ReachContext | undefined {
    if (!isAbsolutePath(this.module.path)) return undefined;
    this.#reach ??= {
      app: project.getApp(this.module.path, this.root),
      ignoreModules: this.settings.ignoreModules,
      isBrowserOnly: this.isBrowserOnly,
      isInPages: this.isInPages,
      isRenderedOnly: this.ownEnvironments.browser === undefined,
      nextVersion: this.nextVersion,
      path: project.files.realPath(this.module.path),
      project,
      serverOnlyModules: this.settings.serverOnlyModules,
    };
    return this.#reach;
  }

  get nextVersion(): number {
    return this.settings.nextVersion ?? this.root?.nextVersion ?? NEWEST.major;
  }

  get isTestOrStory(): boolean {
    const { path } = this.module;
    // An app may itself stand in a folder called `e2e`: only the path within it counts.
    return isTestOrStory(path) && (this.root === undefined || isTestOrStory(getPathWithin(this.root.directory, path) ?? path));
  }

  isServerCode(node: TSESTree.Node): boolean {
    return isServerCode(node, this.module);
  }

  findImporters({ path }: SourceModule, environment: Environment = "browser"): readonly ModuleHandle[] {
    return isAbsolutePath(path) ? project.collectImporters(path, this.root, environment, this.#declaredRoots) : [];
  }

  findLeading(pattern: RegExp): MayLead {
    const { path } = this.module;
    return isAbsolutePath(path) ? project.findLeading(pattern, path, this.root, this.#declaredRoots) : () => false;
  }

  findSessionRoute(path: string, method: string | undefined): SessionRoute | undefined {
    return this.root && findSessionRoute(path, method, this.root, project);
  }

  /** A directive decides alone, and most places decide nothing, so a component does not wait for the disk. */
  #findRoute(): RouteFile | undefined {
    const isUndecided = this.directives.length === 0 && mayDecideEnvironment(this.module.path);
    return isUndecided && this.root !== undefined ? findRouteFile(this.module.path, this.root) : undefined;
  }

  #findEnvironments(): ModuleEnvironments {
    return this.#isDecided() ? this.ownEnvironments : project.findEnvironments(this.module.path, this.root, this.#declaredRoots);
  }

  /** Whether its importers have no say in where it runs. */
  #isDecided(): boolean {
    const { assertedClient, server } = this.ownEnvironments;
    return assertedClient !== undefined || server !== undefined || this.isTestOrStory || !isAbsolutePath(this.module.path);
  }

  #collectRequestChanges(): ReadonlySet<string> {
    const { path } = this.module;
    const indexes = isAbsolutePath(path) ? project.collectIndexes(path, this.root, this.#declaredRoots) : [];
    return new Set(indexes.flatMap((index) => [...collectAppWideChanges(index, project.modules)]));
  }

  #createLinks(): ModuleLinks {
    return {
      findDefinition: (...asked) => this.#getLinks()?.findDefinition(...asked),
      mayDefine: (...asked) => this.#getLinks()?.mayDefine(...asked) === true,
    };
  }

  #getLinks(): ModuleLinks | undefined {
    if (this.#links === undefined && isAbsolutePath(this.module.path)) this.#links = project.getLinks(this.module.path, this.root);
    return this.#links;
  }

  #findRoot(): NextRoot | undefined {
    const { path } = this.module;
    if (!isAbsolutePath(path)) return undefined;
    return project.findRoot(path, this.#declaredRoots);
  }
}
