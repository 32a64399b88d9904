import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition, Reference, ScopeManager, Variable } from "@typescript-eslint/scope-manager";

/**
 * One parsed module, as every analysis sees it: the linted file, or another module of the project.
 * Analyses take this and never ESLint's context, so they work on any module whose tree is at hand.
 */
export interface SourceModule {
  readonly path: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopes: ScopeManager;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** The way to what it requests; absent where a module stands alone. */
  readonly links?: ModuleLinks;
}

/** What a module sees of the modules it requests. */
export interface ModuleLinks {
  /** Where a name is defined that a specifier leads to, past all re-exports; `undefined` where nobody knows. */
  findDefinition(specifier: string, name: string): LinkedDefinition | undefined;
}

/** Another module of the project, which is not opened yet. */
export interface ModuleHandle {
  readonly path: string;
  /** Whether something stands in its text: to be asked before the tree is opened. */
  readonly mentions: (pattern: RegExp) => boolean;
  /** Whether something stands in its text, or in that of a module that it leads to: it cannot come to it else. */
  readonly leadsTo: (pattern: RegExp) => boolean;
  /** Parses it, once; `undefined` where that fails. */
  readonly open: () => SourceModule | undefined;
}

export type LinkedDefinition = (
  /** `name` is what the module exports it as. */
  | (ModuleHandle & { readonly kind: "module"; readonly name: string })
  | { readonly kind: "package"; readonly name: string; readonly specifier: string }
) & {
  /** The first module on the way with a `'use client'` directive that counts. */
  readonly clientEntry?: string | undefined;
};

/** Whether TypeScript reads the module, and so elides imports and infers types. */
export function isTypeScript(module: SourceModule): boolean {
  return /\.[cm]?tsx?$/u.test(module.path);
}

type Identifier = TSESTree.Identifier | TSESTree.JSXIdentifier;

interface BindingIndex {
  readonly references: ReadonlyMap<TSESTree.Node, Reference>;
  readonly declarations: ReadonlyMap<TSESTree.Node, Variable>;
}

const indexes = new WeakMap<SourceModule, BindingIndex>();

function getBindingIndex(module: SourceModule): BindingIndex {
  const known = indexes.get(module);
  if (known !== undefined) return known;
  const references = new Map<TSESTree.Node, Reference>();
  const declarations = new Map<TSESTree.Node, Variable>();
  for (const scope of module.scopes.scopes) {
    for (const reference of scope.references) references.set(reference.identifier, reference);
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) declarations.set(identifier, variable);
    }
  }
  const index = { references, declarations };
  indexes.set(module, index);
  return index;
}

/** The variable an identifier reads, writes or declares; `undefined` for a global or a property name. */
export function findVariable(module: SourceModule, identifier: Identifier): Variable | undefined {
  const index = getBindingIndex(module);
  const variable = index.references.get(identifier)?.resolved ?? index.declarations.get(identifier);
  return variable !== undefined && variable !== null && isDeclaredHere(variable) ? variable : undefined;
}

/** Whether an identifier is a reference to a global: nothing in the module declares its name in scope. */
export function isGlobalReference(module: SourceModule, identifier: Identifier): boolean {
  const reference = getBindingIndex(module).references.get(identifier);
  return reference !== undefined && (reference.resolved === null || !isDeclaredHere(reference.resolved));
}

/** Configured globals have no definition, and `declare const require: any` only tells TypeScript of a global. */
function isDeclaredHere(variable: Variable): boolean {
  return variable.defs.some((definition) => !isAmbient(definition));
}

function isAmbient({ node, parent }: Definition): boolean {
  if (node.type === "TSDeclareFunction") return true;
  return node.type === "VariableDeclarator" && parent?.type === "VariableDeclaration" && parent.declare;
}

/**
 * The only definition of a variable that is never written again, so its definition says what it is.
 * `undefined` for reassigned variables, for several declarations of one name, and for merged ones.
 */
export function findConstantDefinition(variable: Variable): Definition | undefined {
  const [definition, ...others] = variable.defs;
  if (definition === undefined || others.length > 0) return undefined;
  const isWrittenAgain = variable.references.some((reference) => reference.isWrite() && reference.init !== true);
  return isWrittenAgain ? undefined : definition;
}

/** The initializer of a variable that is declared once, by its plain name, and never written again. */
export function findInitializer(identifier: TSESTree.Identifier, module: SourceModule): TSESTree.Expression | undefined {
  const variable = findVariable(module, identifier);
  const definition = variable === undefined ? undefined : findConstantDefinition(variable);
  if (definition?.node.type !== "VariableDeclarator" || definition.node.id.type !== "Identifier") return undefined;
  return definition.node.init ?? undefined;
}

/** The references that use a variable's value, without its declaration and without uses in types. */
export function collectValueReads(variable: Variable): readonly Reference[] {
  return variable.references.filter((reference) => reference.isRead() && isValueReference(reference));
}

/** ESLint's own scope analysis has no type references, so its references have no such flag. */
export function isValueReference(reference: Reference): boolean {
  return (reference as { readonly isValueReference?: boolean }).isValueReference !== false;
}
