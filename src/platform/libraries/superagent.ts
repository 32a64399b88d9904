import type { Library } from "./library.ts";

export const SUPERAGENT: Library = {
  checked: "2026-11",
  clients: [
    {
      forms: [{ paths: ["del", "delete", "get", "head", "patch", "post", "put"], url: { argument: 0 } }],
      option: { by: "chain", path: ["withCredentials"], values: "flag" },
    },
  ],
  modules: ["superagent"],
  name: "superagent",
  sources: ["superagent@10.4"],
};
