import type { TSESTree } from "@typescript-eslint/utils";

import type { HandedRequest } from "../../platform/next/handlers.ts";
import type { SourceModule } from "../../syntax/source-module.ts";
import { walk } from "../../syntax/traverse.ts";
import type { Credential } from "../credentials/credential.ts";
import { collectCredentials } from "../credentials/collect-credentials.ts";
import { resolveLinkedPath } from "../references/linked.ts";
import type { Surroundings } from "../references/surroundings.ts";
import type { NameContext } from "../sensitive-names/classify-cookie-name.ts";
import { findClientComponent, isHostElement } from "./client-component.ts";

/** A credential on its way to a Client Component. */
export interface ClientProp {
  readonly credential: Credential;
  /** The attribute's value, or the smallest part of it, in the element that is asked about. */
  readonly node: TSESTree.Node;
  /** The component's name where it is an element. */
  readonly component: string;
}

/** What is asked about: an element, and the module that it stands in. */
interface Question {
  readonly module: SourceModule;
  readonly code: readonly TSESTree.Node[];
  readonly names: NameContext;
  readonly depth: number;
}

/** So many components of the server may hand a prop on. */
const MAX_COMPONENTS = 4;

/** Handlers have no elements. */
const NO_REQUESTS: ReadonlyMap<TSESTree.Node, HandedRequest> = new Map();

/**
 * The credentials that an element's attributes and children hand to a Client Component: by itself, or through components of
 * the server that hand their props on. What the components in between read themselves is not asked for.
 */
export function collectClientProps(element: TSESTree.JSXOpeningElement, module: SourceModule, names: NameContext): readonly ClientProp[] {
  return collect(element, { module }, { code: [element.parent], depth: 0, module, names });
}

function collect(element: TSESTree.JSXOpeningElement, around: Surroundings, question: Question): readonly ClientProp[] {
  if (isHostElement(element.name) || question.depth > MAX_COMPONENTS) return [];
  const { code: nodes, module, names } = question;
  const found = collectCredentials({ around, names, node: element, requests: NO_REQUESTS, path: [], within: { module, nodes } });
  if (found.every(({ node }) => node === undefined)) return [];
  // What takes a look at other modules comes last.
  if (findClientComponent(element.name, around.module) === undefined) return collectHandedOn(element, around, question);
  const component = around.module.text.slice(...element.name.range);
  return found.flatMap(({ credential, node }) => (node === undefined ? [] : [{ component, credential, node }]));
}

/** What a component of the server hands on of the props that the element gives to it. */
function collectHandedOn(element: TSESTree.JSXOpeningElement, around: Surroundings, question: Question): readonly ClientProp[] {
  const located = resolveLinkedPath(element.name, around.module);
  if (located?.path.root.kind !== "function" || located.path.steps.length > 0) return [];
  const { module, path: { root } } = located;
  const inner = { module, run: { arguments: [element], at: around, function: root.node } };
  const elements = [...walk(root.node.body, module.visitorKeys)].filter((node) => node.type === "JSXOpeningElement");
  return elements.flatMap((shown) => collect(shown, inner, { ...question, depth: question.depth + 1 }));
}
