import type { ValueModel } from "../value-model.ts";
import { collectFacts } from "./all-libraries.ts";

/** Where a response keeps what it sends. */
export const BODY_STEP = "body";

/** By package and export. */
export const EXPORT_MODELS: Readonly<Record<string, Readonly<Record<string, readonly ValueModel[]>>>> = Object.fromEntries(
  collectFacts(({ models }) => models).map(({ fact, module }) => [module, fact.exports]),
);
