import type { Library } from "./library.ts";

export const TRPC: Library = {
  checked: "2026-11",
  clients: [
    {
      forms: [
        {
          config: 0,
          isClient: true,
          paths: ["httpBatchLink", "httpBatchStreamLink", "httpLink", "unstable_httpBatchStreamLink"],
          url: { properties: ["url"] },
        },
      ],
      // It has no option of its own.
      option: {
        path: ["fetch"],
        template: `fetch: (url, options) => fetch(url, { ...options, credentials: "{{mode}}" })`,
        values: "mode",
      },
    },
    {
      forms: [
        {
          config: 0,
          isClient: true,
          paths: ["httpSubscriptionLink", "unstable_httpSubscriptionLink"],
          url: { properties: ["url"] },
        },
      ],
      option: { path: ["eventSourceOptions", "withCredentials"], values: "flag" },
    },
  ],
  modules: ["@trpc/client", "@trpc/react-query"],
  name: "tRPC",
  sources: ["@trpc/client@11.25"],
};
