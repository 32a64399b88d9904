import { defineConfig } from "eslint/config";
import nextBoundary from "eslint-plugin-next-boundary";
import tsParser from "@typescript-eslint/parser";

export default defineConfig([
  { ignores: [".next/", "next-env.d.ts"] },
  { files: ["**/*.{ts,tsx}"], languageOptions: { parser: tsParser } },
  nextBoundary.configs.recommended,
  { settings: { "next-boundary": { apiOrigins: ["NEXT_PUBLIC_API_URL"] } } },
]);
