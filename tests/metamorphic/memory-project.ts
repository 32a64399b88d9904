/** Stands in for the project of the process: an app in memory, another one for each program. */
import { Project } from "../../src/project/project.ts";
import { createMemoryHost } from "../kit/memory-host.ts";

let current = createApp({});

export function createApp(files: Readonly<Record<string, string>>): Project {
  return new Project(createMemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/shop/${path}`, text]))));
}

export function openApp(files: Readonly<Record<string, string>>): void {
  current = createApp(files);
}

export const sharedProject = {
  get project(): Project {
    return current;
  },
};
