import type { Answer } from '../answers/answers.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Engine } from '../logic/engine.js';
import { readAnswer } from '../validate/read-answer.js';
import { Changes } from './changes.js';
import { type Graph, graphOf } from './graph.js';
import { Instance, type Surroundings } from './instance.js';
import { judge, revalue } from './judge.js';
import type { LocalTime } from './local-time.js';
import { isPlain, pageOf, type PlanNode } from './plan.js';

/**
 * The answers of a form with what follows from them. A change goes through the graph in its order: a node is judged when something that it
 * reads has changed, once, and passes on only what changed it.
 */
export class FormState {
  readonly root: Instance;
  readonly changes = new Changes();
  readonly #graph: Graph;
  readonly #surroundings: Surroundings;
  readonly #due = new Map<PlanNode, Set<Instance>>();
  #day: string;

  constructor(definition: FormDefinition, time: LocalTime, judging?: Engine['judging']) {
    this.#graph = graphOf(definition);
    this.#surroundings = { engine: { judging, lacks: false }, time, conditions: definition.conditions ?? {}, round: 0 };
    this.root = new Instance('', this.#graph.root, this.#surroundings);
    this.#day = time.today();
  }

  /** Judges everything, once the first answers are put down. */
  start(): void {
    this.judgeAll();
    this.changes.take();
  }

  judgeAll(): void {
    this.#markWithin(this.root);
    this.#run();
  }

  get engine(): Engine {
    return this.#surroundings.engine;
  }

  /** Once a day what asks for the day is judged again. */
  passTime(): void {
    const today = this.#surroundings.time.today();
    if (today === this.#day) return;
    this.#day = today;
    for (const node of this.#graph.order) if (node.readsClock) this.#mark(node, this.root);
    this.#run();
  }

  /** Puts down what was typed, and judges nothing. */
  write(node: PlanNode, instance: Instance, typed: unknown): void {
    const cell = instance.cell(node);
    cell.typed = typed as Answer | null | undefined;
    if (isPlain(node.question)) cell.reading = readAnswer(node.question, typed, this.engine);
  }

  /** Judges what reads an answer that was put down. */
  answered(node: PlanNode, instance: Instance): void {
    this.#surroundings.round += 1;
    if (revalue(node, instance)) this.#pass(node, instance, { shown: false, value: true });
    this.#run();
  }

  newInstance(id: string, repeat: PlanNode, outer: Instance): Instance | undefined {
    return repeat.inner && new Instance(id, repeat.inner, this.#surroundings, outer);
  }

  /** Gives a repeat these instances. Those that are new or stand elsewhere are judged, and what reads them. */
  arrange(repeat: PlanNode, outer: Instance, instances: readonly Instance[]): void {
    const before = outer.cell(repeat).instances;
    outer.cell(repeat).instances = instances;
    instances.forEach((instance, place) => {
      if (before[place] !== instance) this.#markWithin(instance);
    });
    this.#pass(repeat, outer, { shown: false, value: true });
    this.#run();
  }

  #markWithin(instance: Instance): void {
    for (const node of instance.level.inOrder) {
      this.#mark(node, instance);
      for (const inner of instance.cell(node).instances) this.#markWithin(inner);
    }
  }

  #mark(node: PlanNode, within: Instance): void {
    const due = this.#due.get(node) ?? new Set();
    this.#due.set(node, due);
    for (const instance of within.below(node.level)) due.add(instance);
  }

  #pass({ dependents }: PlanNode, instance: Instance, { shown, value }: { shown: boolean; value: boolean }): void {
    for (const { node, byShown, within } of dependents) {
      if (byShown ? shown : value) this.#mark(node, instance.at(within) ?? instance);
    }
  }

  #run(): void {
    const pages = new Set<PlanNode>();
    this.#surroundings.round += 1;
    for (const node of this.#graph.order) {
      if (this.#due.size === 0) break;
      for (const instance of this.#due.get(node) ?? []) {
        const changed = judge(node, instance, this.changes);
        this.#pass(node, instance, changed);
        if (changed.shown && instance === this.root) pages.add(pageOf(node));
      }
      this.#due.delete(node);
    }
    // Only what hangs on itself is left, which no parsed definition does.
    this.#due.clear();
    for (const page of pages) this.#fill(page);
  }

  /** A page on which nothing is shown is not shown either. */
  #fill(page: PlanNode): void {
    const cell = this.root.cell(page);
    const filled =
      cell.shown && this.root.level.inOrder.some((node) => isSeen(node) && pageOf(node) === page && this.root.cell(node).shown);
    if (filled !== cell.filled) this.changes.show(page, this.root, filled);
    cell.filled = filled;
  }
}

/** Whether there is something to see of it: groups show their parts, and calculations only what has a label. */
function isSeen({ question }: PlanNode): boolean {
  return question !== undefined && question.type !== 'group' && (question.type !== 'calculation' || question.label !== undefined);
}
