import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { findBearerHeader, type BearerHeader } from "../../analysis/cookies/bearer-header.ts";
import type { NamedCookieRead } from "../../analysis/cookies/cookie-read.ts";
import type { ApiOrigins } from "../../analysis/requests/api-origins.ts";
import { classifyTarget } from "../../analysis/requests/classify-target.ts";
import type { CredentialsMode } from "../../platform/web/request-credentials.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import { formatOption, writeCredentials } from "./credentials-option.ts";
import { removeImportSpecifiers } from "./imports.ts";
import { getQuote } from "./list-items.ts";
import { removeProperty } from "./object-literal.ts";
import { removeStatement } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Removes a call of a library's or the browser's own reader whose value nobody takes, and the import that only it
 * used. Gives up where anything in the call may do more than read; hooks stay.
 */
export function removeUnusedRead(
  read: NamedCookieRead,
  module: SourceModule,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | undefined {
  if (read.isHook || read.use !== "unused" || !read.isDirect || !isPlainCall(read.expression)) return undefined;
  const statement = findWholeStatement(read.expression, module);
  if (statement === undefined) return undefined;
  return (fixer) => [
    removeStatement(fixer, sourceCode, statement),
    ...removeUnusedImports(fixer, sourceCode, [statement], module),
  ];
}

/** A method of a name, called with texts and names: `Cookies.get(NAME)`. */
function isPlainCall(node: TSESTree.Node): boolean {
  return node.type === "CallExpression" && isPlain(node.callee) && node.arguments.every((argument) => isPlain(argument));
}

function isPlain(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
    case "Literal":
      return true;
    case "MemberExpression":
      return !node.computed && isPlain(node.object);
    case "TemplateLiteral":
      return node.expressions.every((part) => part.type === "Identifier" || part.type === "Literal");
    default:
      return false;
  }
}

/** `Cookies.get("token");` and `const token = Cookies.get("token");`: nothing else stands in the statement. */
function findWholeStatement(expression: TSESTree.Node, module: SourceModule): TSESTree.Statement | undefined {
  const outer = getWrapped(expression);
  const { parent } = outer;
  if (parent?.type === "ExpressionStatement") return parent;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return undefined;
  const isStatement = parent.parent.parent.type === "BlockStatement" || parent.parent.parent.type === "Program";
  // The declaration is a reference itself; the dependencies of an effect are no use, but they name the variable.
  const isNamedElsewhere = findVariable(module, parent.id)?.references.length !== 1;
  return isStatement && !isNamedElsewhere && parent.parent.declarations.length === 1 ? parent.parent : undefined;
}

export interface CredentialsEdit {
  readonly mode: CredentialsMode;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * Lets the browser send the cookie of a read that only fills an `Authorization` header: header, constant and the
 * import that only they used go, the credentials mode comes.
 */
export function sendCredentialsInstead(
  read: NamedCookieRead,
  module: SourceModule,
  sourceCode: SourceCode,
  apis: ApiOrigins,
): CredentialsEdit | undefined {
  const bearer = read.isHook ? undefined : findBearerHeader(read, module);
  if (bearer === undefined) return undefined;
  // What somebody noted about a header would go with it.
  if (sourceCode.getCommentsInside(bearer.isOnlyHeader ? bearer.headers : bearer.header).length > 0) return undefined;
  const { credentials, place, urls } = bearer.site;
  const target = classifyTarget(urls, apis);
  // Cookies of this app are none of a stranger's business.
  if (target.kind === "thirdParty" || target.kind === "inert") return undefined;
  const mode = target.kind === "sameOrigin" ? "same-origin" : "include";
  const isStated = credentials.kind === "stated" && (credentials.mode === "include" || credentials.mode === mode);
  if (!isStated && (credentials.kind !== "missing" || place === undefined)) return undefined;
  return {
    fix: (fixer) => {
      const removed = [bearer.isOnlyHeader ? bearer.headers : bearer.header, ...(bearer.statement ? [bearer.statement] : [])];
      return [
        ...replaceHeader(fixer, sourceCode, bearer, isStated ? undefined : mode),
        ...(bearer.statement ? [removeStatement(fixer, sourceCode, bearer.statement)] : []),
        ...removeUnusedImports(fixer, sourceCode, removed, module),
      ];
    },
    mode,
  };
}

function replaceHeader(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  { header, headers, isOnlyHeader, site }: BearerHeader,
  mode: CredentialsMode | undefined,
): readonly TSESLint.RuleFix[] {
  const { place } = site;
  const removal = isOnlyHeader
    ? (removeLastArgument(fixer, sourceCode, headers.parent) ?? removeProperty(fixer, sourceCode, headers))
    : removeProperty(fixer, sourceCode, header);
  // Without the option a request to the page's own origin sends its cookies all the same.
  if (mode === undefined || place === undefined || (place.option.values === "flag" && mode !== "include")) return [removal];
  if (isOnlyHeader && place.kind === "property" && place.object === headers.parent) {
    return [fixer.replaceText(headers, formatOption(place.option, place.path, mode, getQuote(sourceCode, headers)))];
  }
  if (isOnlyHeader && headers.parent.properties.length === 1) {
    return [removeProperty(fixer, sourceCode, headers), ...writeCredentials(fixer, sourceCode, place, mode)];
  }
  return [removal, ...writeCredentials(fixer, sourceCode, place, mode)];
}

/** Options with nothing else in them go as a whole; `undefined` where something would follow them. */
function removeLastArgument(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  options: TSESTree.Node,
): TSESLint.RuleFix | undefined {
  const { parent } = options;
  const before = sourceCode.getTokenBefore(options, { includeComments: true });
  const isLast = parent?.type === "CallExpression" && parent.arguments.at(-1) === options && parent.arguments.length > 1;
  if (!isLast || before?.value !== "," || options.type !== "ObjectExpression" || options.properties.length !== 1) return undefined;
  if (sourceCode.getCommentsInside(options).length > 0) return undefined;
  return fixer.removeRange([before.range[0], options.range[1]]);
}

/** The names of imports whose every use lies in what is removed. */
function removeUnusedImports(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  removed: readonly TSESTree.Node[],
  module: SourceModule,
): readonly TSESLint.RuleFix[] {
  return module.ast.body.flatMap((statement) => {
    if (statement.type !== "ImportDeclaration") return [];
    const unused = statement.specifiers.filter(({ local }) => {
      const references = findVariable(module, local)?.references ?? [];
      return references.length > 0 && references.every(({ identifier }) => removed.some((node) => isWithin(identifier, node)));
    });
    return unused.length === 0 ? [] : removeImportSpecifiers(fixer, sourceCode, statement, new Set(unused));
  });
}
