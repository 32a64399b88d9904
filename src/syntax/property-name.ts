import type { TSESTree } from "@typescript-eslint/utils";

/** The name of a property, member or specifier where the source spells it out: `a`, `"a"`, `["a"]`, `` [`a`] ``, `0`. */
export function getPropertyName(
  node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition,
): string | undefined {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (!node.computed) {
    if (key.type === "Identifier") return key.name;
    if (key.type === "PrivateIdentifier") return `#${key.name}`;
    return key.type === "Literal" ? String(key.value) : undefined;
  }
  return getStringLiteral(key) ?? (key.type === "Literal" && typeof key.value === "number" ? String(key.value) : undefined);
}

/**
 * The text of a string literal or of a template without substitutions. Some parsers let the source of a request be missing:
 * `import.defer()`.
 */
export function getStringLiteral(node: TSESTree.Node | null): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name in an import or export specifier, which may be a string: `import { "a-b" as c }`. */
export function getModuleExportName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
