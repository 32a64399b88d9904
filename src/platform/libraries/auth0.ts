import type { Library } from "./library.ts";
import { combine } from "./shapes.ts";

const TOKENS = ["accessToken", "idToken", "refreshToken"];
const SINCE_4 = ["@auth0/nextjs-auth0/server"];

export const AUTH0: Library = {
  checked: "2026-11",
  modules: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/edge"],
  name: "Auth0",
  session: [
    { calls: ["getAccessToken", "getSession"], handlers: ["handleAuth.()", "withApiAuthRequired.()"] },
    {
      calls: ["Auth0Client.new().getAccessToken", "Auth0Client.new().getSession"],
      handlers: ["Auth0Client.new().withApiAuthRequired.()"],
      modules: SINCE_4,
    },
  ],
  // Versions 1 to 3, and 4.
  sources: ["https://auth0.github.io/nextjs-auth0/", "https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md"],
  tokens: [
    { tokens: ["getAccessToken.().accessToken", ...combine(["getSession.()"], [""], TOKENS)] },
    {
      holders: ["Auth0Client.new().getAccessToken.()", "Auth0Client.new().getSession.()"],
      modules: SINCE_4,
      tokens: ["Auth0Client.new().getAccessToken.().token", ...combine(["Auth0Client.new().getSession.().tokenSet"], [""], TOKENS)],
    },
  ],
};
