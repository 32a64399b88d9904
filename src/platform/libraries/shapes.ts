/** What many libraries have in common, so that a file about one says what is its own. */
import type { ValueModel } from "../value-model.ts";
import type { ClientFactory, CredentialsOption, RequestForm } from "./http-client.ts";
import type { CorsLibrary, ServerArgument, StorageCall } from "./library.ts";

export const CREDENTIALS: CredentialsOption = { path: ["credentials"], values: "mode" };
export const WITH_CREDENTIALS: CredentialsOption = { path: ["withCredentials"], values: "flag" };

/** `axios.get(url, config)` and `axios.post(url, data, config)`, as axios and its smaller relatives have them. */
export const AXIOS_FORMS: readonly RequestForm[] = [
  { config: 0, paths: ["", "request"], url: { properties: ["url"] } },
  { config: 1, paths: [""], url: { argument: 0 } },
  { config: 1, paths: ["delete", "get", "head", "options"], url: { argument: 0 } },
  { body: 1, config: 2, paths: ["patch", "patchForm", "post", "postForm", "put", "putForm"], url: { argument: 0 } },
];
export const CREATE: readonly ClientFactory[] = [{ config: 0, path: "create" }];

/** `set(name, value, options)` in the browser. */
export const COOKIE_SETTER = { by: "script", name: 0, options: 2, value: 1 } as const;

/** `const [value, setValue] = useCookie(name)` */
export const COOKIE_STATE_SETTER = { by: "script", name: "factory", options: 1, value: 0 } as const;

/** `{ req, res }` of the pages router, `{ cookies }` of the app router. */
export function getNextRequestAt(position: number): ServerArgument {
  return { keys: ["req", "res", "cookies"], position };
}

/** A hook with an item's state, which its first argument names. */
export const STORED_STATE: StorageCall = { key: "argument", use: "write" };

export const CORS = { allowsCredentials: false, byDefault: "any", credentials: "credentials", options: 0, originFunction: "none", reflectsTrue: false } as const satisfies Omit<CorsLibrary, "export">;

/** Gives back what it is given. */
export const COPY: ValueModel = { from: "0", to: "result" };

/** Makes a component of what a function loads: a component, or a module whose default export is one. */
export const LOADED: readonly ValueModel[] = [{ from: "0.().default", to: "result" }, { from: "0.()", to: "result" }];

/** Every way of one of each, with dots between. */
export function combine(starts: readonly string[], middles: readonly string[], ends: readonly string[]): readonly string[] {
  return starts.flatMap((start) =>
    middles.flatMap((middle) => ends.map((end) => [start, middle.replace(/\.$/u, ""), end].filter((part) => part !== "").join("."))),
  );
}
