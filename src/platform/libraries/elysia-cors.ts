import type { Library } from "./library.ts";
import { CORS } from "./shapes.ts";

export const ELYSIA_CORS: Library = {
  checked: "2026-11",
  cors: [{ ...CORS, allowsCredentials: true, byDefault: "reflected", export: "cors", reflectsTrue: true }],
  modules: ["@elysiajs/cors"],
  name: "@elysiajs/cors",
  sources: ["@elysiajs/cors@1.4.2", "https://elysiajs.com/plugins/cors.html"],
};
