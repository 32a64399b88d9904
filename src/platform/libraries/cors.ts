import type { Library } from "./library.ts";
import { CORS } from "./shapes.ts";

export const CORS_OF_EXPRESS: Library = {
  checked: "2026-11",
  cors: [
    { ...CORS, export: "", originFunction: "calls", reflectsTrue: true },
    // Hands its options to `cors`: https://github.com/yonycalsin/nextjs-cors#readme
    { ...CORS, export: "", modules: ["nextjs-cors"], options: 2, originFunction: "calls", reflectsTrue: true },
  ],
  modules: ["cors"],
  name: "cors",
  sources: ["cors@2.8.6", "nextjs-cors@2.2.1", "https://github.com/expressjs/cors#configuration-options"],
};
