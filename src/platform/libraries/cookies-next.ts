import type { CookieResult, CookieReader, CookieWriter, Library } from "./library.ts";
import { COOKIE_SETTER, getNextRequestAt } from "./shapes.ts";

/** As a function, as what its hook gives, and as a member of what one hook gives for all of them. */
function spell(name: string): readonly string[] {
  const inHooks = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return [name, `use${inHooks}.()`, `useCookiesNext.().${name}`, `useReactive${inHooks}.()`, `useReactiveCookiesNext.().${name}`];
}

function read(name: string, result: CookieResult, position: number): readonly CookieReader[] {
  return spell(name).map((path) => ({ export: path, result, serverArgument: getNextRequestAt(position) }));
}

const WRITERS = spell("setCookie").map((path): CookieWriter => ({ ...COOKIE_SETTER, export: path, passesHttpOnly: true, serverArgument: getNextRequestAt(2) }));

export const COOKIES_NEXT: Library = {
  checked: "2026-11",
  cookies: [
    { readers: [...read("getCookie", "value", 1), ...read("hasCookie", "presence", 1), ...read("getCookies", "dictionary", 0)], writers: WRITERS },
    { modules: ["cookies-next/server"], writers: WRITERS },
  ],
  modules: ["cookies-next", "cookies-next/client"],
  name: "cookies-next",
  sources: ["cookies-next@4.3.0, 5.1.0, 6.1.1"],
};
