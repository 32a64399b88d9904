import type { Library } from "./library.ts";
import { AXIOS_FORMS, CREATE, WITH_CREDENTIALS } from "./shapes.ts";

export const FEAXIOS: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["baseURL"],
      customizers: ["auth", "fetch"],
      factories: CREATE,
      forms: AXIOS_FORMS,
      ignored: [{ path: ["fetchOptions", "credentials"] }],
      option: WITH_CREDENTIALS,
    },
  ],
  modules: ["feaxios"],
  name: "feaxios",
  sources: ["feaxios@0.0.23"],
};
