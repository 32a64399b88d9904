import type { TSESTree } from "@typescript-eslint/utils";

import { mayMatter, type Shortcut } from "../../platform/shortcut.ts";
import { isFunctionAt } from "../../syntax/exported.ts";
import { oncePer } from "../../syntax/once-per.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { collectValueReads, type LinkedDefinition, type ModuleLinks, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { AccessPath } from "./access-path.ts";

/** Whether the text of a module may hold what a shortcut stands for: several rules ask, and some at each call. */
export const mayHold = oncePerModule((shortcut, { text }) => mayMatter(shortcut, text));

/**
 * Whether the code of a module may do what a shortcut stands for: by its own text, or by that of the modules in which
 * the functions and values that it uses are defined. No tree is opened for that. What comes to it through a module that
 * has no word of it itself is out of sight: to ask at each module for all that it leads to would read most of an app.
 */
export const mayComeTo = oncePerModule((shortcut, module) => mayHold(shortcut, module) || mayTake(shortcut, module));

/** The same by what it has of other modules only. */
export const mayTake = oncePerModule((shortcut, module) => requestsAtRunTime(module) || importsSome(shortcut, module));

type Question = (shortcut: Shortcut, module: SourceModule) => boolean;

function oncePerModule(ask: Question): Question {
  const getAnswers = oncePer<SourceModule, readonly [], Map<Shortcut, boolean>>(() => new Map());
  return (shortcut, module) => {
    const answers = getAnswers(module);
    let answer = answers.get(shortcut);
    if (answer === undefined) answers.set(shortcut, (answer = ask(shortcut, module)));
    return answer;
  };
}

/** The same of what a path into another module stands for. */
export function mayPathComeTo(path: AccessPath, shortcut: Shortcut, module: SourceModule): boolean {
  const definition = findDefinition(path, module);
  return definition !== undefined && mayBeOf(definition, shortcut);
}

/** Whether a path may be what a shortcut stands for itself, and not only what a function of the project does. */
export function mayPathBe(path: AccessPath, shortcut: Shortcut, module: SourceModule): boolean {
  const definition = findDefinition(path, module);
  return definition !== undefined && !isFunctionAt(definition, path.steps.slice(1)) && mayBeOf(definition, shortcut);
}

/** Whether a path may be of something that another module does through any number of modules: to be asked of few paths, as it reads what they lead to. */
export function mayPathLeadTo(path: AccessPath, shortcut: Shortcut, module: SourceModule): boolean {
  const definition = findDefinition(path, module);
  return definition?.kind === "module" && definition.leadsTo(shortcut.words);
}

function findDefinition({ root, steps: [name] }: AccessPath, { links }: SourceModule): LinkedDefinition | undefined {
  return root.kind === "module" && name !== undefined ? links?.findDefinition(root.specifier, name) : undefined;
}

function mayBeOf(definition: LinkedDefinition, shortcut: Shortcut): boolean {
  if (definition.kind === "namespace") return true;
  return definition.kind === "package" ? mayMatter(shortcut, mentionExport(definition)) : definition.mentions(shortcut.words);
}

function mentionExport({ name, specifier }: LinkedDefinition & { readonly kind: "package" }): string {
  return `${specifier} ${name}`;
}

/** What `import()` and `require()` give has no declaration to start from. */
const requestsAtRunTime = oncePer(({ links, text }: SourceModule) => links !== undefined && /\b(?:import|require)\s*\(/u.test(text));

/** Whether something may be what a module imports for more than to render it, as an element. */
function importsSome(shortcut: Shortcut, module: SourceModule): boolean {
  const { links } = module;
  return links !== undefined && collectImports(module).some((statement) =>
    links.mayDefine(statement.source.value, shortcut.words) && collectDefinitions(statement, module, links).some((definition) => mayBeOf(definition, shortcut)),
  );
}

const collectImports = oncePer(({ ast }: SourceModule) =>
  ast.body.filter((statement): statement is TSESTree.ImportDeclaration => statement.type === "ImportDeclaration" && statement.importKind !== "type"),
);

function collectDefinitions({ source, specifiers }: TSESTree.ImportDeclaration, module: SourceModule, links: ModuleLinks): readonly LinkedDefinition[] {
  return specifiers.flatMap((specifier) => collectNames(specifier, module).flatMap((name) => links.findDefinition(source.value, name) ?? []));
}

/** The name that an import takes from a module, where its value is used; of a namespace all that are used. */
function collectNames(specifier: TSESTree.ImportClause, module: SourceModule): readonly string[] {
  const uses = module.scopes.getDeclaredVariables(specifier).flatMap((variable) => collectValueReads(variable)).map(({ identifier }) => getWrapped(identifier));
  const others = uses.filter(({ type }) => type !== "JSXIdentifier");
  if (others.length === 0) return [];
  if (specifier.type === "ImportDefaultSpecifier") return ["default"];
  if (specifier.type === "ImportSpecifier") return [getModuleExportName(specifier.imported)];
  const members = others.map(({ parent }) => (parent?.type === "MemberExpression" && parent.property.type === "Identifier" ? parent.property.name : undefined));
  return [...new Set(members.filter((name) => name !== undefined))];
}
