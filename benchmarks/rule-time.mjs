/**
 * Wraps the rules of a plugin so that the time inside each of them is added up: in `create()`, in its visitors, and
 * in all that they look up on first use. The other benchmarks read it; there is nothing to run.
 *
 * It is the time of the thread that lints, by the clock: the CPU time of a process also has what its other threads do
 * meanwhile, who compile and collect for all rules, and for ESLint and the parser most of all.
 */

/** The plugin with its rules wrapped, and what each of them took so far, in milliseconds of a clock. */
export function wrapRules(plugin, readClock = () => performance.now()) {
  const cost = measureCost(readClock);
  const times = new Map();
  let calls = 0;
  const wrap = (name, run) =>
    function measured(...args) {
      const start = readClock();
      try {
        return run.apply(this, args);
      } finally {
        calls += 1;
        times.set(name, (times.get(name) ?? 0) + readClock() - start - cost);
      }
    };
  const wrapRule = (name, rule) => {
    const create = wrap(name, (context) => rule.create(context));
    const wrapVisitor = ([selector, visit]) => [selector, wrap(name, visit)];
    return { ...rule, create: (context) => Object.fromEntries(Object.entries(create(context)).map(wrapVisitor)) };
  };
  const rules = Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, wrapRule(name, rule)]));
  return {
    /** What the measuring itself took of the whole run: a look at the clock before and after each call. */
    getOverhead: () => calls * cost * 2,
    getTotal: () => Math.max(0, [...times.values()].reduce((sum, time) => sum + time, 0)),
    plugin: { ...plugin, rules },
    times,
  };
}

/** How much later the second of two looks at the clock is, by the first alone. */
function measureCost(readClock) {
  const LOOKS = 20_000;
  let sum = 0;
  for (let look = 0; look < LOOKS; look += 1) {
    const start = readClock();
    sum += readClock() - start;
  }
  return sum / LOOKS;
}
