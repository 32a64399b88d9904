/**
 * A function that computes its answer once per object: for facts of a module, a node or a variable that are asked for at
 * each of many places. What else it is given belongs to that object. An answer that may take the same one again on the
 * way has to say what that is meanwhile, so it needs a memory of its own.
 */
export function oncePer<Key extends object, Rest extends readonly unknown[], Answer>(
  compute: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  const answers = new WeakMap<Key, Answer | typeof NOTHING>();
  return (key, ...rest) => {
    const known = answers.get(key);
    if (known !== undefined) return known === NOTHING ? (undefined as Answer) : known;
    const answer = compute(key, ...rest);
    answers.set(key, answer === undefined ? NOTHING : answer);
    return answer;
  };
}

/** That the answer is `undefined`, in the place of an answer: most are asked for many times. */
const NOTHING = Symbol("nothing");
