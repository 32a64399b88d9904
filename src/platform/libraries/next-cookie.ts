import type { CookieReader, Library } from "./library.ts";
import { COOKIE_SETTER } from "./shapes.ts";

const INSTANCES = ["useCookie.()", "Cookie.new()", "new()"];

export const NEXT_COOKIE: Library = {
  checked: "2026-11",
  cookies: [
    {
      instanceServerArgument: 0,
      readers: INSTANCES.flatMap((path): CookieReader[] => [
        { export: `${path}.get`, result: "value" },
        { export: `${path}.has`, result: "presence" },
        { export: `${path}.getAll`, result: "dictionary" },
      ]),
      writers: INSTANCES.map((path) => ({ ...COOKIE_SETTER, export: `${path}.set` })),
    },
  ],
  modules: ["next-cookie"],
  name: "next-cookie",
  sources: ["next-cookie@2.8.0"],
};
