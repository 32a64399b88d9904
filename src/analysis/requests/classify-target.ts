import { isApiAddress, isApiOriginName, LOCAL_ORIGIN } from "../../platform/web/request-credentials.ts";
import { provesSender, readQueryNames } from "../../platform/web/query-credentials.ts";
import { HOLE } from "../../project/url-path.ts";
import { resolveBindings, type TextPart } from "../constants/evaluated.ts";
import type { ApiOrigins } from "./api-origins.ts";
import type { UrlText } from "./request-url.ts";

/** Where a request goes. `path` has `…` where it is not known, and no query. */
export type Target =
  | { readonly kind: "sameOrigin"; readonly path: string }
  /** One of the team's own APIs; `name` is the origin, environment variable or helper that says so. */
  | { readonly kind: "declared"; readonly name: string; readonly path: string }
  /** Any other absolute URL. */
  | { readonly kind: "thirdParty"; readonly name: string; readonly path: string }
  /** An origin from the environment that nobody declared. Where it may be the server of `next dev`, it is the app's own. */
  | { readonly kind: "undeclared"; readonly name: string; readonly path: string; readonly isOwn?: true }
  /** A request that no network sees (`data:`, `blob:`), or that carries its own proof. */
  | { readonly kind: "inert" }
  | { readonly kind: "unknown" };

const UNKNOWN: Target = { kind: "unknown" };
const INERT: Target = { kind: "inert" };

/** Decides for all addresses a request may have; `unknown` where they differ. */
export function classifyTarget(urls: readonly UrlText[], apis: ApiOrigins): Target {
  const targets = urls.map((url) => classifyUrl(url, apis));
  const [first, ...others] = targets;
  if (first === undefined) return UNKNOWN;
  return others.every((other) => isSamePlace(first, other)) ? first : (findOwnDeployment(targets) ?? UNKNOWN);
}

/** `isProduction ? "https://shop.test" : "http://localhost:3000"`: one place in production, and the server of `next dev`. */
function findOwnDeployment(targets: readonly Target[]): Target | undefined {
  const [deployed, ...more] = targets.filter((target) => getName(target) !== LOCAL_ORIGIN);
  if (deployed?.kind !== "thirdParty" || isApiAddress(deployed.name) || !more.every((other) => isSamePlace(deployed, other))) return undefined;
  return { isOwn: true, kind: "undeclared", name: deployed.name, path: deployed.path };
}

function isSamePlace(first: Target, second: Target): boolean {
  return first.kind === second.kind && getName(first) === getName(second);
}

function getName(target: Target): string {
  return "name" in target ? target.name : "";
}

function classifyUrl(url: UrlText, apis: ApiOrigins): Target {
  const target = classifyHead(url, apis);
  if (target.kind === "inert" || target.kind === "unknown") return target;
  const text = resolveBindings(url).map(writePart).join("");
  return provesSender(readQueryNames(text)) ? INERT : target;
}

function classifyHead(url: UrlText, apis: ApiOrigins): Target {
  const [head, ...rest] = url;
  switch (head?.kind) {
    case "static":
      return classifyHost(head.text, rest, apis) ?? classifyStatic(head.text, rest, apis);
    case "pageOrigin":
      return continuesOrigin(rest) ? { kind: "sameOrigin", path: getPath(rest) } : UNKNOWN;
    case "binding":
      return classifyBinding(head, rest, apis);
    case "env":
      return classifyEnv(head, rest, apis);
    default:
      return UNKNOWN;
  }
}

/** A declared name decides, unless the value shows that it is only a path, or an origin that nobody declared. */
function classifyBinding(
  head: Extract<TextPart, { kind: "binding" }>,
  rest: UrlText,
  apis: ApiOrigins,
): Target {
  const isDeclared = apis.hasName(head.name) && continuesBase(rest);
  if (head.value === undefined) return isDeclared ? { kind: "declared", name: head.name, path: getPath(rest) } : UNKNOWN;
  const target = classifyHead(join([...head.value, ...rest]), apis);
  if (!isDeclared || target.kind === "sameOrigin" || target.kind === "inert" || target.kind === "thirdParty") return target;
  return { kind: "declared", name: head.name, path: "path" in target ? target.path : getPath(rest) };
}

/** `https://${process.env.VERCEL_URL}`: the host alone comes from the environment, whatever stands in for it. */
function classifyHost(scheme: string, [host, ...rest]: UrlText, apis: ApiOrigins): Target | undefined {
  if (host?.kind !== "env" || !/^\s*https?:\/\/$/iu.test(scheme)) return undefined;
  return classifyEnv({ kind: "env", name: host.name }, rest, apis);
}

