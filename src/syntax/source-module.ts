import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition, Reference, ScopeManager, Variable } from "@typescript-eslint/scope-manager";

import { oncePer } from "./once-per.ts";
import { findSoleAssignment, type Binding } from "./sole-assignment.ts";

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
  /**
   * Where a name is defined that a specifier leads to, past all re-exports; `undefined` where nobody knows. Where the name is
   * another module's namespace, it is `members` that name something.
   */
  findDefinition(specifier: string, name: string, members?: readonly string[]): LinkedDefinition | undefined;
  /**
   * Whether something stands in the text of the module that a specifier leads to, or in that of one whose names it exports as
   * well: where none of its names can be defined else. To be asked before all that it is asked for is looked up.
   */
  mayDefine(specifier: string, pattern: RegExp): boolean;
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
  /** `name` is what the module exports it as. Where it certainly is a function, its tree need not be opened to know that it is nothing else. */
  | (ModuleHandle & { readonly kind: "module"; readonly name: string; readonly isFunction?: boolean })
  | { readonly kind: "namespace" }
  | { readonly kind: "package"; readonly name: string; readonly specifier: string }
) & {
  /** How many of the members were asked of namespaces. */
  readonly named?: number;
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

const getBindingIndex = oncePer((module: SourceModule): BindingIndex => {
  const references = new Map<TSESTree.Node, Reference>();
  const declarations = new Map<TSESTree.Node, Variable>();
  for (const scope of module.scopes.scopes) {
    for (const reference of scope.references) references.set(reference.identifier, reference);
    for (const variable of scope.variables) {
      // A class knows its own name by a second variable, in a scope within.
      for (const identifier of variable.identifiers) if (!declarations.has(identifier)) declarations.set(identifier, variable);
    }
  }
  return { references, declarations };
});

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
const isDeclaredHere = oncePer((variable: Variable): boolean => variable.defs.some((definition) => !isAmbient(definition)));

function isAmbient({ node, parent }: Definition): boolean {
  if (node.type === "TSDeclareFunction") return true;
  return node.type === "VariableDeclarator" && parent?.type === "VariableDeclaration" && parent.declare;
}

/**
 * The only definition of a variable that is never written again, so its definition says what it is.
 * `undefined` for reassigned variables, for several declarations of one name, and for merged ones.
 */
export const findConstantDefinition = oncePer((variable: Variable): Definition | undefined => {
  return variable.defs.length > 1 || collectLaterWrites(variable).length > 0 ? undefined : variable.defs[0];
});

/** What gives a variable another value than its declaration does. */
const collectLaterWrites = oncePer((variable: Variable) => variable.references.filter((reference) => reference.isWrite() && reference.init !== true));

/** Whether something gives a variable another value than its declaration does. */
export function isWrittenLater(variable: Variable): boolean {
  return collectLaterWrites(variable).length > 0;
}

/**
 * What gives a name its value where it is used: its declaration, if it is never written again, or the only assignment that
 * it has, if that is certain to have run before (`let url; url = "/me"; fetch(url)`). `undefined` for parameters and imports.
 */
export function findBinding(identifier: Identifier, module: SourceModule): Binding | undefined {
  const variable = findVariable(module, identifier);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition?.node.type !== "VariableDeclarator" || others.length > 0) return undefined;
  const [write, ...more] = collectLaterWrites(variable);
  if (write !== undefined) return more.length === 0 ? findSoleAssignment(write.identifier, definition.node, identifier) : undefined;
  const { id, init } = definition.node;
  return init === null ? undefined : { name: definition.name, pattern: id, value: init };
}

/** The value that a name stands for as a whole. */
export function findInitializer(identifier: Identifier, module: SourceModule): TSESTree.Expression | undefined {
  const binding = findBinding(identifier, module);
  return binding?.pattern.type === "Identifier" ? binding.value : undefined;
}

/** The references that use a variable's value, without its declaration and without uses in types. */
export const collectValueReads = oncePer((variable: Variable): readonly Reference[] =>
  variable.references.filter((reference) => reference.isRead() && isValueReference(reference)),
);

/** ESLint's own scope analysis has no type references, so its references have no such flag. */
export function isValueReference(reference: Reference): boolean {
  return (reference as { readonly isValueReference?: boolean }).isValueReference !== false;
}
