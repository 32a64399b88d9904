import type { Change } from "./program.ts";
import type { Source } from "./source.ts";

/** A way of writing the same program differently. */
export interface Rewrite {
  readonly name: string;
  /** One change for each place where it applies; nothing where it would change what the program does. */
  readonly apply: (source: Source) => readonly Change[];
  /** Whether code goes where another line is to blame, so that a finding may be anywhere in the app. */
  readonly movesBlame: boolean;
  /** Whether it is one of many variants of one idea, so that a sample tries each on every other seed. */
  readonly isVariant: boolean;
}

export function rewrite(name: string, apply: Rewrite["apply"], options: Partial<Pick<Rewrite, "isVariant" | "movesBlame">> = {}): Rewrite {
  return { apply, isVariant: false, movesBlame: false, name, ...options };
}
