import type { Change } from "./program.ts";
import type { Source } from "./source.ts";

/** A way of writing the same program differently. */
export interface Rewrite {
  readonly name: string;
  /** One change for each place where it applies; nothing where it would change what the program does. */
  readonly apply: (source: Source) => readonly Change[];
  /** Whether code goes where another line is to blame, so that a finding may be anywhere in the app. */
  readonly movesBlame: boolean;
}

export function rewrite(name: string, apply: Rewrite["apply"], options: Partial<Pick<Rewrite, "movesBlame">> = {}): Rewrite {
  return { apply, movesBlame: false, name, ...options };
}
