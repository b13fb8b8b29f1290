import type { AnswerPath } from '../answers/answer-path.js';
import type { Answer, Answers, Submission } from '../answers/answers.js';
import { copyPlain, isRecord } from '../answers/copy-plain.js';
import type { Clock } from '../../source/source.js';
import type { FormDefinition, FormPage } from '../definition/form-definition.js';
import type { ChoiceOption } from '../definition/questions.js';
import type { Engine } from '../logic/engine.js';
import type { FormIssue } from '../validate/form-issue.js';
import { isRequired } from '../validate/is-required.js';
import { askedAnswers, typedAnswer, typedAnswers } from './collect-answers.js';
import { Filling } from './fill.js';
import { find } from './find.js';
import type { FormChange, FormSession, SubmissionMore } from './form-session.js';
import { FormState } from './form-state.js';
import type { Instance } from './instance.js';
import { LocalTime } from './local-time.js';
import { isJudged, type PlanNode } from './plan.js';

export interface FormOptions {
  /** What a draft has kept. Answers to questions that the definition does not ask are passed over. */
  readonly answers?: Answers;
  readonly clock?: Clock;
  /** IANA name of the municipality's time zone: it decides which day it is. @default 'UTC' */
  readonly zone?: string;
}

/** What judges answers, as `loadJudging` brings it. */
export type Judging = NonNullable<Engine['judging']>;

/** What it hands out are copies: nobody changes an answer but by `set`. */
export class Session implements FormSession {
  readonly definition: FormDefinition;
  readonly #time: LocalTime;
  readonly #state: FormState;

  constructor(definition: FormDefinition, { answers, clock = Date, zone = 'UTC' }: FormOptions = {}, judging?: Judging) {
    this.definition = definition;
    this.#time = new LocalTime(clock, zone);
    this.#state = new FormState(definition, this.#time, judging);
    const given = copyPlain(answers);
    if (isRecord(given)) new Filling(this.#state).fill(this.#state.root, given);
    this.#state.start();
  }

  protected get state(): FormState {
    return this.#state;
  }

  get answers(): Answers {
    return copied(typedAnswers(this.#state.root));
  }

  get(path: AnswerPath): Answer | undefined {
    const { node, instance } = this.#find(path) ?? {};
    if (!node?.question || !instance) return undefined;
    return copied(node.question.type === 'calculation' ? instance.cell(node).value : typedAnswer(instance, node));
  }

  set(path: AnswerPath, value: unknown): FormChange {
    const { node, instance } = this.#find(path) ?? {};
    if (node && instance) this.#answer(node, instance, copyPlain(value));
    return this.#state.changes.take();
  }

  add(repeat: AnswerPath): string | undefined {
    const { node, instance } = this.#find(repeat) ?? {};
    if (!node?.inner || !instance) return undefined;
    const { instances } = instance.cell(node);
    const id = newId(instances);
    const added = this.#state.newInstance(id, node, instance);
    if (!added) return undefined;
    this.#state.arrange(node, instance, [...instances, added]);
    this.#state.changes.forgetIn(added);
    return id;
  }

  remove(repeat: AnswerPath, id: string): FormChange {
    return this.#arrange(repeat, (instances) => instances.filter((one) => one.id !== id));
  }

  move(repeat: AnswerPath, id: string, to: number): FormChange {
    return this.#arrange(repeat, (instances) => {
      const others = instances.filter((one) => one.id !== id);
      const place = Math.max(0, to);
      return [...others.slice(0, place), ...instances.filter((one) => one.id === id), ...others.slice(place)];
    });
  }

  shows(path: AnswerPath): boolean {
    const { node, instance } = this.#find(path) ?? {};
    if (!instance) return false;
    if (!node) return !instance.level.repeat || instance.outer?.cell(instance.level.repeat).shown === true;
    const { shown, filled } = instance.cell(node);
    return node.question ? shown : filled;
  }

  pages(): readonly FormPage[] {
    this.#state.passTime();
    const { root } = this.#state;
    return root.level.inOrder.filter((node) => !node.question && root.cell(node).filled).map(({ page }) => page);
  }

  options(path: AnswerPath): readonly ChoiceOption[] {
    const { node, instance } = this.#find(path) ?? {};
    if (!node?.choices || !instance) return [];
    const cell = instance.cell(node);
    return (cell.offered ??= node.choices.offered(instance));
  }

  requires(path: AnswerPath): boolean {
    const { node, instance } = this.#find(path) ?? {};
    return node !== undefined && instance !== undefined && isJudged(node.question) && isRequired(node.question, instance);
  }

  check({ page, path = page === undefined ? '' : `page:${page}` }: { page?: string; path?: AnswerPath } = {}): readonly FormIssue[] {
    const found = this.#find(path);
    const { judging } = this.#state.engine;
    return (found && judging?.findIssues(found.instance, (instant) => this.#time.dayOf(instant), found.node)) ?? [];
  }

  submission(more: SubmissionMore = {}): Submission {
    this.#state.passTime();
    const answers = copied(askedAnswers(this.#state.root));
    return { ...more, form: this.definition.id, version: this.definition.version, answers };
  }

  #find(path: AnswerPath): ReturnType<typeof find> {
    this.#state.passTime();
    return find(this.#state.root, path);
  }

  #answer(node: PlanNode, instance: Instance, typed: unknown): void {
    if (node.inner) {
      this.#state.arrange(node, instance, new Filling(this.#state).instancesFrom(node, instance, typed ?? []));
    } else {
      this.#state.write(node, instance, typed);
      this.#state.answered(node, instance);
    }
  }

  #arrange(repeat: AnswerPath, order: (instances: readonly Instance[]) => readonly Instance[]): FormChange {
    const { node, instance } = this.#find(repeat) ?? {};
    if (node?.inner && instance) this.#state.arrange(node, instance, order(instance.cell(node).instances));
    return this.#state.changes.take();
  }
}

/** However much there is of it. */
function copied<T>(answers: T): T {
  return copyPlain(answers, Infinity) as T;
}

/** Nothing that was ever said of a removed instance may be taken for another's. */
function newId(instances: readonly Instance[]): string {
  const id = Math.random().toString(36).slice(2, 8).padEnd(6, '0');
  return instances.some((one) => one.id === id) ? newId(instances) : id;
}
