import type { Library } from "./library.ts";
import { CORS } from "./shapes.ts";

export const HONO: Library = {
  checked: "2026-11",
  clients: [
    {
      customizers: ["fetch"],
      forms: [{ config: 1, isClient: true, paths: ["hc"], url: { argument: 0 } }],
      modules: ["hono/client"],
      name: "hc",
      option: { path: ["init", "credentials"], values: "mode" },
    },
  ],
  cookies: [
    {
      modules: ["hono/cookie"],
      writers: [
        { by: "header", export: "setCookie", name: 1, options: 3, value: 2 },
        { by: "header", export: "setSignedCookie", name: 1, options: 4, value: 2 },
      ],
    },
  ],
  cors: [{ ...CORS, export: "cors", modules: ["hono/cors"], originFunction: "returns" }],
  modules: [],
  name: "Hono",
  sources: ["hono@4.13.19", "https://hono.dev/docs/middleware/builtin/cors"],
};
