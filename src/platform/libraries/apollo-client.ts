import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const APOLLO_CLIENT: Library = {
  checked: "2026-11",
  clients: [
    {
      companions: ["ApolloLink", "SetContextLink", "setContext"],
      customizers: ["fetch"],
      forms: [
        { config: 0, isClient: true, isNew: true, paths: ["BatchHttpLink", "HttpLink"], url: { properties: ["uri"] } },
        { config: 0, isClient: true, paths: ["createHttpLink"], url: { properties: ["uri"] } },
      ],
      isLink: true,
      modules: [
        "@apollo/client",
        "@apollo/client/core",
        "@apollo/client/link/batch-http",
        "@apollo/client/link/context",
        "@apollo/client/link/http",
        "apollo-link-context",
        "apollo-link-http",
      ],
      name: "HttpLink",
      option: { ...CREDENTIALS, alternatives: [["fetchOptions", "credentials"]] },
    },
    {
      // Version 3 makes a link of its own from `uri`; with `link` given, both versions leave the option unread.
      forms: [{ config: 0, isClient: true, isNew: true, paths: ["ApolloClient"], url: { properties: ["uri"] } }],
      ignored: [{ beside: "link", path: ["credentials"] }],
      option: CREDENTIALS,
    },
  ],
  modules: ["@apollo/client", "@apollo/client/core"],
  name: "ApolloClient",
  sources: ["@apollo/client@3.14, 4.3"],
};
