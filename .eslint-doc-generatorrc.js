/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
  ],
  ignoreConfig: ["legacy-recommended"],
  ruleDocSectionInclude: [
    "Why",
    "What It Reports",
    "Examples",
    "Incorrect",
    "Correct",
    "Limits",
    "When Not To Use It",
    "Further Reading",
  ],
  urlConfigs: "https://github.com/next-boundary/eslint-plugin-next-boundary#presets",
};
