/** What a library, or the browser itself, offers for sending requests: one entry of the tables beside this file. */
export interface HttpClient {
  /** How messages call it. */
  readonly name: string;
  /** Where it is imported from; empty for globals. */
  readonly modules: readonly string[];
  readonly option: CredentialsOption;
  readonly forms: readonly RequestForm[];
  /** Calls that make a configured client: `axios.create(config)`. */
  readonly factories?: readonly ClientFactory[];
  /** Properties that hold the base of relative URLs, in any config on the way. */
  readonly baseUrl?: readonly string[];
  /** Options that look right and do nothing. */
  readonly ignored?: readonly IgnoredOption[];
  /** Options whose code may set a header or the mode, so that nothing is known any more. */
  readonly customizers?: readonly string[];
  /** Its default export changes what the requests of all modules send, by these members of it. */
  readonly shared?: SharedClient;
  /** Exports of the same packages that set headers from elsewhere: with one of them in use nothing is known. */
  readonly companions?: readonly string[];
  /** A part of a chain of links, any of which may set headers. */
  readonly isLink?: true;
  /** The client is put together in a chain, whose head has the address. */
  readonly chain?: ChainedParts;
  /** An option with a part of the client or a list of them, and the packages whose parts add no token. */
  readonly parts?: { readonly option: string; readonly modules: readonly string[] };
}

/** `axios.defaults`: the members, in small letters the names that the export usually has, by which it is known. */
export interface SharedClient {
  readonly names: readonly string[];
  readonly members: readonly string[];
}

/** `createDirectus(url).with(authentication("session")).with(rest())` */
export interface ChainedParts {
  readonly head: string;
  /** The part that says there is a session, by its first argument. */
  readonly session: { readonly call: string; readonly modes: readonly string[] };
}

/** One way of sending a request. */
export interface RequestForm {
  /**
   * What is called, in the notation of `getExportPath`, after the factories: `get` is `axios.get` and the `get` of
   * `axios.create()`. The empty path is the default export, or what a factory made, itself.
   */
  readonly paths: readonly string[];
  /** `new X()` instead of `X()`. */
  readonly isNew?: true;
  readonly url: UrlPlace;
  /** Where the object with the options is among the arguments; absent where there is none. */
  readonly config?: number;
  /** The argument with the body; otherwise it is an option. */
  readonly body?: number;
  /** Where the library goes when no URL is given. */
  readonly defaultUrl?: string;
  /** Makes a client for one API, which sends requests later on: `new HttpLink({ uri })`. */
  readonly isClient?: true;
  /** Where the bare `fetch` may stand that the library calls with the URL alone: `useSWR(url, fetch)`. */
  readonly fetcher?: number;
  /** The argument with the function that sends: the browser's own `fetch`, or one of the app's. */
  readonly transport?: number;
}

/** Among the arguments, among the options, or at the head of the client's chain. */
export type UrlPlace = { readonly argument: number } | { readonly properties: readonly string[] } | "head";

export interface ClientFactory {
  readonly path: string;
  readonly config: number;
}

export interface IgnoredOption {
  readonly path: readonly string[];
  /** Ignored only beside this option. */
  readonly beside?: string;
  /** In which words it says what it does not do; a mode where nothing else is said. */
  readonly values?: CredentialsOption["values"];
}

/** Options that somebody took for headers. */
const MISPLACED: readonly IgnoredOption[] = [{ path: ["headers", "credentials"] }, { path: ["headers", "withCredentials"], values: "flag" }];

/** What looks right among the options of a client and does nothing: what its own row says, headers, and the word that other clients have for it. */
export function collectIgnoredOptions({ ignored = [], option }: HttpClient): readonly IgnoredOption[] {
  const isMode = option.values === "mode" && option.by === undefined;
  return [...ignored, ...MISPLACED, ...(isMode ? [{ path: ["withCredentials"], values: "flag" } as const] : [])];
}

/** Where the mode goes, and in which words. */
export interface CredentialsOption {
  /** `mode` is `"include"`, `"same-origin"` or `"omit"`; `flag` is `true` for `include`, and never keeps the page's own cookies back. */
  readonly values: "flag" | "mode";
  /** From the config object to the option. */
  readonly path: readonly string[];
  /** Further places that state the mode as well. */
  readonly alternatives?: readonly (readonly string[])[];
  /** Read from the options of each request only, whatever the factory was given. */
  readonly perRequest?: true;
  /** Without the option the client includes credentials where it has a session. */
  readonly isIncludedByDefault?: true;
  /** Stated by an assignment to the object the method belongs to, or by a call in the same chain. */
  readonly by?: "assignment" | "chain";
  /** What to write for a mode where the library has no option of its own; `"` stands for the file's own quotes. */
  readonly template?: string;
}
