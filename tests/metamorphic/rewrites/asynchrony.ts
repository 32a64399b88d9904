/** Waiting for a promise in another way. */
import type { TSESTree } from "@typescript-eslint/utils";

import type { Slice } from "../program.ts";
import { rewrite, type Rewrite } from "../rewrite.ts";
import {
  change, collectFreeNames, getFunction, getFunctionName, getImportPosition, getSlice, getText, hasAwait, hasFunctionBetween, hasHook, hasInside, hasJsx, hasJump, hasReturn,
  insert, isBound, isComponentName, isConstDeclaration, replace, type ConstDeclaration, type FunctionNode, type Node, type Source,
} from "../source.ts";

type Awaited = ConstDeclaration & { readonly declarations: [{ readonly init: TSESTree.AwaitExpression }] };

function collectAwaited({ nodes }: Source): readonly Awaited[] {
  return nodes.filter(isConstDeclaration).filter((node): node is Awaited => node.declarations[0].init.type === "AwaitExpression");
}

/** The statements of a block that follow one of them. */
function getRest(statement: Node): readonly TSESTree.Statement[] {
  const { parent } = statement;
  if (parent?.type !== "BlockStatement") return [];
  return parent.body.slice(parent.body.indexOf(statement as TSESTree.Statement) + 1);
}

/** A promise on which a method can be called. */
function getPromise(argument: Node): readonly (Node | string)[] {
  return /^(?:CallExpression|Identifier|MemberExpression)$/u.test(argument.type) ? [argument] : ["(", argument, ")"];
}

/** The whole of `(await promise).a.b()`. */
function getChain(node: Node): Node {
  let top = node;
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    const goesOn = (parent.type === "MemberExpression" && parent.object === top) || (parent.type === "CallExpression" && parent.callee === top) || parent.type === "ChainExpression" || parent.type === "TSNonNullExpression";
    if (!goesOn) break;
    top = parent;
  }
  return top;
}

interface ThenCall {
  readonly call: TSESTree.CallExpression;
  readonly promise: TSESTree.Expression;
  readonly callback: TSESTree.ArrowFunctionExpression;
}

function collectThenCalls({ nodes }: Source): readonly ThenCall[] {
  return nodes.flatMap((call) => {
    if (call.type !== "CallExpression" || call.arguments.length !== 1 || call.callee.type !== "MemberExpression") return [];
    const { object, property } = call.callee;
    const [callback] = call.arguments;
    if (property.type !== "Identifier" || property.name !== "then" || callback?.type !== "ArrowFunctionExpression" || callback.params.length > 1) return [];
    return [{ call, callback, promise: object }];
  });
}

function bind({ callback, promise }: ThenCall): readonly (Node | string)[] {
  const [parameter] = callback.params;
  return parameter === undefined ? ["await ", promise, ";\n"] : ["const ", parameter, " = await ", promise, ";\n"];
}

