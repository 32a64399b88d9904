import type { Library } from "./library.ts";
import { COPY, LOADED } from "./shapes.ts";

export const REACT: Library = {
  checked: "2026-11",
  elementMakers: ["createElement"],
  models: [
    {
      exports: {
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
    },
  ],
  modules: ["react"],
  name: "React",
  sources: ["https://react.dev/reference/react"],
};
