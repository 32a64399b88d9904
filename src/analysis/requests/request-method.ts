import type { TSESTree } from "@typescript-eslint/utils";

import { getPropertyName } from "../../syntax/property-name.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { evaluateIn } from "../constants/evaluate.ts";
import { getStaticText } from "../constants/evaluated.ts";
import type { Surroundings } from "../references/surroundings.ts";
import { matchRequestForm, type MatchedRequest } from "../library-calls/match-request-form.ts";
import { findOption, readOptions } from "../options/options-object.ts";
import type { RequestSite } from "./request-site.ts";

/** Names of client methods that are an HTTP method: `axios.get`, `api.postForm`. */
const METHOD_NAME = /^(?:delete|get|head|options|patch|post|put)(?=Form$|$)/u;

/** The method of a request, in capitals; without a name where the code does not tell. */
export interface RequestMethod {
  readonly name: string | undefined;
}

const ANY: RequestMethod = { name: undefined };

/**
 * The method that a site sends. `undefined` for what sets up a client that sends many requests to addresses of its own
 * (`axios.create`, a tRPC link): the site's address is then none that a route answers.
 */
export function readRequestMethod({ at, client, node }: Pick<RequestSite, "at" | "client" | "node">): RequestMethod | undefined {
  const matched = matchRequestForm(node, at.module);
  if (matched === undefined) return ANY;
  const { form } = matched;
  // Of the clients of one API, those with a default address send all their requests there.
  if (form === undefined || (form.isClient === true && form.defaultUrl === undefined)) return undefined;
  if (form.isClient === true) return { name: "POST" };
  if (client.option.by === "assignment") return readText(node.arguments[0], at);
  const name = readNamedMethod(node.callee);
  return name === undefined ? readMethodOption(node, matched, at) : { name };
}

function readNamedMethod(callee: TSESTree.Node): string | undefined {
  const member = unwrap(callee);
  const name = member.type === "MemberExpression" ? getPropertyName(member) : undefined;
  return name === "del" ? "DELETE" : METHOD_NAME.exec(name ?? "")?.[0].toUpperCase();
}

function readMethodOption(node: RequestSite["node"], { form }: MatchedRequest, at: Surroundings): RequestMethod {
  if (node.arguments.some((argument) => argument.type === "SpreadElement")) return ANY;
  const options = readOptions(form?.config === undefined ? undefined : node.arguments[form.config], at);
  const stated = findOption(options, "method");
  if (stated !== undefined) return stated.isCertain ? readText(stated.value, stated.at) : ANY;
  return options.isComplete ? { name: "GET" } : ANY;
}

function readText(node: TSESTree.Node | undefined, at: Surroundings): RequestMethod {
  return { name: (node && getStaticText(evaluateIn(node, at)))?.toUpperCase() };
}
