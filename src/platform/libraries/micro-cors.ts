import type { Library } from "./library.ts";
import { CORS } from "./shapes.ts";

export const MICRO_CORS: Library = {
  checked: "2026-11",
  cors: [{ ...CORS, allowsCredentials: true, credentials: "allowCredentials", export: "" }],
  modules: ["micro-cors"],
  name: "micro-cors",
  sources: ["micro-cors@0.1.1", "https://github.com/possibilities/micro-cors#options"],
};
