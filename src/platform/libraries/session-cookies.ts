import { OTHER_SESSION_COOKIES, type SessionCookie } from "../web/session-cookies.ts";
import { LIBRARIES } from "./all-libraries.ts";

/** The registry: cookies of the libraries that we know more of, and all others. */
export const SESSION_COOKIES: readonly SessionCookie[] = [...LIBRARIES.flatMap(({ sessionCookies = [] }) => sessionCookies), ...OTHER_SESSION_COOKIES];
