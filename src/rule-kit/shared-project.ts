import { nodeHost } from "../platform/host/node-host.ts";
import { Project } from "../project/project.ts";

/** What this process knows of the code it lints; rules of all files share it. Nothing is read before somebody asks. */
export const project = new Project(nodeHost);
