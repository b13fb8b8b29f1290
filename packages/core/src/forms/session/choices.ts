import type { ChoiceOption, ChoiceQuestion } from '../definition/questions.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Engine, JudgedScope } from '../logic/engine.js';
import { evaluateBy } from '../logic/evaluate.js';
import type { Expression, LogicValue } from '../logic/expression.js';
import type { Scope } from '../logic/scope.js';
import type { AnswerReading } from '../validate/answer-reading.js';
import { splitFilter } from './filter-key.js';
import { fieldOf, OptionList } from './option-list.js';

/** What the options of a question hang on. */
export class Choices {
  readonly #question: ChoiceQuestion;
  readonly #list: OptionList;
  /** Equal to an answer, so that an index finds the options. */
  readonly #key: { readonly field: string; readonly name: string } | undefined;
  /** Judged for each option beside it. */
  readonly #rest: readonly Expression[];

  constructor(question: ChoiceQuestion, { lists = {} }: FormDefinition) {
    const { list, options = list !== undefined && Object.hasOwn(lists, list) ? lists[list] : undefined } = question;
    this.#question = question;
    this.#list = OptionList.of(options ?? noOptions);
    const { key, rest } = splitFilter(question.filter);
    this.#key = key;
    this.#rest = rest;
  }

  get filter(): Expression | undefined {
    return this.#question.filter;
  }

  /** Whether the offered options cost next to nothing. */
  get indexed(): boolean {
    return this.#rest.length === 0;
  }

  /** Those that stand for choice, in order. An index gives the same list for the same answer. */
  offered(scope: JudgedScope): readonly ChoiceOption[] {
    const candidates = this.#candidates(scope);
    if (this.#rest.length === 0) return candidates;
    const seen = new OptionScope(scope);
    return candidates.filter((option) => this.#isMet(option, seen));
  }

  /** What is no longer offered is unanswered; what never was is wrong. */
  read(typed: unknown, scope: JudgedScope): AnswerReading & { readonly withdrawn?: boolean } {
    const given: readonly unknown[] = Array.isArray(typed) && this.#question.type === 'choices' ? typed : [typed];
    const places = new Set<number>();
    let wrong = false;
    let withdrawn = false;
    const seen = new OptionScope(scope);
    for (const value of new Set(given)) {
      if (value === undefined || value === null || value === '') continue;
      if (typeof value !== 'string') return { wrong: 'type' };
      const place = this.#list.placeOf(value);
      if (place === undefined) wrong = true;
      else if (this.#offers(place, seen)) places.add(place);
      else withdrawn = true;
    }
    const values = [...places].sort((a, b) => a - b).map((place) => this.#list.options[place]?.value ?? '');
    const value = this.#question.type === 'choices' ? values : values[0];
    return {
      ...(value !== undefined && value.length > 0 && { value }),
      ...(wrong && { wrong: 'option' }),
      ...(withdrawn && { withdrawn }),
    };
  }

  #candidates(scope: JudgedScope): readonly ChoiceOption[] {
    if (!this.#key) return this.#list.options;
    const wanted = scope.read(this.#key.name);
    return typeof wanted === 'string' ? this.#list.having(this.#key.field, wanted) : noOptions;
  }

  #offers(place: number, scope: OptionScope): boolean {
    const option = this.#list.options[place];
    if (!option) return false;
    if (this.#key) {
      const wanted = scope.read(this.#key.name);
      if (wanted === undefined || fieldOf(option, this.#key.field) !== wanted) return false;
    }
    return this.#isMet(option, scope);
  }

  #isMet(option: ChoiceOption, scope: OptionScope): boolean {
    scope.judged = option;
    return this.#rest.every((condition) => evaluateBy(scope.engine, condition, scope, scope.budget) === true);
  }
}

const noOptions: readonly ChoiceOption[] = [];

/** Steps that a filter may take for all options together: 50 for each where there are as many as a form may have. */
const mostSteps = 1_000_000;

/** What a filter sees: what the question sees, and one option after the other. */
class OptionScope implements JudgedScope {
  judged: ChoiceOption | undefined;
  readonly budget = { steps: mostSteps };
  readonly engine: Engine;
  readonly #scope: JudgedScope;

  constructor(scope: JudgedScope) {
    this.engine = scope.engine;
    this.#scope = scope;
  }

  get position(): number | undefined {
    return this.#scope.position;
  }

  read(name: string): LogicValue | undefined {
    return this.#scope.read(name);
  }

  condition(name: string): boolean | undefined {
    return this.#scope.condition(name);
  }

  option(field: string): string | undefined {
    return this.judged && fieldOf(this.judged, field);
  }

  each(repeat: string): readonly Scope[] {
    return this.#scope.each?.(repeat) ?? [];
  }

  today(): string {
    return this.#scope.today();
  }

  now(): string {
    return this.#scope.now();
  }
}