export const asynchrony: readonly Rewrite[] = [
  rewrite("await as then: what follows", (source) =>
    collectAwaited(source)
      .filter((node) => {
        const rest = getRest(node);
        const isPlain = rest.every((statement) => statement.type !== "FunctionDeclaration" && !isBound(statement, source));
        return rest.length > 0 && isPlain && getFunction(node)?.async === true && getFunction(node)?.body === node.parent && !rest.some((statement) => hasHook(statement, source));
      })
      .map((node) => {
        const rest = getRest(node);
        const block = getSlice(node.parent);
        const [{ id, init }] = node.declarations;
        const isAsync = rest.some((statement) => hasAwait(statement, source)) ? "async " : "";
        const body: Slice = { from: node.range[1], to: block.to - 1 };
        return change(replace({ from: node.range[0], to: block.to - 1 }, "return ", ...getPromise(init.argument), `.then(${isAsync}(`, id, ") => {", body, "});\n"));
      })),
  rewrite("await as then: a member", (source) =>
    source.nodes
      .filter((node): node is TSESTree.AwaitExpression => node.type === "AwaitExpression" && node.parent.type === "MemberExpression")
      .flatMap((node) => {
        const top = getChain(node);
        const rest: Slice = { from: source.text.indexOf(")", node.range[1]) + 1, to: top.range[1] };
        const isPlain = !hasInside(top, source, (inner) => inner !== node && inner.type === "AwaitExpression" && !hasFunctionBetween(inner, top) && inner.range[0] > node.range[1]);
        if (!isPlain || (top.parent?.type === "AssignmentExpression" && top.parent.left === top) || isBound(top, source)) return [];
        const name = source.fresh("found");
        return [change(replace(top, "(await ", ...getPromise(node.argument), `.then((${name}) => ${name}`, rest, "))"))];
      })),
  rewrite("await as Promise.all", (source) =>
    collectAwaited(source).map(({ declarations: [{ id, init }] }) => change(replace({ from: id.range[0], to: init.range[1] }, "[", id, "] = await Promise.all([", init.argument, "])")))),
  rewrite("two awaits as one Promise.all", (source) =>
    collectAwaited(source).flatMap((node) => {
      const [next] = getRest(node);
      if (next === undefined || !isConstDeclaration(next) || next.declarations[0].init.type !== "AwaitExpression") return [];
      const [first] = node.declarations;
      const [second] = next.declarations;
      const promise = next.declarations[0].init.argument;
      const depends = collectFreeNames(promise, source).some(({ variable }) => variable.defs.some(({ name }) => name.range[0] >= first.id.range[0] && name.range[1] <= first.id.range[1]));
      if (depends) return [];
      return [change(replace({ from: node.range[0], to: next.range[1] }, "const [", first.id, ", ", second.id, "] = await Promise.all([", first.init.argument, ", ", promise, "]);"))];
    })),
  rewrite("await of Promise.all of one", (source) =>
    source.nodes
      .filter((node): node is TSESTree.AwaitExpression => node.type === "AwaitExpression" && node.parent.type === "MemberExpression")
      .map((node) => change(replace(node, "(await Promise.all([", node.argument, "]))[0]")))),
  rewrite("await of a started promise", (source) =>
    collectAwaited(source)
      .filter(({ declarations: [{ init }] }) => init.argument.type === "CallExpression")
      .map((node) => {
        const name = source.fresh("pending");
        const { argument } = node.declarations[0].init;
        return change(insert(node.range[0], `const ${name} = `, argument, ";\n"), replace(argument, name));
      })),
  rewrite("await as use", (source) =>
    source.isClient || !source.isModule
      ? []
      : source.nodes
          .filter((node): node is FunctionNode => /Function(?:Declaration|Expression)$/u.test(node.type) && (node as FunctionNode).async && isComponentName(getFunctionName(node as FunctionNode)) && hasJsx(node, source))
          .filter((node) => !hasInside(node.body, source, (inner) => inner.type === "TryStatement" || (inner.type === "ExpressionStatement" && inner.directive !== undefined)))
          .flatMap((node) => {
            const awaits = source.nodes.filter((inner): inner is TSESTree.AwaitExpression => inner.type === "AwaitExpression" && getFunction(inner) === node);
            // A promise is only read where it is one for sure, and the same one when React renders again.
            if (awaits.length === 0 || awaits.some(({ argument }) => hasInside(argument, source, ({ type }) => type === "AwaitExpression"))) return [];
            const name = source.fresh("use");
            const start = source.text.indexOf("async", node.range[0]);
            return [
              change(
                insert(getImportPosition(source), `import { use${name === "use" ? "" : ` as ${name}`} } from "react";\n`),
                replace({ from: start, to: start + 6 }, ""),
                ...awaits.map((inner) => replace(inner, `${name}(`, inner.argument, ")")),
              ),
            ];
          })),
  rewrite("then as await", (source) =>
    collectThenCalls(source).flatMap((then) => {
      const { call, callback } = then;
      const { parent } = call;
      const outer = getFunction(call);
      if (outer === undefined || outer.generator || isBound(call, source)) return [];
      const edits = outer.async ? [] : [insert(outer.range[0], "async ")];
      if (edits.length > 0 && (isComponentName(getFunctionName(outer)) || outer.parent.type === "Property" || hasHook(outer, source) || parent.type === "AwaitExpression")) return [];
      if (parent.type === "ArrowFunctionExpression") {
        return callback.body.type === "BlockStatement" ? [] : [change(...edits, replace(call, "{\n", ...bind(then), "return ", callback.body, ";\n}"))];
      }
      const statement = parent.type === "AwaitExpression" ? parent.parent : parent;
      if (statement.parent?.type !== "BlockStatement") return [];
      if (statement.type === "ReturnStatement") {
        return callback.body.type === "BlockStatement"
          ? [change(...edits, replace(statement, ...bind(then), { from: callback.body.range[0] + 1, to: callback.body.range[1] - 1 }))]
          : [change(...edits, replace(statement, ...bind(then), "return ", callback.body, ";"))];
      }
      // Without `await` the function goes on before the promise is there.
      if (statement.type !== "ExpressionStatement" || parent.type !== "AwaitExpression" || hasReturn(callback.body, source) || hasJump(callback.body, source)) return [];
      const body = callback.body.type === "BlockStatement" ? { from: callback.body.range[0] + 1, to: callback.body.range[1] - 1 } : getSlice(callback.body);
      return [change(replace(statement, "{\n", ...bind(then), body, ";\n}"))];
    })),
  rewrite("needless await left out", (source) =>
    source.nodes
      .filter((node): node is TSESTree.ArrowFunctionExpression => node.type === "ArrowFunctionExpression" && node.async && node.body.type === "AwaitExpression")
      .map((node) => change(replace(node.body, (node.body as TSESTree.AwaitExpression).argument)))),
  rewrite("needless await", (source) =>
    source.nodes
      .filter((node): node is TSESTree.ReturnStatement => node.type === "ReturnStatement" && node.argument?.type === "CallExpression")
      .filter((node) => getFunction(node)?.async === true && !/["'](?:use )/u.test(getText(source, node)))
      .flatMap(({ argument }) => (argument === null ? [] : [change(insert(argument.range[0], "await "))]))),
];
