import type { Typed, ValueType } from './typed.js';

/** A question as expressions see it. */
export interface NamedAnswer {
  readonly id: string;
  /** Repeats that it lies in, from the outside. */
  readonly repeats: readonly string[];
  /** Undefined where there is no answer that an expression could read. */
  type(): ValueType | undefined;
  /** In place of the answer: metadata that we can work out. */
  readonly instead?: Typed;
}

/** What an expression can name where it stands. */
export interface Names {
  answer(name: string): NamedAnswer | undefined;
  /** The question that the expression belongs to. */
  readonly self?: NamedAnswer | undefined;
  readonly repeats: readonly string[];
  /** Columns of the choices, in a filter. */
  readonly fields?: ReadonlySet<string>;
}

/** `${name}` as our `var`; undefined where nothing is named so, or nothing that can be read. */
export function read(answer: NamedAnswer, { repeats }: Names): Typed | undefined {
  if (answer.instead) return answer.instead;
  const type = answer.type();
  if (type === undefined) return undefined;
  const shared = answer.repeats.findIndex((repeat, at) => repeats[at] !== repeat);
  if (shared < 0) return { expression: { var: answer.id }, type, open: true, direct: true };
  return {
    expression: { var: [...answer.repeats.slice(shared), answer.id].join('.') },
    type: type === 'repeat' ? 'repeat' : 'many',
    open: true,
  };
}
