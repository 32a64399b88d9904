import type { TSESTree } from "@typescript-eslint/utils";

import type { HttpClient } from "../../platform/libraries/http-client.ts";
import { findVariable, type SourceModule } from "../../syntax/source-module.ts";
import { getWrapped } from "../../syntax/unwrap.ts";
import type { CallLike } from "../references/access-path.ts";
import { isReconfigured, readClientUses } from "./client-instance.ts";
import type { MatchedRequest } from "./match-request-form.ts";
import { collectUses, findOption, type OptionsObject } from "./options-object.ts";

/** Whether code that is no option may add credentials or a token: interceptors, hooks, a `fetch` of the app's own. */
export function isChanged(
  node: CallLike,
  { client, factories, form }: MatchedRequest,
  layers: readonly OptionsObject[],
  module: SourceModule,
): boolean {
  const customizers = client.customizers ?? [];
  const isCustomized = customizers.some((name) => layers.some((layer) => findOption(layer, name) !== undefined));
  if (isCustomized || importsCompanion(client, module)) return true;
  if (client.modules.length === 0) return false;
  if ([...factories, node].some((call) => isReconfigured(call.callee, module))) return true;
  if (form?.isClient !== true && form !== undefined) return false;
  const { parent } = getWrapped(node);
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  if (isReconfigured(parent.id, module)) return true;
  return form?.isClient === true && readClientUses(node, client, module).stateMode;
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

/** `fetch(request, init)`: the init of the `fetch` wins over what the `Request` says. */
export function isOverridden(node: CallLike, client: HttpClient, module: SourceModule): boolean {
  if (client.name !== "Request" || client.modules.length > 0) return false;
  const outer = getWrapped(node);
  const { parent } = outer;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    const variable = findVariable(module, parent.id);
    return variable === undefined || collectUses(variable).some((use) => hasArgumentAfter(use));
  }
  return hasArgumentAfter(outer);
}

function hasArgumentAfter(node: TSESTree.Node): boolean {
  const outer = getWrapped(node);
  const { parent } = outer;
  const isCall = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return isCall && parent.arguments[0] === outer && parent.arguments.length > 1;
}
