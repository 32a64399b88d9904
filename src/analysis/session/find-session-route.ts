import { getPathWithin } from "../../platform/host/portable-path.ts";
import type { NextRoot } from "../../project/next-root.ts";
import type { Project } from "../../project/project.ts";
import { findSessionRead } from "./find-session-read.ts";

/** A route that reads the session: its file within the app, and by what. */
export interface SessionRoute {
  readonly file: string;
  readonly api: string;
}

/**
 * The route of an app that answers a path, if it certainly reads the session when it is asked with a method; with any
 * method where none is given. Where several routes may answer, all of them must.
 */
export function findSessionRoute(path: string, method: string | undefined, root: NextRoot, project: Project): SessionRoute | undefined {
  const routes = project.getRoutes(root).find(path).map(({ file, kind }) => {
    const module = project.openModule(file, project.getApp(file, root));
    const read = module && findSessionRead(module, kind, method);
    return read && { api: read.api, file: getPathWithin(root.directory, file) ?? file };
  });
  return routes.every((route) => route !== undefined) ? routes[0] : undefined;
}
