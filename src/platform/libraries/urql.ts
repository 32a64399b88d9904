import type { Library } from "./library.ts";

export const URQL: Library = {
  checked: "2026-11",
  clients: [
    {
      companions: ["authExchange"],
      customizers: ["fetch"],
      forms: [
        { config: 0, isClient: true, isNew: true, paths: ["Client"], url: { properties: ["url"] } },
        { config: 0, isClient: true, paths: ["createClient"], url: { properties: ["url"] } },
      ],
      // May be a function.
      option: { path: ["fetchOptions", "credentials"], values: "mode" },
      parts: {
        modules: ["@urql/core", "@urql/exchange-graphcache", "@urql/exchange-retry", "@urql/next", "urql"],
        option: "exchanges",
      },
    },
  ],
  modules: ["@urql/core", "@urql/exchange-auth", "@urql/next", "urql"],
  name: "urql",
  sources: ["@urql/core@6.0"],
};
