/**
 * The plugin, with a note of every report: oxlint prints neither fixes nor suggestions, so this is how it is known which edits the
 * rules hand to it. `NOTES` names the file that they are written to; without it the plugin is what it is.
 */
import { appendFileSync } from "node:fs";
import process from "node:process";

import nextBoundary from "../../dist/index.js";

const notes = process.env.NOTES;

/** What a fixer makes, in a form that can be written down. */
const FIXER = {
  insertTextAfter: ({ range }, text) => ({ range: [range[1], range[1]], text }),
  insertTextAfterRange: (range, text) => ({ range: [range[1], range[1]], text }),
  insertTextBefore: ({ range }, text) => ({ range: [range[0], range[0]], text }),
  insertTextBeforeRange: (range, text) => ({ range: [range[0], range[0]], text }),
  remove: ({ range }) => ({ range, text: "" }),
  removeRange: (range) => ({ range, text: "" }),
  replaceText: ({ range }, text) => ({ range, text }),
  replaceTextRange: (range, text) => ({ range, text }),
};

function note(context, { fix, messageId, node, suggest }) {
  const report = {
    file: context.filename,
    fix: fix === undefined ? [] : collectEdits(fix),
    messageId,
    range: node.range,
    rule: context.id,
    suggestions: (suggest ?? []).map((suggestion) => ({ edits: collectEdits(suggestion.fix), messageId: suggestion.messageId })),
  };
  appendFileSync(notes, `${JSON.stringify(report)}\n`);
}

function collectEdits(fix) {
  const edits = fix(FIXER) ?? [];
  return Symbol.iterator in edits ? [...edits] : [edits];
}

function wrap(rule) {
  return {
    ...rule,
    create(context) {
      const report = (finding) => {
        note(context, finding);
        context.report(finding);
      };
      return rule.create(Object.create(context, { report: { value: report } }));
    },
  };
}

const rules = Object.fromEntries(Object.entries(nextBoundary.rules).map(([name, rule]) => [name, notes === undefined ? rule : wrap(rule)]));

export default { ...nextBoundary, rules };
