/** What the browser itself offers for sending requests. */
import type { HttpClient } from "../libraries/http-client.ts";
import { CREDENTIALS, WITH_CREDENTIALS } from "../libraries/shapes.ts";

export const BROWSER_CLIENTS: readonly HttpClient[] = [
  {
    forms: [{ config: 1, paths: ["fetch"], url: { argument: 0 } }],
    modules: [],
    name: "fetch",
    option: CREDENTIALS,
  },
  {
    forms: [{ config: 1, isNew: true, paths: ["Request"], url: { argument: 0 } }],
    modules: [],
    name: "Request",
    option: CREDENTIALS,
  },
  {
    forms: [{ paths: ["XMLHttpRequest.new().open"], url: { argument: 1 } }],
    modules: [],
    name: "XMLHttpRequest",
    option: { ...WITH_CREDENTIALS, by: "assignment" },
  },
  {
    forms: [{ config: 1, isNew: true, paths: ["EventSource"], url: { argument: 0 } }],
    modules: [],
    name: "EventSource",
    option: WITH_CREDENTIALS,
  },
];
