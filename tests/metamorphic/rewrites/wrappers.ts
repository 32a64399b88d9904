/** What React offers to wrap a value or a function in. */
import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Change } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, collectFreeNames, getFunction, getFunctionName, getImportPosition, getModulePosition, getText, hasAwait, hasHook, insert, isBound, isComponentName, isConstDeclaration, replace,
  type ConstDeclaration, type FunctionNode, type Node, type Source,
} from "../source.ts";
import { collectHelpers, isUsedLater, writeArrow } from "./functions.ts";

/** Adds an import from React, under a name that is free. */
function importReact(source: Source, imported: string): { readonly name: string; readonly edit: ReturnType<typeof insert> } {
  const known = source.nodes.find((node) => node.type === "ImportSpecifier" && node.local.name === imported && node.parent.type === "ImportDeclaration" && node.parent.source.value === "react");
  if (known !== undefined) return { edit: insert(getImportPosition(source), ""), name: imported };
  const name = source.fresh(imported);
  return { edit: insert(getImportPosition(source), `import { ${imported}${name === imported ? "" : ` as ${name}`} } from "react";\n`), name };
}

/** What a component of the browser computes each time it is rendered. */
function collectComputed(source: Source): readonly { readonly declaration: ConstDeclaration; readonly component: FunctionNode }[] {
  return source.nodes.filter(isConstDeclaration).flatMap((declaration) => {
    const component = getFunction(declaration);
    const [{ init }] = declaration.declarations;
    if (component === undefined || component.async || component.body !== declaration.parent || !isComponentName(getFunctionName(component))) return [];
    if (!source.isModule || hasHook(declaration, source) || hasAwait(declaration, source) || isBound(declaration, source) || /FunctionExpression$/u.test(init.type)) return [];
    return !isAfterReturn(declaration) && isRenderedInBrowser(source) ? [{ component, declaration }] : [];
  });
}

function isRenderedInBrowser({ isClient, path }: Source): boolean {
  return isClient || /^(?:src\/)?pages\/(?!api\/)/u.test(path);
}

/** A hook may not follow a `return`. */
function isAfterReturn(declaration: Node): boolean {
  const { parent } = declaration;
  return parent?.type === "BlockStatement" && parent.body.some((statement) => statement.range[1] <= declaration.range[0] && /^(?:If|Return|Switch|Try)Statement$/u.test(statement.type));
}

function collectLocals(node: Node, source: Source): readonly Variable[] {
  return collectFreeNames(node, source).filter(({ kind }) => kind === "local").map(({ variable }) => variable);
}

function wrapComputed(source: Source, imported: string, write: (name: string, init: TSESTree.Expression, dependencies: string) => readonly (Node | string)[]): readonly Change[] {
  const { edit, name } = importReact(source, imported);
  return collectComputed(source).map(({ declaration }) => {
    const [{ init }] = declaration.declarations;
    return change(edit, replace(init, ...write(name, init, collectLocals(init, source).map((variable) => variable.name).join(", "))));
  });
}

