/** How a memo answers where a question cannot be answered by itself alone. */
export interface MemoPolicy<Answer> {
  /** What a question is taken to answer while it is still open: where it is asked again on the way to its own answer. */
  readonly assumed: Answer;
  /** The answer where nobody knows: more than `depth` questions lie below one another, or a circle comes to no rest. */
  readonly unknown: Answer;
  /** Whether another round of a circle brought nothing new. */
  readonly isSame?: (first: Answer, second: Answer) => boolean;
  readonly depth?: number;
}

/** So many questions may lie below one another; more are generated, and would overflow the stack. */
const MAX_DEPTH = 64;

/** A circle of yes and no rests after a few rounds; what still grows then has no end. */
const MAX_ROUNDS = 8;

class Question<Key extends WeakKey, Answer> {
  /** What it answers: as far as is known, until it is closed. */
  answer: Answer;
  /** `running` while it is worked on; `tentative` where its answer leans on one that is still open; `stale` where that has changed since. */
  state: "closed" | "running" | "stale" | "tentative" = "stale";
  /** Where it stands among the open questions, and the first of them that its answer leans on: itself where on none before it. */
  readonly position = open.length;
  leansOn = open.length;
  isLeanedOn = false;
  hasChanged = false;
  /** How many questions of its memo lie below one another on the way to the answer. */
  height = 0;
  readonly #key: Key;
  readonly #unknown: Answer;
  readonly #known: WeakMap<Key, Question<Key, Answer>>;

  constructor(key: Key, { assumed, unknown }: MemoPolicy<Answer>, known: WeakMap<Key, Question<Key, Answer>>) {
    this.answer = assumed;
    this.#key = key;
    this.#unknown = unknown;
    this.#known = known;
  }

  forget(): void {
    this.#known.delete(this.#key);
  }

  giveUp(): void {
    this.answer = this.#unknown;
  }
}

/** What a memo needs to know of another one's questions. */
type OpenQuestion = Omit<Question<WeakKey, unknown>, "answer">;

/** The questions without a final answer, of all memos, as they were first asked; and the one that is worked on. */
const open: OpenQuestion[] = [];
let running: OpenQuestion | undefined;

/**
 * Remembers answers, and only those that are final, so that an answer depends on the question and never on what was asked
 * before it.
 *
 * Questions may lead back to themselves. Then those of the circle are asked again, each with the answers of the round
 * before, until nothing changes, and become final together. What is asked on the way from one that is still open is not
 * final either, whichever memo it belongs to. A question below which too many others lie is unknown as a whole, not only
 * where somebody happened to come from far above.
 */
export class Memo<Key extends WeakKey, Answer> {
  readonly #questions = new WeakMap<Key, Question<Key, Answer>>();
  readonly #running: Question<Key, Answer>[] = [];
  readonly #policy: Required<MemoPolicy<Answer>>;

  constructor(policy: MemoPolicy<Answer>) {
    this.#policy = { depth: MAX_DEPTH, isSame: Object.is, ...policy };
  }

  ask(key: Key, find: () => Answer): Answer {
    const [outermost] = this.#running;
    const question = this.#questions.get(key) ?? (this.#running.length > this.#policy.depth ? undefined : this.#open(key));
    if (question === undefined) {
      // Whatever asked on the way down has an answer of its own, which this is not a part of.
      this.#note(Infinity);
      if (outermost !== undefined) leanOn(outermost);
      return this.#policy.unknown;
    }
    if (question.state === "stale") this.#work(question, find);
    if (question.state !== "closed") leanOn(question);
    this.#note(question.height);
    return question.answer;
  }

  #open(key: Key): Question<Key, Answer> {
    const question = new Question(key, this.#policy, this.#questions);
    this.#questions.set(key, question);
    open.push(question);
    return question;
  }

  /** Comes to an answer, and to those of the circle that the question is the first of. */
  #work(question: Question<Key, Answer>, find: () => Answer): void {
    const asker = running;
    running = question;
    this.#running.push(question);
    try {
      for (let round = 0; question.state === "stale"; round += 1) this.#goRound(question, find, round);
    } catch (error) {
      for (const left of open.splice(question.position)) left.forget();
      throw error;
    } finally {
      this.#running.pop();
      running = asker;
    }
  }

  #goRound(question: Question<Key, Answer>, find: () => Answer, round: number): void {
    question.height = 0;
    question.leansOn = question.position;
    question.state = "running";
    const found = find();
    const isTooDeep = question.height > this.#policy.depth;
    const answer = isTooDeep ? this.#policy.unknown : found;
    question.hasChanged = !this.#policy.isSame(answer, question.answer);
    question.answer = answer;
    question.state = "tentative";
    if (question.leansOn < question.position) return;
    if (open.length === question.position + 1 && !question.isLeanedOn) {
      // Nearly all questions are of no circle.
      open.pop();
      question.state = "closed";
      return;
    }
    const circle = open.slice(question.position);
    const isAtRest = !question.isLeanedOn || circle.every(({ hasChanged }) => !hasChanged);
    if (isTooDeep) close(question, [question]);
    else if (isAtRest) close(question, circle);
    else if (round === MAX_ROUNDS) close(question, circle, true);
    else for (const member of circle) Object.assign(member, { hasChanged: false, state: "stale" });
  }

  /** What lies below a question lies below the one that asks it. */
  #note(height: number): void {
    const asker = this.#running.at(-1);
    if (asker !== undefined) asker.height = Math.max(asker.height, height + 1);
  }
}

/** The question that is worked on leans on whatever an open one leans on. */
function leanOn(question: OpenQuestion): void {
  question.isLeanedOn = true;
  if (running !== undefined) running.leansOn = Math.min(running.leansOn, question.leansOn);
}

/**
 * A question and the others of its circle become final, those that the last round came by. What else was asked on the way
 * was cut short by the same bound, and is forgotten.
 */
function close(question: OpenQuestion, circle: readonly OpenQuestion[], isUnsettled = false): void {
  const height = Math.max(...circle.map((member) => member.height));
  for (const member of open.splice(question.position)) {
    if (member.state !== "tentative" || !circle.includes(member)) {
      member.forget();
      continue;
    }
    if (isUnsettled) member.giveUp();
    Object.assign(member, { height, state: "closed" });
  }
}
