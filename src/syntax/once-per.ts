/**
 * A function that computes its answer once per object: for facts of a module, a node or a variable that are asked for at
 * each of many places. What else it is given belongs to that object. An answer that may take the same one again on the
 * way has to say what that is meanwhile, so it needs a memory of its own.
 */
export function oncePer<Key extends object, Rest extends readonly unknown[], Answer>(
  compute: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key, ...rest) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = compute(key, ...rest);
    answers.set(key, { answer });
    return answer;
  };
}
