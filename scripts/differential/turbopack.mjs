/**
 * What does Turbopack reject in a whole app? Asks the compiler of an installed `next` in a process of its own,
 * for every issue of the module graph at once, without generating code.
 *
 *     node scripts/differential/turbopack.mjs DIRECTORY   # prints the issues of one app
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(import.meta.url);

/** Turbopack takes the boundary's words from one of these sentences; each names what was imported. */
const KINDS = [
  ["clientImport", /depends on ["`]([^"`]+)["`] into a React Client Component module/u],
  ["clientImport", /depends on ["`]([^"`]+)["`]\. This API is only available in Server Components in the App Router/u],
  ["resolver", /'(server-only|next\/root-params)' cannot be imported from a Client Component module/u],
  ["serverImport", /depends on ["`]([^"`]+)["`] into a React Server Component module/u],
  ["notFound", /Module not found: Can't resolve '([^']*)'/u],
  ["directivePosition", /must be placed before other expressions/u],
  ["missingExport", /Export (\S+) doesn't exist in target module/u],
];

/**
 * The issues of an app: `kind` is `clientImport` (the assertion) or `resolver` (the alias) where `name` was
 * rejected in client code; everything else says something else about the app. Paths are relative to it.
 */
export function askTurbopack(directory, { timeout = 120_000 } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [SCRIPT, directory, "--json"], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
    });
    const output = { stderr: "", stdout: "" };
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8");
      child[stream].on("data", (text) => {
        output[stream] += text;
      });
    }
    child.on("error", fail);
    child.on("close", (code) => {
      const answer = join(directory, ".next/issues.json");
      if (code !== 0)
        fail(new Error(`Turbopack gave no answer for ${directory}:\n${output.stderr.slice(-3000)}${output.stdout.slice(-1000)}`));
      else done(JSON.parse(readFileSync(answer, "utf8")));
    });
  });
}

async function collectIssues(directory) {
  const require = createRequire(join(directory, "package.json"));
  const { installBindings } = require("next/dist/build/swc/install-bindings");
  await installBindings();
  const { createDefineEnv, getBindingsSync } = require("next/dist/build/swc");
  const { PHASE_PRODUCTION_BUILD } = require("next/dist/shared/lib/constants");
  const { getSupportedBrowsers } = require("next/dist/build/get-supported-browsers");
  const loadConfig = require("next/dist/server/config").default;
  const nextConfig = await loadConfig(PHASE_PRODUCTION_BUILD, directory, { bundler: 1, silent: true });
  const rootPath = nextConfig.turbopack?.root ?? directory;
  const distDir = join(directory, nextConfig.distDir);
  rmSync(distDir, { force: true, recursive: true });
  mkdirSync(distDir, { recursive: true });
  // What `next build` passes, but for what only the code it would generate depends on.
  const { value: project } = await getBindingsSync().turbo.createProject(
    {
      browserslistQuery: getSupportedBrowsers(directory, false).join(", "),
      buildId: "differential",
      currentNodeJsVersion: process.versions.node,
      defineEnv: createDefineEnv({
        config: nextConfig,
        dev: false,
        distDir: nextConfig.distDir,
        hasRewrites: false,
        isTurbopack: true,
        projectPath: directory,
        rewrites: { afterFiles: [], beforeFiles: [], fallback: [] },
      }),
      dev: false,
      distDir,
      encryptionKey: Buffer.alloc(32).toString("base64"),
      env: process.env,
      isPersistentCachingEnabled: false,
      nextConfig,
      nextVersion: require("next/package.json").version,
      noMangling: false,
      previewProps: { previewModeEncryptionKey: "key", previewModeId: "id", previewModeSigningKey: "key" },
      projectPath: relative(rootPath, directory) || ".",
      rootPath,
      watch: { enable: false },
      writeRoutesHashesManifest: false,
    },
    {
      dependencyTracking: false,
      gc: nextConfig.experimental.turbopackGcOptions,
      isCi: true,
      isShortSession: true,
      turbopackMemoryEviction: nextConfig.experimental.turbopackMemoryEvictionMode,
    },
  );
  const { value: entrypoints } = await project.entrypointsSubscribe().next();
  const all = await project.getAllCompilationIssues();
  const prefix = `${relative(rootPath, directory)}/`;
  const issues = [...(entrypoints.issues ?? []), ...all.issues].map((issue) => simplify(issue, prefix));
  await project.shutdown();
  return issues;
}

function simplify(issue, prefix) {
  const title = getText(issue.title);
  const [kind, name] = KINDS.map(([word, pattern]) => [word, pattern.exec(title)]).find(([, match]) => match !== null) ?? [
    "other",
    null,
  ];
  const strip = (path) => path.replace(/^\[project\]\//u, "").replace(prefix === "/" ? "" : prefix, "");
  return {
    file: strip(issue.filePath),
    kind,
    line: issue.source?.range === undefined || issue.source.range === null ? undefined : issue.source.range.start.line + 1,
    name: name?.[1],
    severity: issue.severity,
    title,
    traces: (issue.importTraces ?? []).map((trace) => trace.map(({ layer, path }) => ({ layer, path: strip(path) }))),
  };
}

/** Turbopack's styled strings, without their styles and colours. */
function getText(styled) {
  if (styled === undefined || styled === null) return "";
  if (Array.isArray(styled.value)) return styled.value.map(getText).join(styled.type === "stack" ? "\n" : "");
  // eslint-disable-next-line no-control-regex
  return styled.value.replaceAll(/\u001B\[[0-9;]*m/gu, "").replaceAll(/\s+/gu, " ");
}

if (process.argv[1] === SCRIPT) {
  const directory = resolve(process.argv[2]);
  const issues = await collectIssues(directory);
  if (process.argv.includes("--json")) {
    writeFileSync(join(directory, ".next/issues.json"), JSON.stringify(issues));
  } else {
    for (const { file, kind, line, name, severity, title, traces } of issues) {
      console.log(`${severity} ${kind} ${name ?? ""} ${file}:${String(line)} ${title.slice(0, 160)}`);
      for (const trace of traces) console.log(`    ${trace.map(({ layer, path }) => `${path} [${layer}]`).join(" <- ")}`);
    }
  }
  // The engine's threads outlive the project.
  process.exit(0);
}
