import { collectExports } from "./all-libraries.ts";

const ELEMENT_MAKERS: ReadonlySet<string> = new Set(collectExports(({ elementMakers }) => elementMakers));

/** Whether an export makes an element of a component and its props. */
export function isElementMaker(specifier: string, path: string): boolean {
  return ELEMENT_MAKERS.has(`${specifier} ${path}`);
}
