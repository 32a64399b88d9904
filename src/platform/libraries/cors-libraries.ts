/**
 * Libraries that write the CORS headers of an answer: exports, options, and what they do by default. Data.
 *
 * Compared 2026-11-26 with the sources of cors@2.8.6, nextjs-cors@2.2.1, hono@4.13.19, @elysiajs/cors@1.4.2,
 * micro-cors@0.1.1. Exports are written as in `cookie-writers.ts`.
 */

/** What a value of the `origin` option does. */
export type AllowedOrigin = "any" | "reflected";

export interface CorsLibrary {
  readonly module: string;
  readonly export: string;
  /** The position of the options. */
  readonly options: number;
  /** The option that allows credentials when it is `true`. */
  readonly credentials: string;
  /** Without that option. */
  readonly allowsCredentials: boolean;
  /** Without an `origin`. */
  readonly byDefault: AllowedOrigin;
  /** Whether `origin: true` allows whoever asks. */
  readonly reflectsTrue: boolean;
  /** Whether a function as `origin` returns what is allowed. */
  readonly returnsOrigin: boolean;
}

const CORS = { allowsCredentials: false, byDefault: "any", credentials: "credentials", options: 0, reflectsTrue: false, returnsOrigin: false } as const;

const LIBRARIES: readonly CorsLibrary[] = [
  // https://github.com/expressjs/cors#configuration-options
  { ...CORS, export: "", module: "cors", reflectsTrue: true },
  // Hands its options to `cors`: https://github.com/yonycalsin/nextjs-cors#readme
  { ...CORS, export: "", module: "nextjs-cors", options: 2, reflectsTrue: true },
  // https://hono.dev/docs/middleware/builtin/cors
  { ...CORS, export: "cors", module: "hono/cors", returnsOrigin: true },
  // https://elysiajs.com/plugins/cors.html
  { ...CORS, allowsCredentials: true, byDefault: "reflected", export: "cors", module: "@elysiajs/cors", reflectsTrue: true },
  // https://github.com/possibilities/micro-cors#options
  { ...CORS, allowsCredentials: true, credentials: "allowCredentials", export: "", module: "micro-cors" },
];

export const CORS_MODULES: readonly string[] = LIBRARIES.map(({ module }) => module);

/** The library that an export of a module is. */
export function findCorsLibrary(module: string, exportPath: string): CorsLibrary | undefined {
  return LIBRARIES.find((library) => library.module === module && library.export === exportPath);
}
