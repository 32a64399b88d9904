/**
 * What loads a component of another module when it is first shown, by what makes it, in the notation of `getExportPath`.
 *
 * Sources: https://nextjs.org/docs/app/guides/lazy-loading, https://react.dev/reference/react/lazy
 */
const COMPONENT_LOADERS: ReadonlySet<string> = new Set(["next/dynamic ()", "react lazy.()"]);

/** Source: https://react.dev/reference/react/createElement */
const ELEMENT_MAKERS: ReadonlySet<string> = new Set(["react createElement"]);

/** Whether an export makes an element of a component and its props. */
export function isElementMaker(specifier: string, path: string): boolean {
  return ELEMENT_MAKERS.has(`${specifier} ${path}`);
}

/** Whether what lies at a path into a package's exports is a component that is loaded by the function it was made with. */
export function isLoadedComponent(specifier: string, path: string): boolean {
  return COMPONENT_LOADERS.has(`${specifier} ${path}`);
}
