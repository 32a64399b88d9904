/** A generated Next.js app that is built and run: what the proofs ask questions of. */
/* global fetch */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { NEWEST } from "../dist/platform/next/versions.js";

const CHROMIUM = process.env.CHROMIUM ?? "chromium";

const VERSIONS = { next: NEWEST.measured, react: "^19", "react-dom": "^19" };

/** An empty app in a folder of its own, with its packages installed. `dependencies` come on top of Next.js and React. */
export function createNextApp(dependencies = {}) {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "next-boundary-app-")));
  const app = {
    directory,
    write(path, text) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
    remove(path) {
      rmSync(join(directory, path), { force: true, recursive: true });
    },
    /** Whether `next build` is green, and what it prints. */
    build: (...options) => run("npx", ["next", "build", ...options], { cwd: directory }),
    /** `next start`: the origin it answers at, and how to end it. */
    async start() {
      const port = await findPort();
      const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", String(port)], { cwd: directory, stdio: "ignore" });
      const origin = `http://localhost:${String(port)}`;
      await waitFor(`${origin}/up`);
      return { origin, stop: () => server.kill() };
    },
    dispose: () => rmSync(directory, { force: true, recursive: true }),
  };
  app.write("package.json", JSON.stringify({ dependencies: { ...VERSIONS, ...dependencies }, private: true, type: "module" }));
  app.write("app/layout.js", "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n");
  app.write("app/up/route.js", "export function GET() { return new Response('up'); }\n");
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund"], { cwd: directory, stdio: "inherit" });
  return app;
}

/** What stands in a page after its scripts have run; `undefined` without a browser. */
export async function dumpDom(url) {
  if (findBrowser() === undefined) return undefined;
  const profile = mkdtempSync(join(tmpdir(), "next-boundary-chromium-"));
  const { log } = await run(CHROMIUM, ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, "--virtual-time-budget=20000", "--dump-dom", url], {
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 120_000,
  });
  rmSync(profile, { force: true, maxRetries: 5, recursive: true });
  return log;
}

/** The browser's name and version; `undefined` without one. `CHROMIUM` names it where it is not called `chromium`. */
export function findBrowser() {
  try {
    return execFileSync(CHROMIUM, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** Not `spawnSync`: servers of this process have to answer meanwhile. */
function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (log += text));
    child.on("error", ({ message }) => resolve({ isGreen: false, log: message }));
    child.on("close", (status) => resolve({ isGreen: status === 0, log }));
  });
}

async function waitFor(url) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing answers at ${url}.`);
}

function findPort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
