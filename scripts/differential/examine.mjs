/**
 * What do Turbopack and the plugin say about these graphs? Puts them into one app, asks both, and compares. Where Turbopack
 * gives no answer, the graphs are asked in halves until the one that it does not come back from is alone.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";

import { compareGraph } from "./compare.mjs";
import { askPlugin } from "./plugin.mjs";
import { writeApp } from "./render.mjs";
import { askTurbopack } from "./turbopack.mjs";

let count = 0;

/** One verdict per graph (see compare.mjs), or `{ unanswered }`. All graphs have the same options. */
export async function examine(graphs, { install, keep = false, plugin }) {
  count += 1;
  const directory = join(install, `app-${String(process.pid)}-${String(count)}`);
  try {
    const rendered = writeApp(directory, graphs, install);
    let issues;
    try {
      issues = await askTurbopack(directory, { timeout: 60_000 + 200 * graphs.length });
    } catch (error) {
      if (graphs.length === 1) return [{ unanswered: String(error) }];
      const middle = Math.ceil(graphs.length / 2);
      const halves = [graphs.slice(0, middle), graphs.slice(middle)];
      return [...(await examine(halves[0], { install, plugin })), ...(await examine(halves[1], { install, plugin }))];
    }
    const files = rendered.flatMap((one, index) => graphs[index].modules.filter(isLinted).map(({ path }) => path));
    const messages = await askPlugin(directory, files, plugin);
    const owners = new Map(rendered.flatMap((one, index) => [...one.files.keys()].map((path) => [path, index])));
    return graphs.map((graph, index) =>
      compareGraph(
        graph,
        rendered[index],
        issues.filter(({ file }) => owners.get(file) === index),
        messages.filter(({ file }) => owners.get(file) === index),
      ),
    );
  } finally {
    if (keep) console.log(`The app of ${graphs[0].id} to ${graphs.at(-1).id} is in ${directory}`);
    else rmSync(directory, { force: true, recursive: true });
  }
}

function isLinted({ content, path }) {
  return content === undefined && !path.startsWith("node_modules/");
}
