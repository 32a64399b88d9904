import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { findAuthorizationFill, type AuthorizationFill } from "../../analysis/authorization/authorization-fill.ts";
import type { NamedCookieRead } from "../../analysis/cookies/cookie-read.ts";
import type { ApiOrigins } from "../../analysis/requests/api-origins.ts";
import { classifyTarget } from "../../analysis/requests/classify-target.ts";
import { readOptions } from "../../analysis/options/options-object.ts";
import type { OptionPlace } from "../../analysis/options/option-place.ts";
import type { RequestSite } from "../../analysis/requests/request-site.ts";
import { readStatedCredentials } from "../../analysis/requests/stated-credentials.ts";
import type { CredentialsMode } from "../../platform/web/request-credentials.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { isWithin } from "../../syntax/traverse.ts";
import { formatOption, writeCredentials } from "./credentials-option.ts";
import { removeUnusedImports } from "./imports.ts";
import { getQuote, removeElement } from "./list-items.ts";
import { removeProperty } from "./object-literal.ts";
import { removeStatements } from "./statements.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface CredentialsEdit {
  readonly mode: CredentialsMode;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The mode that one request, or one client, gets; without a place it has it already. */
interface Mode {
  readonly mode: CredentialsMode;
  readonly place: OptionPlace | undefined;
}

/**
 * Lets the browser send the cookie of a read that only fills `Authorization` headers: headers, constants and the
 * imports that only they used go, the credentials mode comes. Gives up where a request states another mode, goes to a
 * third party, or where a comment would be lost.
 */
export function sendCredentialsInstead(
  read: NamedCookieRead,
  module: SourceModule,
  sourceCode: SourceCode,
  apis: ApiOrigins,
): CredentialsEdit | undefined {
  const fill = read.isHook ? undefined : findAuthorizationFill(read, module);
  // What somebody noted about a header would go with it.
  if (fill === undefined || fill.removed.some((node) => sourceCode.getCommentsInside(node).length > 0)) return undefined;
  const modes = fill.sites.map((site) => chooseMode(site, module, apis));
  if (!modes.every((mode) => mode !== undefined)) return undefined;
  const literals = groupByLiteral(fill, modes);
  if (literals === undefined) return undefined;
  return {
    fix: (fixer) => [
      ...literals.flatMap((edit) => [...editLiteral(fixer, sourceCode, edit)]),
      ...modes.flatMap(({ mode, place }) => (place === undefined || isWritten(place, literals) ? [] : [...writeCredentials(fixer, sourceCode, place, mode)])),
      ...removeOthers(fixer, sourceCode, fill.removed),
      ...removeUnusedImports(fixer, sourceCode, fill.removed, module),
    ],
    mode: modes.some(({ mode }) => mode === "include") ? "include" : "same-origin",
  };
}

function chooseMode(site: RequestSite, module: SourceModule, apis: ApiOrigins): Mode | undefined {
  const target = classifyTarget(site.urls, apis);
  // Cookies of this app are none of a stranger's business.
  if (target.kind === "thirdParty" || target.kind === "inert") return undefined;
  const mode = target.kind === "sameOrigin" ? "same-origin" : "include";
  const credentials = readOwnCredentials(site, module);
  if (credentials.kind === "stated" && (credentials.mode === "include" || credentials.mode === mode)) return { mode, place: undefined };
  if (credentials.kind !== "missing" || site.place === undefined) return undefined;
  // Without the option a request to the page's own origin sends its cookies all the same.
  const isNeedless = site.place.option.values === "flag" && mode !== "include";
  return { mode, place: isNeedless ? undefined : site.place };
}

/**
 * What a request or a client says of itself where nothing else is known: an interceptor may say more once it runs, a
 * factory says it for its requests, and callers may say it in what is spread behind the option.
 */
function readOwnCredentials({ client, credentials, node, place }: RequestSite, module: SourceModule): RequestSite["credentials"] {
  if (credentials.kind !== "unknown") return credentials;
  if (place?.kind === "argument") return { kind: "missing" };
  if (place?.kind !== "property") return credentials;
  const config = node.arguments.find((argument) => isWithin(place.object, argument));
  const own = config === undefined ? credentials : readStatedCredentials([readOptions(config, { module })], client.option);
  const isSpread = place.path.length === 1 && place.object.properties.some(({ type }) => type === "SpreadElement");
  return own.kind === "unknown" && isSpread && !place.object.properties.some((property) => isNamed(property, place.path[0])) ? { kind: "missing" } : own;
}

