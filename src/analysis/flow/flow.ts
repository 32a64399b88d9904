import type { TSESTree } from "@typescript-eslint/utils";

import type { SourceModule } from "../../syntax/source-module.ts";

/**
 * A place where a value is used: an expression, and the way from what it holds to the value. After
 * `const init = { headers: { Authorization: token } }` the value of `token` is used at `init`, path `headers`,
 * `Authorization`. Steps are property names and array positions, `*` where that is not known, `()` for what a function
 * returns.
 */
export interface FlowUse {
  /** With what only wraps it (`as`, `!`), so that its parent is what uses it. */
  readonly node: TSESTree.Node;
  readonly path: readonly string[];
  readonly module: SourceModule;
}

/** Any property or position. */
export const ANY_STEP = "*";

/** Rows of a table are asked in order, and before the engine looks at the syntax itself. */
export type FlowRow =
  /** The value arrives where the asker looks for it. */
  | { readonly kind: "sink"; readonly name: string; readonly matches: (use: FlowUse) => boolean }
  /** What goes on from here is not the value any more, or tells nothing of it. */
  | { readonly kind: "sanitizer"; readonly name: string; readonly matches: (use: FlowUse) => boolean }
  /** A call that gives back what it is given: the way to the value in its result, or `undefined`. */
  | { readonly kind: "carrier"; readonly name: string; readonly carry: (use: FlowUse) => readonly string[] | undefined }
  /** A call that puts what it is given into an object. */
  | { readonly kind: "store"; readonly name: string; readonly findTarget: (use: FlowUse) => StoreTarget | undefined };

export type FlowTable = readonly FlowRow[];

export interface StoreTarget {
  readonly object: TSESTree.Node;
  /** From the object to the value. */
  readonly path: readonly string[];
}

export type FlowStepKind =
  /** A variable or parameter gets it: `const a = value`. */
  | "assigned"
  | "awaited"
  /** The result of a function of the project, or of a call in the table. */
  | "called"
  /** One of two values: `value ?? b`, `a ? value : b`. */
  | "choice"
  /** Out of an object, or a part of the value: `o.a`. */
  | "member"
  /** Into a parameter of a function of the project. */
  | "passed"
  | "returned"
  | "spread"
  /** Into an object or array. */
  | "stored"
  /** A part of a text. */
  | "text";

/** Evidence: how the value came further, and the node that says so. */
export interface FlowStep {
  readonly kind: FlowStepKind;
  readonly node: TSESTree.Node;
  readonly module: SourceModule;
}

/** Why a value is out of sight. */
export type LostReason = "call" | "exported" | "member" | "reassigned" | "rendered" | "stored" | "too deep" | "unsupported syntax";

interface End extends FlowUse {
  readonly steps: readonly FlowStep[];
}

/** Where a flow ends. */
export type FlowEnd =
  | (End & { readonly kind: "sanitizer" | "sink"; readonly name: string })
  /** Only its existence is asked for, or it is compared. */
  | (End & { readonly kind: "test" })
  | (End & { readonly kind: "unused" })
  | (End & { readonly kind: "unknown"; readonly reason: LostReason });
