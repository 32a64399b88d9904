import type { Library } from "./library.ts";
import { AXIOS_FORMS, CREATE, WITH_CREDENTIALS } from "./shapes.ts";

export const REDAXIOS: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["baseURL"],
      customizers: ["auth", "fetch"],
      factories: CREATE,
      forms: AXIOS_FORMS,
      ignored: [{ path: ["credentials"] }],
      option: WITH_CREDENTIALS,
    },
  ],
  modules: ["redaxios"],
  name: "redaxios",
  sources: ["redaxios@0.5"],
};
