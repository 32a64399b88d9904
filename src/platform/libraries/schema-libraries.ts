/** Libraries whose functions return objects that describe data. An instance is no function, in none of the versions that were run. */
export const SCHEMA_MODULES: ReadonlySet<string> = new Set(["joi", "superstruct", "valibot", "yup", "zod", "zod/mini", "zod/v3", "zod/v4", "zod/v4-mini"]);

/** What they begin with: `z.object(…)`, `v.pipe(…)`. */
export const SCHEMA_MAKERS: ReadonlySet<string> = new Set([
  "array", "bigint", "boolean", "date", "discriminatedUnion", "enum", "intersection", "literal", "looseObject", "map", "mixed", "nativeEnum", "nullable",
  "number", "object", "optional", "pipe", "record", "set", "strictObject", "string", "tuple", "union", "variant",
]);

/** Of their methods, those that return a schema again; others may return what was parsed. */
export const SCHEMA_METHODS: ReadonlySet<string> = new Set([
  "and", "catch", "concat", "default", "describe", "email", "extend", "int", "length", "matches", "max", "merge", "min", "noUnknown", "nonempty", "notRequired",
  "nullable", "nullish", "omit", "optional", "or", "partial", "passthrough", "pick", "positive", "refine", "regex", "required", "shape", "strict", "strip",
  "superRefine", "transform", "trim", "url", "uuid",
]);
