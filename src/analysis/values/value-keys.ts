import type { CallPlace, Instance, Surroundings } from "../references/surroundings.ts";
import type { Value } from "./value.ts";

/** Gives each value a key of its own: the same value in the same runs is the same, by whatever objects it is described. */
export class ValueKeys {
  readonly #numbers = new Map<object, number>();

  describe({ around, calls, node, path, self, settled, without }: Value): string {
    const parts = [this.#number(node), settled ?? "", path.join("."), [...without].join(), this.#describeRun(around), calls.map((place) => this.#describePlace(place)).join(";")];
    return `${parts.join("/")}/${self === undefined ? "" : this.#describeInstance(self)}`;
  }

  #describeRun({ run }: Surroundings): string {
    if (run === undefined) return "";
    const given = run.arguments.map((node) => this.#number(node)).join();
    const outer = run.outer === undefined ? "" : this.#describeRun({ ...run.at, run: run.outer });
    return `${this.#number(run.function)}(${given})${run.self === undefined ? "" : this.#describeInstance(run.self)}<${this.#describeRun(run.at)}|${outer}`;
  }

  #describeInstance({ class: own, made }: Instance): string {
    return `${this.#number(own)}:${made === undefined ? "" : this.#describePlace(made)}`;
  }

  #describePlace({ around, call }: CallPlace): string {
    return `${this.#number(call)}@${this.#describeRun(around)}`;
  }

  #number(node: object): string {
    const number = this.#numbers.get(node) ?? this.#numbers.size;
    this.#numbers.set(node, number);
    return String(number);
  }
}
