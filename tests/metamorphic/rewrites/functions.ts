/** Functions in other forms and at other places of their module. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, collectFreeNames, collectReads, getFunction, getFunctionName, getModulePosition, getStatement, getText, hasAwait, hasHook, hasInside, hasJsx, insert, isBound,
  isComponentName, isConstDeclaration, isDirective, isMovable, renameUse, replace, type FunctionNode, type Node, type Source, type Written,
} from "../source.ts";

export interface Helper {
  readonly name: string;
  readonly variable: Variable;
  readonly node: FunctionNode;
  /** The whole statement. */
  readonly statement: Node;
  readonly calls: readonly TSESTree.CallExpression[];
}

/** The functions of the module that are not exported and only called. */
export function collectHelpers(source: Source): readonly Helper[] {
  return source.nodes.flatMap((statement) => {
    if (statement.parent?.type !== "Program") return [];
    const node = getDeclaredFunction(statement);
    if (node === undefined || node.generator) return [];
    const name = getFunctionName(node);
    const variable = source.module.scopes.scopes.find(({ type }) => type === "module" || (type === "global" && !source.isModule))?.set.get(name);
    if (variable === undefined || variable.defs.length !== 1) return [];
    const reads = collectReads(variable);
    const calls = reads.flatMap(({ parent }) => (parent.type === "CallExpression" ? [parent] : []));
    const areCalls = calls.length === reads.length && calls.every(({ callee }) => reads.some((read) => read === callee));
    return areCalls && calls.length > 0 && !hasServerDirective(node) ? [{ calls, name, node, statement, variable }] : [];
  });
}

function getDeclaredFunction(statement: Node): FunctionNode | undefined {
  if (statement.type === "FunctionDeclaration") return statement;
  if (!isConstDeclaration(statement) || statement.declarations[0].id.type !== "Identifier" || statement.declarations[0].id.typeAnnotation !== undefined) return undefined;
  const { init } = statement.declarations[0];
  return init.type === "ArrowFunctionExpression" || init.type === "FunctionExpression" ? init : undefined;
}

/** A Server Function is what its module and its place make it. */
export function hasServerDirective(node: FunctionNode): boolean {
  return node.body?.type === "BlockStatement" && node.body.body.some((statement) => isDirective(statement) && statement.directive.startsWith("use server"));
}

/** What stands between a function's name and its body, with both parentheses. */
function getParameters(node: FunctionNode, { text }: Source): { from: number; to: number } {
  const from = text.indexOf("(", node.id?.range[1] ?? node.range[0] + (node.async ? 5 : 0));
  return { from, to: node.body.range[0] };
}

/** As an arrow: `async (a): T => { … }`. */
export function writeArrow(node: FunctionNode, source: Source): readonly Written[] {
  if (node.type === "ArrowFunctionExpression") return [node];
  return [node.async ? "async " : "", getParameters(node, source), "=> ", node.body];
}

/** As `name(a): T { … }` of an object or a class. */
function writeMethod({ name, node }: Helper, source: Source): readonly Written[] | undefined {
  if (node.type === "ArrowFunctionExpression") {
    if (source.text.charAt(node.range[0] + (node.async ? 6 : 0)) !== "(") return undefined;
    const arrow = source.text.lastIndexOf("=>", node.body.range[0]);
    const from = node.range[0] + (node.async ? 6 : 0);
    const body: readonly Written[] = node.body.type === "BlockStatement" ? [node.body] : ["{ return ", node.body, "; }"];
    return [node.async ? "async " : "", name, { from, to: arrow }, ...body];
  }
  return [node.async ? "async " : "", name, getParameters(node, source), node.body];
}

/** Whether a function may stand where it stands as a constant: nobody calls it before. */
export function isUsedLater({ defs, references }: Variable): boolean {
  const [definition] = defs;
  if (definition === undefined) return false;
  return references.every(({ identifier }) => identifier.range[0] >= definition.node.range[0] || getFunction(identifier) !== getFunction(definition.node));
}

function collectDeclarations(source: Source): readonly TSESTree.FunctionDeclarationWithName[] {
  return source.nodes
    .filter((node): node is TSESTree.FunctionDeclarationWithName => node.type === "FunctionDeclaration" && node.id !== null && !node.generator)
    .filter((node) => node.typeParameters === undefined && !isBound(node, source) && !(node.parent.type === "ExportDefaultDeclaration" && hasServerDirective(node)))
    .filter((node) => {
      const variable = source.module.scopes.getDeclaredVariables(node)[0];
      return variable !== undefined && variable.defs.length === 1 && isUsedLater(variable);
    });
}

