/**
 * What a function of the outside does with the values that it is given.
 * A row says where a value lies before a call, and where after it; it is read in both directions. `0` is the first argument,
 * `each` any of them, `this` the object that a method is called on, `result` what the call gives back. What follows are
 * steps as `Path` has them: `()` what a function there returns, `[…]` what going through it gives. `{0}` is the text of the first
 * argument: `headers.set(name, value)` puts its second argument at that name.
 */
export interface ValueModel {
  readonly from: string;
  readonly to: string;
  /** What comes out is the text of what went in, or another notation of it. */
  readonly isText?: true;
  /** It gives what a promise resolves to. */
  readonly isAwait?: true;
  /** It gives a promise of what went in, or of what the elements of that resolve to. A callback gets what its promise resolves to. */
  readonly promises?: "elements" | "whole";
  /** It goes for the members of what goes in, which keep their names. */
  readonly isOfMembers?: true;
  /** What goes in may be a list of pairs: the second of each comes out at the name that the first one is. */
  readonly isOfPairs?: true;
  /** A function at `from` is called with the object that the method is called on. */
  readonly isCallback?: true;
  /** With more arguments it does something else. */
  readonly maxArguments?: number;
}
