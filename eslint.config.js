import js from "@eslint/js";
import typescript from "@typescript-eslint/eslint-plugin";
import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import nextBoundary from "eslint-plugin-next-boundary";

export default defineConfig([
  // The examples are wrong on purpose: `npm run example` lints them with the plugin itself.
  globalIgnores(["dist/", "coverage/", "examples/", "tests/fixtures/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    extends: [js.configs.recommended],
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: { Buffer: false, clearTimeout: false, console: false, performance: false, process: false, setTimeout: false, URL: false },
    },
  },
  {
    extends: [typescript.configs["flat/strict-type-checked"]],
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // Parsers other than typescript-eslint's break the promises of its types: a `null` parent, a missing scope manager.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Node types are compared as strings, so that no enum has to be loaded at run time.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // Its own first user: nothing here is a client module, so it must have nothing to say.
  nextBoundary.configs.strict,
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-console": "error",
      // What a browser, a linter in Rust or an editor cannot give stays behind the host.
      "no-restricted-globals": ["error", { name: "process", message: "Ask the host, or take it as an argument." }],
    },
  },
  {
    extends: [eslintPlugin.configs.recommended],
    files: ["src/rules/*.ts"],
    rules: {
      "eslint-plugin/no-property-in-node": "error",
      "eslint-plugin/prefer-placeholders": "error",
      "eslint-plugin/prefer-replace-text": "error",
      "eslint-plugin/report-message-format": ["error", "^[^a-z].*\\.$"],
      "eslint-plugin/require-meta-docs-description": ["error", { pattern: "^(Enforce|Require|Disallow) .+[^. ]$" }],
      // `createRule` adds `fixable`, and leaves out the defaults of a rule without options.
      "eslint-plugin/require-meta-default-options": "off",
      "eslint-plugin/require-meta-fixable": "off",
      // What a rule's run is given does not use `this`.
      "@typescript-eslint/unbound-method": "off",
      // About 150 lines are a rule; what goes far beyond is analysis, a layer down.
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    extends: [eslintPlugin.configs["tests-recommended"]],
    files: ["tests/rules/**/*.ts"],
  },
]);
