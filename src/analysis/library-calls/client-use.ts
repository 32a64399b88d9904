import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";

import { METHOD_NAMES } from "../../platform/libraries/http-clients.ts";
import { getPropertyName } from "../../syntax/property-name.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { getWrapped, unwrap } from "../../syntax/unwrap.ts";
import type { CallLike } from "../references/access-path.ts";
import { isHookName } from "../references/react-names.ts";

/** How many names in a row a client goes by: `const { shop } = useClients(); const api = shop.v1`. */
const MAX_NAMES = 4;

/**
 * Whether what a node declares is called as clients are: `http.get(…)`, `api.users.post<User>(…)`, `$api("/me")`,
 * `new HttpLink({…})`, `useClient()("/me")`, itself or by another name. Whether it is one is for its definition to say.
 */
export function isUsedAsClient(declaration: TSESTree.Node, module: SourceModule): boolean {
  return module.scopes.getDeclaredVariables(declaration).some((variable) => isVariableUsed(variable, module, 0));
}

function isVariableUsed(variable: Variable, module: SourceModule, names: number): boolean {
  // A constant's own declaration is a reference to it, and leads to nothing.
  return variable.references.some(({ identifier }) => isValueUsed(identifier, variable.name, module, names));
}

/** From a name outwards: members, then a call; only what a hook returns is followed past its call. */
function isValueUsed(identifier: TSESTree.Node, name: string, module: SourceModule, names: number): boolean {
  let node = getWrapped(identifier);
  let last = name;
  let isMember = false;
  for (;;) {
    const { parent } = node;
    switch (parent?.type) {
      case "MemberExpression":
        if (parent.object !== node) return false;
        last = getPropertyName(parent) ?? "";
        isMember = true;
        break;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee !== node) return false;
        if ((isMember && METHOD_NAMES.has(last)) || isGivenAddress(parent)) return true;
        if (!isHookName(last)) return false;
        break;
      case "VariableDeclarator":
        return parent.init === node && names < MAX_NAMES && module.scopes.getDeclaredVariables(parent).some((variable) => isVariableUsed(variable, module, names + 1));
      default:
        return false;
    }
    node = getWrapped(parent);
  }
}

/** `"/me"`, `` `${base}/me` ``, or a config. */
function isGivenAddress({ arguments: [first] }: CallLike): boolean {
  if (first === undefined) return false;
  const given = unwrap(first);
  if (given.type === "ObjectExpression") return true;
  if (given.type === "Literal") return typeof given.value === "string" && ADDRESS.test(given.value);
  if (given.type !== "TemplateLiteral") return false;
  const start = given.quasis[0]?.value.raw ?? "";
  return start === "" ? given.expressions.length > 0 : ADDRESS.test(start);
}

const ADDRESS = /^(?:\/|https?:)/u;
