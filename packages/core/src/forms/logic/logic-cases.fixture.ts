import { evaluate } from './evaluate-whole.js';
import type { Expression, LogicValue } from './expression.js';
import type { Scope } from './scope.js';
import { deepest } from './signatures.js';

/** One row of `cases/*.json`; docs/forms/logic.md says what its members mean. */
export interface LogicCase {
  readonly says: string;
  readonly expression: unknown;
  readonly answers?: CaseAnswers;
  readonly conditions?: Readonly<Record<string, Expression>>;
  readonly option?: Readonly<Record<string, string>>;
  readonly within?: readonly (readonly [repeat: string, position: number])[];
  readonly today?: string;
  readonly now?: string;
  /** Null stands for unknown. */
  readonly value: LogicValue | null;
  readonly refused?: true;
}

export interface CaseFile {
  readonly format: 'civic-logic-cases/1';
  readonly about: string;
  readonly cases: readonly LogicCase[];
}

export const caseFiles = ['answers', 'truth', 'comparison', 'numbers', 'texts', 'lists', 'dates', 'limits'] as const;

/** What `expression` comes to, as a row writes it. */
export function runCase(one: LogicCase): LogicValue | null {
  let scope: CaseScope = new CaseScope(one, one.answers ?? {});
  for (const [repeat, position] of one.within ?? []) scope = scope.each(repeat)[position - 1] ?? scope;
  return evaluate(one.expression as Expression, scope) ?? null;
}

interface CaseAnswers {
  readonly [name: string]: LogicValue | null | readonly CaseAnswers[];
}

/** Named conditions that are being worked out, each for the one before. */
let depth = 0;

class CaseScope implements Scope {
  readonly #row: LogicCase;
  readonly #answers: CaseAnswers;
  readonly #siblings: readonly CaseAnswers[];
  readonly #outer: CaseScope | undefined;

  constructor(row: LogicCase, answers: CaseAnswers, siblings: readonly CaseAnswers[] = [answers], outer?: CaseScope) {
    this.#row = row;
    this.#answers = answers;
    this.#siblings = siblings;
    this.#outer = outer;
  }

  get position(): number | undefined {
    return this.#outer && this.#siblings.indexOf(this.#answers) + 1;
  }

  read(name: string): LogicValue | undefined {
    const [repeat = '', inner] = name.split('.');
    if (inner !== undefined) return this.#readAll(repeat, inner);
    if (!this.#asks(name)) return this.#outer?.read(name);
    const given = Object.hasOwn(this.#answers, name) ? this.#answers[name] : undefined;
    if (isInstances(given)) return given.map(({ $id }) => (typeof $id === 'string' ? $id : ''));
    return given ?? undefined;
  }

  condition(name: string): boolean | undefined {
    const { conditions = {} } = this.#row;
    if (depth === deepest) return undefined;
    depth += 1;
    const value = Object.hasOwn(conditions, name) ? evaluate(conditions[name] as Expression, this) : undefined;
    depth -= 1;
    return typeof value === 'boolean' ? value : undefined;
  }

  option(field: string): string | undefined {
    const { option = {} } = this.#row;
    return Object.hasOwn(option, field) ? option[field] : undefined;
  }

  each(repeat: string): readonly CaseScope[] {
    if (!this.#asks(repeat)) return this.#outer?.each(repeat) ?? [];
    const instances = Object.hasOwn(this.#answers, repeat) ? this.#answers[repeat] : [];
    return isInstances(instances) ? instances.map((answers) => new CaseScope(this.#row, answers, instances, this)) : [];
  }

  today(): string {
    return this.#row.today ?? '2026-11-28';
  }

  now(): string {
    return this.#row.now ?? '2026-11-28T09:30:00+08:00';
  }

  #asks(name: string): boolean {
    return this.#siblings.some((answers) => Object.hasOwn(answers, name));
  }

  #readAll(repeat: string, inner: string): LogicValue | undefined {
    const values = this.each(repeat).flatMap((scope) => scope.read(inner) ?? []);
    return values.length > 0 ? values : undefined;
  }
}

function isInstances(given: CaseAnswers[string] | undefined): given is readonly CaseAnswers[] {
  return Array.isArray(given) && given.length > 0 && given.every((one) => typeof one === 'object');
}
