/** Stryker hands over what was covered once per file of tests, and never empties it: without isolation, all of the files before once more. */
import { beforeAll } from "vitest";

interface Stryker {
  readonly mutantCoverage?: { readonly perTest: Record<string, unknown> };
}

beforeAll(() => {
  const covered = (globalThis as { __stryker__?: Stryker }).__stryker__?.mutantCoverage?.perTest ?? {};
  for (const test of Object.keys(covered)) Reflect.deleteProperty(covered, test);
});
