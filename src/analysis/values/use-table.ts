import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";
import type { MoveKind } from "./move.ts";
import type { Path } from "./value.ts";

/**
 * A place where a value is used: an expression, and the way from what it holds to the value. After
 * `const init = { headers: { Authorization: token } }` the value of `token` is used at `init`, path `headers`,
 * `Authorization`.
 */
export interface Use {
  /** With what only wraps it (`as`, `!`), so that its parent is what uses it. */
  readonly node: TSESTree.Node;
  readonly path: Path;
  readonly module: SourceModule;
}

/** Rows of a table are asked in order, and before the engine looks at the syntax itself. */
export type UseRow =
  /** The value arrives where the asker looks for it. */
  | { readonly kind: "sink"; readonly name: string; readonly matches: (use: Use) => boolean }
  /** What goes on from here is not the value any more, or tells nothing of it. */
  | { readonly kind: "sanitizer"; readonly name: string; readonly matches: (use: Use) => boolean };

export type UseTable = readonly UseRow[];

/** A move, or the handing over of an argument to a function of the project. */
export type StepKind = MoveKind | "passed";

/** Evidence: how the value came further, and the node that says so. */
export interface UseStep {
  readonly kind: StepKind;
  readonly node: TSESTree.Node;
  readonly module: SourceModule;
}

/** Why a value is out of sight. */
export type LostReason = "call" | "exported" | "member" | "reassigned" | "rendered" | "stored" | "too deep" | "unsupported syntax";

interface End extends Use {
  readonly steps: readonly UseStep[];
}

/** Where a flow ends. */
export type UseEnd =
  | (End & { readonly kind: "sanitizer" | "sink"; readonly name: string })
  /** Only its existence is asked for, or it is compared. */
  | (End & { readonly kind: "test" })
  | (End & { readonly kind: "unused" })
  | (End & { readonly kind: "unknown"; readonly reason: LostReason });