function turnIntoConst(node: TSESTree.FunctionDeclarationWithName, ...written: readonly Written[]): ReturnType<typeof change> {
  const { id, parent } = node;
  return parent.type === "ExportDefaultDeclaration"
    ? change(replace(parent, `const ${id.name} = `, ...written, `;\nexport default ${id.name};`))
    : change(replace(node, `const ${id.name} = `, ...written, ";"));
}

function collectArrows({ nodes }: Source): readonly TSESTree.ArrowFunctionExpression[] {
  return nodes.filter((node) => node.type === "ArrowFunctionExpression");
}

/** The parameters and body of an arrow as those of a `function`. */
function writeFunction(node: TSESTree.ArrowFunctionExpression, source: Source, name = ""): readonly Written[] {
  const from = node.range[0] + (node.async ? 6 : 0);
  const arrow = source.text.lastIndexOf("=>", node.body.range[0]);
  const hasParentheses = source.text.charAt(from) === "(" || source.text.charAt(from) === "<";
  const parameters: readonly Written[] = hasParentheses ? [{ from, to: arrow }] : ["(", { from, to: arrow }, ")"];
  const body: readonly Written[] = node.body.type === "BlockStatement" ? [node.body] : ["{ return ", node.body, "; }"];
  return [node.async ? "async " : "", "function ", name, ...parameters, " ", ...body];
}

/** What an expression becomes when a function computes it: the function's parameters, and the call. */
interface Extraction {
  readonly node: TSESTree.Expression;
  readonly isAsync: boolean;
  readonly parameters: readonly string[];
  readonly call: string;
}

/** Expressions that a function may compute as well, with what it has to be given. */
export function collectExtractions(source: Source, name: string): readonly Extraction[] {
  return source.nodes.filter(isMovable).flatMap((node) => {
    if (!/^(?:Array|Await|Binary|Call|Conditional|Logical|Member|New|Object)Expression$|^(?:TemplateLiteral|ChainExpression)$/u.test(node.type)) return [];
    if (isBound(node, source) || hasHook(node, source) || hasJsx(node, source) || getFunction(node) === undefined) return [];
    if (hasInside(node, source, (inner) => inner.type === "AssignmentExpression" || inner.type === "UpdateExpression")) return [];
    const free = collectFreeNames(node, source).filter(({ kind }) => kind !== "import");
    if (free.some(({ kind }) => kind === "type")) return [];
    const parameters = free.map(({ variable }) => variable.name);
    const isAsync = hasAwait(node, source);
    const call = `${name}(${parameters.join(", ")})`;
    return [{ call: isAsync ? `(await ${call})` : call, isAsync, node, parameters: free.map(({ variable }) => writeParameter(variable, source)) }];
  });
}

/** A parameter with the type that the variable was given. */
function writeParameter(variable: Variable, source: Source): string {
  const [identifier] = variable.identifiers;
  if (!source.isTypeScript || identifier?.type !== "Identifier" || identifier.typeAnnotation === undefined) return variable.name;
  const isOfModule = hasInside(identifier.typeAnnotation, source, (inner) => inner.type === "Identifier" && collectFreeNames(inner, source).some(({ kind }) => kind === "type"));
  return isOfModule ? variable.name : `${variable.name}${getText(source, identifier.typeAnnotation)}`;
}

