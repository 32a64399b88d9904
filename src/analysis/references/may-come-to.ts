import type { TSESTree } from "@typescript-eslint/utils";

import { mayMatter, type Shortcut } from "../../platform/shortcut.ts";
import { getModuleExportName } from "../../syntax/property-name.ts";
import { collectValueReads, type LinkedDefinition, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { AccessPath } from "./access-path.ts";

/**
 * Whether the code of a module may do what a shortcut stands for: by its own text, or by that of modules which what it
 * calls leads to. Where that is is asked of the graph, before any tree is opened.
 */
export function mayComeTo(shortcut: Shortcut, module: SourceModule): boolean {
  return mayMatter(shortcut, module.text) || requestsAtRunTime(module) || getCalled(module).some((definition) => mayBeOf(definition, shortcut));
}

/** The same of what a path into another module leads to. */
export function mayPathComeTo({ root, steps: [name] }: AccessPath, shortcut: Shortcut, module: SourceModule): boolean {
  if (root.kind !== "module" || name === undefined) return false;
  const definition = module.links?.findDefinition(root.specifier, name);
  return definition !== undefined && mayBeOf(definition, shortcut);
}

function mayBeOf(definition: LinkedDefinition, shortcut: Shortcut): boolean {
  return definition.kind === "package" ? mayMatter(shortcut, `${definition.specifier} ${definition.name}`) : definition.leadsTo(shortcut.words);
}

/** What `import()` and `require()` give has no declaration to start from. */
function requestsAtRunTime({ links, text }: SourceModule): boolean {
  return links !== undefined && /\b(?:import|require)\s*\(/u.test(text);
}

const called = new WeakMap<SourceModule, readonly LinkedDefinition[]>();

function getCalled(module: SourceModule): readonly LinkedDefinition[] {
  let found = called.get(module);
  if (found === undefined) called.set(module, (found = collectCalled(module)));
  return found;
}

/** What a module imports for more than to render it, as an element. */
function collectCalled(module: SourceModule): readonly LinkedDefinition[] {
  const { links } = module;
  if (links === undefined) return [];
  return module.ast.body.flatMap((statement) => {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") return [];
    return statement.specifiers.flatMap((specifier) =>
      collectNames(specifier, module).flatMap((name) => links.findDefinition(statement.source.value, name) ?? []),
    );
  });
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
