import type { Answer } from '../answers/answers.js';
import type { ChoiceOption } from '../definition/questions.js';
import type { LogicValue } from '../logic/expression.js';
import { type AnswerReading, unanswered } from '../validate/answer-reading.js';
import type { Instance } from './instance.js';

/** What is known of one page or question in one instance of its repeats. */
export class Cell {
  /** As somebody typed it: mostly no answer yet that would be one. */
  typed: Answer | null | undefined;
  reading: AnswerReading & { readonly withdrawn?: boolean } = unanswered;
  shown = false;
  /** What it answers: nothing while it is hidden. */
  value: Answer | undefined;
  /** Of a repeat, shown or not. */
  instances: readonly Instance[] = [];
  /** Options that somebody has asked for since they changed. */
  offered: readonly ChoiceOption[] | undefined;
  /** Of a page: whether there is anything on it. */
  filled = false;

  /** The answer as expressions see it. */
  get logicValue(): LogicValue | undefined {
    const { value } = this;
    if (value === undefined) return this.shown && this.instances.length > 0 ? this.instances.map(({ id }) => id) : undefined;
    if (typeof value !== 'object') return value;
    if (!Array.isArray(value)) return Object.values(value) as readonly (string | number)[];
    return (value as readonly (string | { readonly id?: string })[]).map((one) => (typeof one === 'string' ? one : (one.id ?? '')));
  }

  /** Of an address or a place on the map. */
  fieldOf(name: string): LogicValue | undefined {
    const { value } = this;
    if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
    return (value as Readonly<Record<string, string | number>>)[name];
  }
}
