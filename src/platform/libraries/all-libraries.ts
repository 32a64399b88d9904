import { AHOOKS } from "./ahooks.ts";
import { AI_SDK } from "./ai-sdk.ts";
import { ALOVA } from "./alova.ts";
import { APOLLO_CLIENT } from "./apollo-client.ts";
import { AUTH0 } from "./auth0.ts";
import { AUTHKIT } from "./authkit.ts";
import { AXIOS } from "./axios.ts";
import { BETTER_AUTH } from "./better-auth.ts";
import { BETTER_FETCH } from "./better-fetch.ts";
import { BROWSER_COOKIES } from "./browser-cookies.ts";
import { CLERK } from "./clerk.ts";
import { COOKIE_UNIVERSAL } from "./cookie-universal.ts";
import { COOKIE } from "./cookie.ts";
import { COOKIEJS } from "./cookiejs.ts";
import { COOKIES_NEXT } from "./cookies-next.ts";
import { COOKIES } from "./cookies.ts";
import { CORS_OF_EXPRESS } from "./cors.ts";
import { DIRECTUS } from "./directus.ts";
import { ELYSIA_CORS } from "./elysia-cors.ts";
import { ES_COOKIE } from "./es-cookie.ts";
import { FEAXIOS } from "./feaxios.ts";
import { FETCH_EVENT_SOURCE } from "./fetch-event-source.ts";
import { GRAPHQL_REQUEST } from "./graphql-request.ts";
import { HONO } from "./hono.ts";
import { IRON_SESSION } from "./iron-session.ts";
import { JOTAI } from "./jotai.ts";
import { JS_COOKIE } from "./js-cookie.ts";
import { KINDE } from "./kinde.ts";
import { KY } from "./ky.ts";
import type { FactsOf, Library } from "./library.ts";
import { LOGTO } from "./logto.ts";
import { MANTINE_HOOKS } from "./mantine-hooks.ts";
import { MEDUSA } from "./medusa.ts";
import { MICRO_CORS } from "./micro-cors.ts";
import { NEXT_AUTH } from "./next-auth.ts";
import { NEXT_CLIENT_COOKIES } from "./next-client-cookies.ts";
import { NEXT_COOKIE } from "./next-cookie.ts";
import { NEXT_FIREBASE_AUTH_EDGE } from "./next-firebase-auth-edge.ts";
import { NEXT_INTL } from "./next-intl.ts";
import { NEXT } from "./next.ts";
import { NOOKIES } from "./nookies.ts";
import { OFETCH } from "./ofetch.ts";
import { OPENAPI_FETCH } from "./openapi-fetch.ts";
import { REACT_HOOKZ } from "./react-hookz.ts";
import { REACT_USE_COOKIE } from "./react-use-cookie.ts";
import { REACT_USE } from "./react-use.ts";
import { REACT } from "./react.ts";
import { REDAXIOS } from "./redaxios.ts";
import { SUPABASE } from "./supabase.ts";
import { SUPERAGENT } from "./superagent.ts";
import { SWR } from "./swr.ts";
import { TINY_COOKIE } from "./tiny-cookie.ts";
import { TRPC } from "./trpc.ts";
import { TYPESCRIPT_COOKIE } from "./typescript-cookie.ts";
import { UIDOTDEV_USEHOOKS } from "./uidotdev-usehooks.ts";
import { UNIVERSAL_COOKIE } from "./universal-cookie.ts";
import { UP_FETCH } from "./up-fetch.ts";
import { URQL } from "./urql.ts";
import { USE_LOCAL_STORAGE } from "./use-local-storage.ts";
import { USEHOOKS_TS } from "./usehooks-ts.ts";
import { WRETCH } from "./wretch.ts";
import { XIOR } from "./xior.ts";

/** Every library that we know something of. */
export const LIBRARIES: readonly Library[] = [
  AHOOKS,
  AI_SDK,
  ALOVA,
  APOLLO_CLIENT,
  AUTH0,
  AUTHKIT,
  AXIOS,
  BETTER_AUTH,
  BETTER_FETCH,
  BROWSER_COOKIES,
  CLERK,
  COOKIE,
  COOKIEJS,
  COOKIES,
  COOKIES_NEXT,
  COOKIE_UNIVERSAL,
  CORS_OF_EXPRESS,
  DIRECTUS,
  ELYSIA_CORS,
  ES_COOKIE,
  FEAXIOS,
  FETCH_EVENT_SOURCE,
  GRAPHQL_REQUEST,
  HONO,
  IRON_SESSION,
  JOTAI,
  JS_COOKIE,
  KINDE,
  KY,
  LOGTO,
  MANTINE_HOOKS,
  MEDUSA,
  MICRO_CORS,
  NEXT,
  NEXT_AUTH,
  NEXT_CLIENT_COOKIES,
  NEXT_COOKIE,
  NEXT_FIREBASE_AUTH_EDGE,
  NEXT_INTL,
  NOOKIES,
  OFETCH,
  OPENAPI_FETCH,
  REACT,
  REACT_HOOKZ,
  REACT_USE,
  REACT_USE_COOKIE,
  REDAXIOS,
  SUPABASE,
  SUPERAGENT,
  SWR,
  TINY_COOKIE,
  TRPC,
  TYPESCRIPT_COOKIE,
  UIDOTDEV_USEHOOKS,
  UNIVERSAL_COOKIE,
  UP_FETCH,
  URQL,
  USEHOOKS_TS,
  USE_LOCAL_STORAGE,
  WRETCH,
  XIOR,
];

/** One fact about one module of a library. */
interface ModuleFact<Fact> {
  readonly fact: Fact;
  readonly library: Library;
  readonly module: string;
}

/** The facts of one aspect, once for each module that they are about. */
export function collectFacts<Fact extends object>(select: (library: Library) => readonly FactsOf<Fact>[] | undefined): readonly ModuleFact<Fact>[] {
  return LIBRARIES.flatMap((library) =>
    (select(library) ?? []).flatMap((fact) => (fact.modules ?? library.modules).map((module) => ({ fact, library, module }))),
  );
}

/** An aspect that is nothing but exports, as `module export`. */
export function collectExports(select: (library: Library) => readonly string[] | undefined): readonly string[] {
  return LIBRARIES.flatMap((library) => (select(library) ?? []).flatMap((path) => library.modules.map((module) => `${module} ${path}`)));
}
