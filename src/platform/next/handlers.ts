/**
 * What Next.js calls for a request, and what it hands to it.
 *
 * Sources: https://nextjs.org/docs/app/api-reference/file-conventions/route,
 * https://nextjs.org/docs/pages/building-your-application/routing/api-routes and
 * https://nextjs.org/docs/pages/api-reference/functions/get-server-side-props
 */

/** A file whose functions answer requests with data: by a `Response`, by a response that is written to, by props. */
export type HandlerKind = "apiRoute" | "pageProps" | "routeHandler";

/** The exports that Next.js calls. */
export const HANDLER_NAMES: Readonly<Record<HandlerKind, readonly string[]>> = {
  apiRoute: ["default"],
  pageProps: ["getServerSideProps"],
  routeHandler: ["GET", "POST", "PUT", "PATCH", "DELETE"],
};

/** Whether a path may be one of such a file, so that it is worth looking for the app around it. */
export function mayHaveHandlers(path: string): boolean {
  return /\/pages\/|\/route\.\w+$/u.test(path);
}

/** A request as it lies in a parameter: the platform's `Request`, or Node.js' message with cookies that Next.js has read. */
export interface HandedRequest {
  readonly shape: "node" | "web";
  /** The way to it from the parameter: `context.req`. */
  readonly steps: readonly string[];
}

const NODE: HandedRequest = { shape: "node", steps: [] };
const NODE_IN_CONTEXT: HandedRequest = { shape: "node", steps: ["req"] };
const WEB: HandedRequest = { shape: "web", steps: [] };

/** What the first parameter of a handler is. */
export const HANDED_REQUESTS: Readonly<Record<HandlerKind, HandedRequest>> = {
  apiRoute: NODE,
  pageProps: NODE_IN_CONTEXT,
  routeHandler: WEB,
};

/** Types of parameters that have a request in them. */
export const REQUEST_TYPES: ReadonlyMap<string, HandedRequest> = new Map([
  ["GetServerSidePropsContext", NODE_IN_CONTEXT],
  ["IncomingMessage", NODE],
  ["NextApiRequest", NODE],
  ["NextPageContext", NODE_IN_CONTEXT],
  ["NextRequest", WEB],
  ["Request", WEB],
]);

/** Types of parameters that are the headers of a request. */
export const HEADERS_TYPES: ReadonlySet<string> = new Set(["Headers", "ReadonlyHeaders"]);

/** Where the response lies in what an API route is handed. */
export const RESPONSE_PARAMETER = 1;

/** Types of parameters that are such a response. */
export const RESPONSE_TYPES: ReadonlySet<string> = new Set(["NextApiResponse", "ServerResponse"]);

/** Its methods that send what they are given first. */
export const SENDING_METHODS: ReadonlySet<string> = new Set(["end", "json", "send", "write"]);