export const wrappers: readonly Rewrite[] = [
  rewrite("in cache", (source) =>
    source.isClient || !source.isModule || isRenderedInBrowser(source)
      ? []
      : collectHelpers(source).flatMap(({ calls, name, node, statement, variable }) => {
          // What is called once with the same arguments does the same by way of a cache.
          if (calls.length !== 1 || !isUsedLater(variable) || isBound(node, source) || node.typeParameters !== undefined || isComponentName(name)) return [];
          const { edit, name: cache } = importReact(source, "cache");
          return [change(edit, replace(statement, `const ${name} = ${cache}(`, ...writeArrow(node, source), ");"))];
        })),
  rewrite("exported function in cache", (source) =>
    source.isClient || isRenderedInBrowser(source) || source.path.startsWith("app/")
      ? []
      : source.nodes.flatMap((node) => {
          if (node.type !== "FunctionDeclaration" || node.id === null || node.parent.type !== "ExportNamedDeclaration" || isBound(node, source) || node.typeParameters !== undefined || isComponentName(node.id.name)) return [];
          if (!/^(?:get|read|load|find|is|has)/u.test(node.id.name) || /use (?:cache|server)/u.test(source.text)) return [];
          const [variable] = source.module.scopes.getDeclaredVariables(node);
          if (variable === undefined || !isUsedLater(variable)) return [];
          const { edit, name: cache } = importReact(source, "cache");
          return [change(edit, replace(node, `const ${node.id.name} = ${cache}(`, ...writeArrow(node, source), ");"))];
        })),
  rewrite("in useMemo", (source) => wrapComputed(source, "useMemo", (name, init, dependencies) => [`${name}(() => (`, init, `), [${dependencies}])`])),
  rewrite("in useState", (source) =>
    collectComputed(source).flatMap(({ declaration }) => {
      const [{ id, init }] = declaration.declarations;
      // A state keeps what it began with, so it must not follow a prop.
      if (collectLocals(init, source).length > 0) return [];
      const { edit, name } = importReact(source, "useState");
      return [change(edit, replace({ from: id.range[0], to: init.range[1] }, "[", id, `] = ${name}(() => (`, init, "))"))];
    })),
  rewrite("in useState at once", (source) =>
    collectComputed(source).flatMap(({ declaration }) => {
      const [{ id, init }] = declaration.declarations;
      if (collectLocals(init, source).length > 0) return [];
      const { edit, name } = importReact(source, "useState");
      return [change(edit, replace({ from: id.range[0], to: init.range[1] }, "[", id, `] = ${name}(`, init, ")"))];
    })),
  rewrite("in a hook", (source) => {
    const name = source.fresh("useShop");
    return collectComputed(source).flatMap(({ declaration }) => {
      const [{ init }] = declaration.declarations;
      const parameters = collectFreeNames(init, source).filter(({ kind }) => kind === "local").map(({ variable }) => variable.name);
      const type = source.isTypeScript ? ": any" : "";
      return [change(insert(getModulePosition(source), `function ${name}(${parameters.map((parameter) => parameter + type).join(", ")}) {\n  return `, init, ";\n}\n"), replace(init, `${name}(${parameters.join(", ")})`))];
    });
  }),
  rewrite("in an object of a hook", (source) => {
    const name = source.fresh("useShop");
    return collectComputed(source).flatMap(({ declaration }) => {
      const [{ id, init }] = declaration.declarations;
      if (id.type !== "Identifier") return [];
      const parameters = collectFreeNames(init, source).filter(({ kind }) => kind === "local").map(({ variable }) => variable.name);
      const type = source.isTypeScript ? ": any" : "";
      return [change(insert(getModulePosition(source), `function ${name}(${parameters.map((parameter) => parameter + type).join(", ")}) {\n  const ${id.name} = `, init, `;\n  return { ${id.name} };\n}\n`), replace({ from: id.range[0], to: init.range[1] }, `{ ${id.name} } = ${name}(${parameters.join(", ")})`))];
    });
  }),
  rewrite("in useCallback", (source) =>
    source.nodes.flatMap((node) => {
      const callback = getHandler(node, source);
      if (callback === undefined) return [];
      const { edit, name } = importReact(source, "useCallback");
      const dependencies = collectLocals(callback, source).map((variable) => variable.name).join(", ");
      if (callback.type === "FunctionDeclaration") return [change(edit, replace(callback, `const ${getFunctionName(callback)} = ${name}(`, ...writeArrow(callback, source), `, [${dependencies}]);`))];
      return [change(edit, replace(callback, `${name}(`, callback, `, [${dependencies}])`))];
    })),
  rewrite("component in memo", (source) =>
    isRenderedInBrowser(source) && source.isModule
      ? source.nodes.flatMap((node) => {
          if (node.type !== "FunctionDeclaration" || node.id === null || node.async || !isComponentName(node.id.name) || isBound(node, source) || node.typeParameters !== undefined) return [];
          const [variable] = source.module.scopes.getDeclaredVariables(node);
          if (variable === undefined || !isUsedLater(variable)) return [];
          const { edit, name } = importReact(source, "memo");
          const { parent } = node;
          return parent.type === "ExportDefaultDeclaration"
            ? [change(edit, replace(parent, `const ${node.id.name} = ${name}(`, node, `);\nexport default ${node.id.name};`))]
            : [change(edit, replace(node, `const ${node.id.name} = ${name}(`, node, ");"))];
        })
      : []),
];

/** A function that a component of the browser makes each time, and hands on or calls later. */
function getHandler(node: Node, source: Source): FunctionNode | undefined {
  const isFunction = node.type === "FunctionDeclaration" || node.type === "ArrowFunctionExpression";
  if (!isFunction || !isRenderedInBrowser(source) || hasHook(node, source) || isBound(node, source)) return undefined;
  const component = getFunction(node);
  if (component === undefined || !isComponentName(getFunctionName(component)) || component.async) return undefined;
  const statement = node.type === "FunctionDeclaration" ? node : node.parent.type === "VariableDeclarator" ? node.parent.parent : undefined;
  if (statement?.parent !== component.body || isAfterReturn(statement) || getText(source, node).includes("use server")) return undefined;
  if (node.type === "FunctionDeclaration") {
    const [variable] = source.module.scopes.getDeclaredVariables(node);
    return variable !== undefined && isUsedLater(variable) ? node : undefined;
  }
  return node;
}
