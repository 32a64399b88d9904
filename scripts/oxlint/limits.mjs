/** What oxlint does otherwise than ESLint, whatever a plugin does: each with its reason. */
const LIMITS = [];

/** The limit that explains what oxlint says of a file, in words; `undefined` where it has to say what ESLint says. */
export function findLimit(oxlint, eslint) {
  return LIMITS.find(({ holds }) => holds(oxlint, eslint))?.reason;
}
