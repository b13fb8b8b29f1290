import { type AnswerPath, pathOf } from '../answers/answer-path.js';
import type { FormChange } from './form-session.js';
import type { Instance } from './instance.js';
import type { PlanNode } from './plan.js';

/** Gathers what changes. What changes to and fro has not changed. */
export class Changes {
  readonly #shown = new Map<AnswerPath, boolean>();
  readonly #calculated = new Set<AnswerPath>();
  readonly #options = new Set<AnswerPath>();

  show(node: PlanNode, instance: Instance, shown: boolean): void {
    const path = pathTo(node, instance);
    if (this.#shown.has(path)) this.#shown.delete(path);
    else this.#shown.set(path, shown);
  }

  calculate(node: PlanNode, instance: Instance): void {
    this.#calculated.add(pathTo(node, instance));
  }

  offer(node: PlanNode, instance: Instance): void {
    this.#options.add(pathTo(node, instance));
  }

  /** Nothing in an instance that has just been added is news. */
  forgetIn(instance: Instance): void {
    const start = `${pathOf(...partsTo(instance))}/`;
    for (const path of [...this.#shown.keys()]) if (path.startsWith(start)) this.#shown.delete(path);
    for (const paths of [this.#calculated, this.#options]) {
      for (const path of [...paths]) if (path.startsWith(start)) paths.delete(path);
    }
  }

  take(): FormChange {
    const paths = [...this.#shown];
    const change: FormChange = {
      shown: paths.filter(([, shown]) => shown).map(([path]) => path),
      hidden: paths.filter(([, shown]) => !shown).map(([path]) => path),
      calculated: [...this.#calculated],
      options: [...this.#options],
    };
    this.#shown.clear();
    this.#calculated.clear();
    this.#options.clear();
    return change;
  }
}

export function pathTo(node: PlanNode, instance: Instance): AnswerPath {
  return pathOf(...partsTo(instance), node.name);
}

export function partsTo({ outer, level, id }: Instance): readonly string[] {
  return outer && level.repeat ? [...partsTo(outer), level.repeat.name, id] : [];
}
