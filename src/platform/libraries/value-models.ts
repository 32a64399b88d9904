import type { ValueModel } from "../value-model.ts";

/** Where a response keeps what it sends. */
export const BODY_STEP = "body";

/**
 * Makes a component of what a function loads: a component, or a module whose default export is one.
 * Sources: https://nextjs.org/docs/app/guides/lazy-loading, https://react.dev/reference/react/lazy
 */
const LOADED: readonly ValueModel[] = [{ from: "0.().default", to: "result" }, { from: "0.()", to: "result" }];

const COPY: ValueModel = { from: "0", to: "result" };

/**
 * By package and export. Sources: https://react.dev/reference/react, https://nextjs.org/docs/app/api-reference/functions/unstable_cache,
 * https://nextjs.org/docs/app/api-reference/functions/next-response
 */
export const EXPORT_MODELS: Readonly<Record<string, Readonly<Record<string, readonly ValueModel[]>>>> = {
  "next/cache": { unstable_cache: [COPY] },
  "next/dynamic": { "": LOADED },
  "next/server": {
    "NextResponse.json": [{ from: "0", to: "result.body" }],
    "new NextResponse": [{ from: "0", to: "result.body" }],
  },
  react: {
    cache: [COPY],
    lazy: LOADED,
    use: [{ from: "0", isAwait: true, to: "result" }],
    useCallback: [COPY],
    useDeferredValue: [COPY],
    useMemo: [{ from: "0.()", to: "result" }],
    useRef: [{ from: "0", to: "result.current" }],
    useSyncExternalStore: [{ from: "1.()", to: "result" }],
    useState: [{ from: "0", to: "result.0" }, { from: "0.()", to: "result.0" }],
  },
};