export const functions: readonly Rewrite[] = [
  rewrite("function as arrow", (source) => collectDeclarations(source).map((node) => turnIntoConst(node, ...writeArrow(node, source)))),
  rewrite("function as function expression", (source) => collectDeclarations(source).map((node) => turnIntoConst(node, node))),
  rewrite("arrow as function expression", (source) =>
    collectArrows(source).filter((node) => !isBound(node, source)).map((node) => change(replace(node, ...writeFunction(node, source))))),
  rewrite("arrow as function declaration", (source) =>
    collectArrows(source).flatMap((node) => {
      const declaration = node.parent.parent;
      if (declaration?.type !== "VariableDeclaration" || declaration.declarations.length !== 1 || isBound(node, source)) return [];
      const [{ id }] = declaration.declarations;
      if (id.type !== "Identifier" || id.typeAnnotation !== undefined) return [];
      return [change(replace(declaration, ...writeFunction(node, source, id.name)))];
    })),
  rewrite("arrow body as block", (source) =>
    collectArrows(source).filter(({ body }) => body.type !== "BlockStatement").map((node) => change(replace({ from: source.text.lastIndexOf("=>", node.body.range[0]) + 2, to: node.range[1] }, " { return ", node.body, "; }")))),
  rewrite("block as arrow body", (source) =>
    collectArrows(source).flatMap((node) => {
      if (node.body.type !== "BlockStatement" || node.body.body.length !== 1) return [];
      const [statement] = node.body.body;
      if (statement?.type !== "ReturnStatement" || statement.argument === null) return [];
      return [change(replace(node.body, "(", statement.argument, ")"))];
    })),
  ...createMethodRewrites(),
  rewrite("helper written where it is called", (source) =>
    collectHelpers(source).flatMap(({ calls, node, statement, variable }) => {
      const [call] = calls;
      if (calls.length !== 1 || call === undefined || /^use[A-Z]/u.test(variable.name) || !isVisible(node, call, source) || isWithinNode(call, statement)) return [];
      return [change(replace(call.callee, "(", node, ")"), replace(statement, ""))];
    })),
  rewrite("in a function called at once", (source) =>
    collectExtractions(source, "").map(({ isAsync, node }) => change(replace(node, isAsync ? "(await (async () => " : "(() => ", "(", node, isAsync ? "))())" : "))()")))),
  rewrite("in a function of the same block", (source) => {
    const name = source.fresh("compute");
    return collectExtractions(source, name).flatMap(({ isAsync, node }) => {
      const statement = getStatement(node);
      if (statement === undefined || declaresWithin(node, statement, source)) return [];
      return [change(insert(statement.range[0], `const ${name} = ${isAsync ? "async " : ""}() => (`, node, ");\n"), replace(node, isAsync ? `(await ${name}())` : `${name}()`))];
    });
  }),
  rewrite("in a function of the module", (source) => {
    const name = source.fresh("compute");
    return collectExtractions(source, name).map(({ call, isAsync, node, parameters }) =>
      change(insert(getModulePosition(source), `${isAsync ? "async " : ""}function ${name}(${parameters.join(", ")}) {\n  return `, node, ";\n}\n"), replace(node, call)));
  }),
  rewrite("in a function of the module that takes an object", (source) => {
    const name = source.fresh("compute");
    return collectExtractions(source, name)
      .filter(({ parameters }) => parameters.length > 0)
      .map(({ isAsync, node, parameters }) => {
        const names = parameters.map((parameter) => /^\w+/u.exec(parameter)?.[0] ?? parameter);
        const call = `${name}({ ${names.join(", ")} })`;
        const type = source.isTypeScript ? ": any" : "";
        return change(insert(getModulePosition(source), `const ${name} = ${isAsync ? "async " : ""}({ ${names.join(", ")} }${type}) => (`, node, ");\n"), replace(node, isAsync ? `(await ${call})` : call));
      });
  }),
];

function createMethodRewrites(): readonly Rewrite[] {
  const forms = [
    { after: "\n};\n", before: "const shop = {\n", name: "function as method of an object", owner: "shop" },
    { after: "\n}\n", before: "class Shop {\nstatic ", name: "function as static method", owner: "Shop" },
    { after: "\n}\nconst shop = new Shop();\n", before: "class Shop {\n", name: "function as method of an instance", owner: "shop" },
  ];
  return forms.map(({ after, before, name, owner }) =>
    rewrite(name, (source) =>
      collectHelpers(source).flatMap((helper) => {
        const { calls, node, statement, variable } = helper;
        if (isBound(node, source) || node.typeParameters !== undefined || !isUsedLater(variable) || /^use[A-Z]/u.test(variable.name)) return [];
        if (isComponentName(variable.name)) return [];
        const method = writeMethod(helper, source);
        if (method === undefined) return [];
        const inside = calls.filter((call) => isWithinNode(call, statement));
        if (inside.length > 0) return [];
        return [change(replace(statement, before, ...method, after), ...calls.map(({ callee }) => renameUse(callee as TSESTree.Identifier, `${owner}.${variable.name}`)))];
      }),
    ),
  );
}

function isWithinNode(inner: Node, outer: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Whether the names that a node takes mean the same at another place. */
export function isVisible(node: Node, place: Node, source: Source): boolean {
  return collectFreeNames(node, source).every(({ variable }) => {
    for (let outer: Node | undefined = place; outer !== undefined; outer = outer.parent) {
      const scope = source.module.scopes.acquire(outer, true);
      const found = scope?.set.get(variable.name);
      if (found !== undefined) return found === variable;
    }
    return source.module.scopes.scopes.some(({ set, type }) => type === "module" && set.get(variable.name) === variable);
  });
}

/** Whether a node takes a name that is declared in its own statement, so that it cannot go before it. */
export function declaresWithin(node: Node, statement: Node, source: Source): boolean {
  return collectFreeNames(node, source).some(({ variable }) => variable.defs.some(({ name }) => isWithinNode(name, statement)));
}