function isNamed(property: TSESTree.ObjectLiteralElement, name: string | undefined): boolean {
  return property.type === "Property" && getPropertyName(property) === name;
}

interface LiteralEdit {
  readonly literal: TSESTree.ObjectExpression;
  readonly removed: readonly TSESTree.ObjectLiteralElement[];
  /** The mode that comes in place of what goes. */
  readonly written: { readonly mode: CredentialsMode; readonly place: Extract<OptionPlace, { kind: "property" }> } | undefined;
}

/** One edit per object literal, because two in one could overlap; `undefined` where one cannot say it. */
function groupByLiteral({ removed }: AuthorizationFill, modes: readonly Mode[]): readonly LiteralEdit[] | undefined {
  const groups = new Map<TSESTree.ObjectExpression, TSESTree.ObjectLiteralElement[]>();
  for (const node of removed) {
    if (node.parent?.type !== "ObjectExpression" || (node.type !== "Property" && node.type !== "SpreadElement")) continue;
    groups.set(node.parent, [...(groups.get(node.parent) ?? []), node]);
  }
  const edits = [...groups].map(([literal, nodes]): LiteralEdit => {
    const written = modes.flatMap(({ mode, place }) => (place?.kind === "property" && place.object === literal ? [{ mode, place }] : []));
    return { literal, removed: nodes, written: written[0] };
  });
  return edits.every((edit) => isClear(edit, modes)) ? edits : undefined;
}

function isClear({ literal, removed, written }: LiteralEdit, modes: readonly Mode[]): boolean {
  const isEmptied = removed.length === literal.properties.length;
  if (removed.length > 1) return isEmptied && written === undefined;
  // Nobody wants `const init = {}` and a copy of it at each request.
  return !isEmptied || written !== undefined || !modes.some(({ place }) => place?.kind === "copy");
}

function isWritten(place: OptionPlace, edits: readonly LiteralEdit[]): boolean {
  return edits.some(({ written }) => written?.place === place);
}

function editLiteral(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { literal, removed, written }: LiteralEdit): readonly TSESLint.RuleFix[] {
  const [first, ...others] = removed;
  if (first === undefined) return [];
  if (written !== undefined) {
    const { mode, place } = written;
    const spread = literal.properties.find(({ type }) => type === "SpreadElement");
    // What is spread wins over what stands before it.
    if (spread !== undefined && spread.range[0] < first.range[0]) {
      return [removeProperty(fixer, sourceCode, first), ...writeCredentials(fixer, sourceCode, place, mode)];
    }
    const text = formatOption(place.option, place.path, mode, getQuote(sourceCode, literal), place.isWidened);
    return [fixer.replaceText(first, text)];
  }
  if (others.length > 0) return [fixer.replaceText(literal, "{}")];
  return [removeLastArgument(fixer, sourceCode, literal) ?? removeProperty(fixer, sourceCode, first)];
}

/** Options with nothing else in them go as a whole; `undefined` where something would follow them. */
function removeLastArgument(
  fixer: TSESLint.RuleFixer,
  sourceCode: SourceCode,
  options: TSESTree.ObjectExpression,
): TSESLint.RuleFix | undefined {
  const { parent } = options;
  const before = sourceCode.getTokenBefore(options, { includeComments: true });
  const isLast = parent.type === "CallExpression" && parent.arguments.at(-1) === options && parent.arguments.length > 1;
  if (!isLast || before?.value !== "," || options.properties.length !== 1) return undefined;
  if (sourceCode.getCommentsInside(options).length > 0) return undefined;
  return fixer.removeRange([before.range[0], options.range[1]]);
}

/** Statements, and names in the dependencies of hooks. */
function removeOthers(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, removed: readonly TSESTree.Node[]): readonly TSESLint.RuleFix[] {
  const others = removed.filter(({ parent }) => parent?.type !== "ObjectExpression");
  const elements = others.filter(({ parent }) => parent?.type === "ArrayExpression");
  const statements = others.filter((node): node is TSESTree.Statement => !elements.includes(node));
  return [...elements.map((element) => removeElement(fixer, sourceCode, element)), ...removeStatements(fixer, sourceCode, statements)];
}
