import type { HttpClient, RequestForm } from "../../platform/libraries/http-client.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { unwrap } from "../../syntax/unwrap.ts";
import { findGlobalName, resolveAccessPath, type CallLike } from "../references/access-path.ts";
import { isCustomized, isReconfigured, readClientUses } from "./client-instance.ts";
import type { ClientFactoryCall, MatchedRequest } from "../library-calls/match-request-form.ts";
import { findOption, type OptionsObject } from "../options/options-object.ts";
import { isPatchedGlobal } from "./patched-globals.ts";
import { isSentAsMade } from "./sending-object.ts";

/** Whether code that is no option may add credentials or a token: interceptors, hooks, a `fetch` of the app's own. */
export function isChanged(
  node: CallLike,
  { client, factories, form }: MatchedRequest,
  layers: readonly OptionsObject[],
  module: SourceModule,
): boolean {
  if (client.modules.length === 0) return isPatchedGlobal(client.name, module) || !isWhole(node, client, module);
  const isOpen = layers.some((layer) => isCustomized(layer, client) || hasUnknownPart(layer, client));
  if (isOpen || importsCompanion(client, module) || !isSentByBrowser(node, form, module)) return true;
  const own: ClientFactoryCall = { module, node };
  if ([...factories, own].some((call) => isReconfigured(call.node.callee, client, call.module))) return true;
  const made = form === undefined || form.isClient === true ? [...factories, own] : factories;
  if (made.some((call) => readClientUses(call.node, client, call.module).isOutOfSight)) return true;
  return form?.isClient === true && readClientUses(node, client, module).isDecidedPerRequest;
}

/** A `Request` may get another mode from whoever sends it. */
function isWhole(node: CallLike, client: HttpClient, module: SourceModule): boolean {
  return client.name !== "Request" || isSentAsMade(node, module);
}

/** Whether the function that a library is given for sending is the browser's own. */
function isSentByBrowser(node: CallLike, form: RequestForm | undefined, module: SourceModule): boolean {
  const transport = form?.transport === undefined ? undefined : node.arguments[form.transport];
  return transport === undefined || findGlobalName(transport, module) === "fetch";
}

/** `exchanges: [authorize, fetchExchange]`, `requestAdapter: mine()`: only the parts of the library itself are known to add no token. */
function hasUnknownPart(layer: OptionsObject, { parts }: HttpClient): boolean {
  const entry = parts && findOption(layer, parts.option);
  if (parts === undefined || entry === undefined) return false;
  const list = unwrap(entry.value);
  const elements = list.type === "ArrayExpression" ? list.elements : [list];
  return elements.some((element) => {
    const root = element === null ? undefined : resolveAccessPath(element, entry.at.module)?.root;
    return root?.kind !== "module" || !parts.modules.includes(root.specifier);
  });
}

function importsCompanion(client: HttpClient, module: SourceModule): boolean {
  const { companions = [] } = client;
  if (companions.length === 0) return false;
  return module.ast.body.some(
    (statement) =>
      statement.type === "ImportDeclaration" &&
      client.modules.includes(statement.source.value) &&
      statement.specifiers.some(
        (specifier) =>
          specifier.type === "ImportSpecifier" &&
          specifier.imported.type === "Identifier" &&
          companions.includes(specifier.imported.name),
      ),
  );
}
