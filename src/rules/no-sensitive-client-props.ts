/**
 * Reports … (say what, and where the rule gives up).
 */
import { createRule } from "../rule-kit/create-rule.ts";

export default createRule({
  name: "no-sensitive-client-props",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow sensitive client props",
      presets: { strict: [] },
    },
    messages: {
      problem: "This is what is wrong, because of that. Do this instead.",
    },
    schema: [],
    defaultOptions: [{}],
    hasSuggestions: false,
  },
  create({ file, report }) {
    if (file.environments.browser === undefined) return {};
    return {
      DebuggerStatement(node) {
        if (node.range[0] < 0) report({ messageId: "problem", node });
      },
    };
  },
});
