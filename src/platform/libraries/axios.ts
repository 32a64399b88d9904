import type { Library } from "./library.ts";
import { AXIOS_FORMS, CREATE, WITH_CREDENTIALS } from "./shapes.ts";

export const AXIOS: Library = {
  checked: "2026-11",
  clients: [
    {
      baseUrl: ["baseURL"],
      // On the server, agents and a jar may add cookies: axios-cookiejar-support, http-cookie-agent.
      customizers: ["adapter", "auth", "httpAgent", "httpsAgent", "jar", "transformRequest"],
      factories: CREATE,
      forms: AXIOS_FORMS,
      // `fetchOptions` reaches the fetch adapter, its `credentials` is overwritten there.
      ignored: [{ path: ["credentials"] }, { path: ["fetchOptions", "credentials"] }],
      option: WITH_CREDENTIALS,
      shared: { members: ["defaults", "interceptors"], names: ["axios"] },
    },
  ],
  modules: ["axios"],
  name: "axios",
  sources: ["axios@1.21"],
};
