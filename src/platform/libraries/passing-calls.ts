/**
 * Calls that hand on what they are given first: to the result of the function that they make, or to the body of the
 * response that they make. In the notation of `getExportPath`, up to the place where the argument is found again.
 *
 * Sources: https://react.dev/reference/react/cache, https://nextjs.org/docs/app/api-reference/functions/unstable_cache,
 * https://nextjs.org/docs/app/api-reference/functions/next-response, https://fetch.spec.whatwg.org/#response-class
 */
const PASSING_CALLS: Readonly<Record<string, readonly string[]>> = {
  "next/cache": ["unstable_cache.()"],
  "next/server": ["NextResponse.json.().body", "NextResponse.new().body"],
  react: ["cache.()"],
};

/** The same, of the platform's own globals. */
const PASSING_GLOBALS: readonly string[] = ["Response.json.().body", "Response.new().body"];

/** Where a response keeps what it sends. */
export const BODY_STEP = "body";

/** How many of the steps from a package's exports, or from a global, lead to the argument of the call among them. */
export function countPassedSteps(specifier: string | undefined, steps: readonly string[]): number | undefined {
  const calls = specifier === undefined ? PASSING_GLOBALS : (PASSING_CALLS[specifier] ?? []);
  // Interop makes `default` come and go.
  const own = steps[0] === "default" ? steps.slice(1) : steps;
  const found = calls.map((call) => call.split(".")).find((path) => path.every((step, index) => own[index] === step));
  return found && found.length + steps.length - own.length;
}
