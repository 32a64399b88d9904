import type { Library } from "./library.ts";
import { CREDENTIALS } from "./shapes.ts";

export const GRAPHQL_REQUEST: Library = {
  checked: "2026-11",
  clients: [
    {
      customizers: ["fetch", "requestMiddleware"],
      forms: [{ config: 1, isClient: true, isNew: true, paths: ["GraphQLClient"], url: { argument: 0 } }],
      option: CREDENTIALS,
    },
  ],
  modules: ["graphql-request"],
  name: "GraphQLClient",
  sources: ["graphql-request@7.4"],
};