function classifyEnv(head: Extract<TextPart, { kind: "env" }>, rest: UrlText, apis: ApiOrigins): Target {
  if (!continuesBase(rest)) return UNKNOWN;
  const path = getPath(rest);
  if (apis.hasName(head.name)) return { kind: "declared", name: head.name, path };
  if (head.fallback === undefined) return { kind: "undeclared", name: head.name, path };
  const fallback = classifyHead(join([...head.fallback, ...rest]), apis);
  if (fallback.kind === "declared") return fallback;
  // `?? ""` makes it a path in some deployment, so nobody knows which origin it is.
  if (fallback.kind !== "thirdParty") return UNKNOWN;
  const isOwn = fallback.name === LOCAL_ORIGIN && !isApiOriginName(head.name);
  return { kind: "undeclared", name: head.name, path, ...(isOwn ? { isOwn } : {}) };
}

function classifyStatic(start: string, rest: UrlText, apis: ApiOrigins): Target {
  const text = normalize(start);
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(text)?.[1]?.toLowerCase();
  if (scheme === "http" || scheme === "https" || text.startsWith("//")) return classifyAbsolute(text, rest, apis);
  if (scheme !== undefined) return rest.length === 0 || scheme === "data" || scheme === "blob" ? INERT : UNKNOWN;
  // Until a slash, what follows may still turn this into a scheme: `http${secure}://`.
  const isPath = /^[^:]*[/?#]/u.test(text) || rest.length === 0;
  if (!isPath || (text === "" && rest.length > 0)) return UNKNOWN;
  return { kind: "sameOrigin", path: getPath([{ kind: "static", text }, ...rest]) };
}

/** As the URL standard reads it: no white space in front, no line breaks anywhere, and `\` is `/`. */
function normalize(start: string): string {
  return start
    .replace(/^[\0-\u0020]+/u, "")
    .replaceAll(/[\t\n\r]/gu, "")
    .replace(/^[^?#]*/u, (beforeQuery) => beforeQuery.replaceAll("\\", "/"));
}

/** An absolute URL counts only when its host stands there in full. */
function classifyAbsolute(text: string, rest: UrlText, apis: ApiOrigins): Target {
  const { authority = "", path = "" } = /^(?:https?:)?\/\/(?<authority>[^/?#\\]*)(?<path>[^]*)$/iu.exec(text)?.groups ?? {};
  const origin = parseOrigin(text.startsWith("//") ? `https://${authority}` : `${text.slice(0, text.indexOf("//"))}//${authority}`);
  if (origin === undefined) return UNKNOWN;
  const isOpen = path === "" && rest.length > 0;
  const declared = apis.findOrigin(origin);
  if (isOpen && (!continuesOrigin(rest) || !isCompleteHost(authority))) return UNKNOWN;
  const place = { name: origin, path: getPath([{ kind: "static", text: path }, ...rest]) };
  return declared === undefined ? { kind: "thirdParty", ...place } : { kind: "declared", ...place };
}

function parseOrigin(text: string): string | undefined {
  try {
    const { host, origin } = new URL(text);
    return host === "" ? undefined : origin;
  } catch {
    return undefined;
  }
}

/** Whether a host before an unknown part may be taken as whole: `https://api.shop.test${path}`, not `https://api.${zone}`. */
function isCompleteHost(authority: string): boolean {
  return /(?:\.[a-z]{2,}|^localhost|:\d+|^(?:\d+\.){3}\d+)$/iu.test(authority);
}

/** Whether what follows an origin leaves it what it is; `:8080` and `.evil` do not. */
function continuesOrigin(rest: UrlText): boolean {
  const [next] = resolveBindings(rest);
  return next?.kind !== "static" || /^[/?#]/u.test(next.text);
}

/** The same for a named base, which may end with a slash: `${API_URL}orders`, but not `${SCHEME}://host`. */
function continuesBase(rest: UrlText): boolean {
  const [next] = resolveBindings(rest);
  return next?.kind !== "static" || /^[^.:@-]/u.test(next.text);
}

function getPath(parts: UrlText): string {
  const text = resolveBindings(parts).map(writePart).join("");
  return text.replace(/[?#][^]*$/u, "");
}

function writePart(part: TextPart): string {
  return part.kind === "static" ? part.text : HOLE;
}

/** Neighbouring static parts as one, so that what is looked for at the head is all there. */
function join(parts: UrlText): UrlText {
  const [head, next, ...rest] = parts;
  if (head?.kind !== "static" || next?.kind !== "static") return parts;
  return join([{ kind: "static", text: head.text + next.text }, ...rest]);
}
