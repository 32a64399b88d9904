/**
 * The rule beside what `next build` said of 182 small apps, in each version and with each bundler. The verdicts are
 * measured (`scripts/measure-boundary-cases.mjs` does it again); where the rule says something else on purpose, the
 * case is named here with the reason.
 */
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../src/rules/no-server-import-in-client.ts";
import { createProject } from "../kit/create-project.ts";

interface BoundaryCase {
  readonly id: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly symlinks?: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, readonly { readonly kind: string; readonly module?: string }[] | undefined>>;
  readonly verdicts: Readonly<Record<string, "builds" | "error" | null>>;
}

interface BoundaryCases {
  readonly base: Readonly<Record<string, string>>;
  readonly cases: readonly BoundaryCase[];
}

const { base, cases } = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/boundary-cases.json"), "utf8")) as BoundaryCases;

const ORPHAN = "No server module requests this client module, so no build compiles it. It says 'use client' all the same, and the next import of it fails.";
const IN_ROUTE_HANDLER = "Next.js 14 compiles no client modules for a route handler, so this one is an orphan there.";
const MISPLACED = "Turbopack fails for the place of this directive, webpack removes types first and lets it count. The rule takes it as Turbopack does: it is for a rule about directives to mend.";

/** Cases in which the rule says something else than a build about server-only imports, and why that is right. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  b25: "The installed package declares neither 'server-only' nor 'next', so it is not opened: thousands of others do not either.",
  b41: "'./helper.js' for 'helper.ts' is not found by either bundler, unless an alias is configured, which cannot be seen. Then the finding is right; without, the build fails for another reason.",
  c14: ORPHAN,
  "c04 14-webpack": IN_ROUTE_HANDLER,
  "c17 14-webpack": IN_ROUTE_HANDLER,
  c18: ORPHAN,
  c19: ORPHAN,
  "d14 webpack": MISPLACED,
  "d15 webpack": MISPLACED,
  "d19 webpack": MISPLACED,
  "d21 webpack": MISPLACED,
  "d23 webpack": MISPLACED,
  "d24 webpack": MISPLACED,
  "e40 15-webpack": "Next.js 15 fails here because the module does not exist, not because it is the server's.",
};

const project = createProject(Object.assign({ "package.json": '{ "dependencies": { "next": "16.4.6" } }' }, base, ...cases.map(({ files }) => files)) as Record<string, string>);
for (const [link, target] of cases.flatMap(({ symlinks }) => Object.entries(symlinks ?? {}))) {
  mkdirSync(dirname(project.path(link)), { recursive: true });
  symlinkSync(target, project.path(link));
}

const linter = new Linter({ configType: "flat", cwd: project.directory });

/** The messages of all findings in a case that a build fails for, by the bundlers that do. */
function lint({ files }: BoundaryCase, nextVersion: number): { readonly turbopack: boolean; readonly webpack: boolean } {
  const messages = Object.entries(files)
    .filter(([file]) => /\.[cm]?[jt]sx?$/u.test(file) && !file.startsWith("node_modules/"))
    .flatMap(([file, text]) =>
      linter.verify(
        text,
        {
          files: ["**/*.*"],
          languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
          plugins: { "next-boundary": { rules: { "no-server-import-in-client": rule as never } } },
          rules: { "next-boundary/no-server-import-in-client": "error" },
          settings: { "next-boundary": { nextVersion } },
        },
        project.path(file),
      ),
    )
    .filter(({ fatal, message }) => fatal !== true && /\bfails\b|\brejects\b/u.test(message));
  return {
    turbopack: messages.some(({ message }) => !message.includes("the webpack build")),
    webpack: messages.some(({ message }) => !message.includes("the Turbopack build")),
  };
}

const MEASURED = [
  { bundler: "turbopack", name: "16-turbopack", version: 16 },
  { bundler: "webpack", name: "16-webpack", version: 16 },
  { bundler: "webpack", name: "15-webpack", version: 15 },
  { bundler: "webpack", name: "14-webpack", version: 14 },
] as const;

describe.each(MEASURED)("$name", ({ bundler, name, version }) => {
  const measured = cases.filter(({ verdicts }) => verdicts[name] !== undefined && verdicts[name] !== null);

  it("was measured", () => {
    expect(measured.length).toBeGreaterThan(150);
  });

  it.each(measured)("$id: $title", (boundaryCase) => {
    const isRejected = boundaryCase.kinds[name]?.some(({ kind }) => kind === "client-import") ?? false;
    const says = lint(boundaryCase, version)[bundler];
    const { id } = boundaryCase;
    const isException = [id, `${id} ${bundler}`, `${id} ${name}`].some((key) => Object.hasOwn(EXCEPTIONS, key));
    expect(says).toBe(isException ? !isRejected : isRejected);
  });
});
