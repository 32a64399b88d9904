import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluate } from "../constants/evaluate.ts";
import { getTexts, resolveBindings, type TextPart } from "../constants/evaluated.ts";
import { findSourceExpression } from "../references/definition.ts";

const MAX_DEPTH = 12;
const MAX_ALTERNATIVES = 8;

type Texts = readonly (readonly TextPart[])[];

const UNKNOWN: Texts = [[{ kind: "unknown", reason: "unsupported syntax" }]];

/** Functions that write a name in another way and leave it the same name. */
const ESCAPES = /^(?:encodeURI(?:Component)?|decodeURI(?:Component)?|escape\w*|unescape|String|\w*[eE]scapeRegExp?|encode\w*)$/u;
const TEXT_METHODS: ReadonlySet<string> = new Set(["replace", "replaceAll", "toString", "trim", "trimEnd", "trimStart"]);

/**
 * The texts that name a cookie: what `evaluate` says, and beyond it through the escaping that readers of cookies
 * apply to a name (`encodeURIComponent(name)`, `name.replace(/[.*+?]/g, "\\$&")`).
 */
export function evaluateNameTexts(node: TSESTree.Node, module: SourceModule, depth = 0): Texts {
  const inner = unwrap(node);
  if (depth > MAX_DEPTH) return UNKNOWN;
  switch (inner.type) {
    case "TemplateLiteral":
      return concatenate(
        inner.quasis.flatMap((quasi, index) => {
          const text: Texts = [[{ kind: "static", text: quasi.value.cooked ?? quasi.value.raw }]];
          const expression = inner.expressions[index];
          return expression === undefined ? [text] : [text, evaluateNameTexts(expression, module, depth + 1)];
        }),
      );
    case "BinaryExpression":
      return inner.operator === "+"
        ? concatenate([evaluateNameTexts(inner.left, module, depth + 1), evaluateNameTexts(inner.right, module, depth + 1)])
        : UNKNOWN;
    case "Identifier": {
      const source = findSourceExpression(inner, module);
      return source === inner ? evaluatePlainly(inner, module) : evaluateNameTexts(source, module, depth + 1);
    }
    case "CallExpression": {
      const subject = findEscaped(inner);
      return subject === undefined ? evaluatePlainly(inner, module) : evaluateNameTexts(subject, module, depth + 1);
    }
    default:
      return evaluatePlainly(inner, module);
  }
}

/** The sources of the regular expression an expression is; empty where it is none. */
export function evaluatePatternSources(node: TSESTree.Node, module: SourceModule): Texts {
  const inner = findSourceExpression(node, module);
  if (inner.type === "Literal" && "regex" in inner) return [[{ kind: "static", text: inner.regex.pattern }]];
  const isConstructed =
    (inner.type === "NewExpression" || inner.type === "CallExpression") &&
    inner.callee.type === "Identifier" &&
    inner.callee.name === "RegExp";
  const [source] = isConstructed ? inner.arguments : [];
  if (source === undefined) return [];
  const literal = evaluatePatternSources(source, module);
  return literal.length > 0 ? literal : evaluateNameTexts(source, module);
}

function evaluatePlainly(node: TSESTree.Node, module: SourceModule): Texts {
  const texts = getTexts(evaluate(node, module));
  return texts.length === 0 ? UNKNOWN : texts.map((text) => resolveBindings(text));
}

function findEscaped(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const { callee } = call;
  const [argument] = call.arguments;
  if (callee.type === "Identifier") return ESCAPES.test(callee.name) && call.arguments.length === 1 ? argument : undefined;
  if (callee.type !== "MemberExpression") return undefined;
  const method = getPropertyName(callee) ?? "";
  if (method === "escapeRegExp") return argument;
  return TEXT_METHODS.has(method) ? callee.object : undefined;
}

function concatenate(pieces: readonly Texts[]): Texts {
  let texts: Texts = [[]];
  for (const piece of pieces) {
    texts = texts.flatMap((head) => piece.map((tail) => [...head, ...tail])).slice(0, MAX_ALTERNATIVES);
  }
  return texts;
}
