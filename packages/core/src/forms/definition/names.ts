import type { QuestionType } from './questions.js';
import type { Members } from './members.js';

/** Ids of one scope, the form's or a repeat's, and what lies around it. */
export interface Names {
  readonly own: Map<string, Placed>;
  readonly outer?: Names;
}

export interface Placed {
  readonly id: string;
  readonly type: QuestionType;
  /** What is right of it. */
  readonly question: Members;
  readonly path: string;
  readonly names: Names;
  /** Of a repeat: what its instances hold. */
  readonly inner?: Names;
}

/** As an expression sees it: this scope first, then outwards. */
export function find(name: string, names: Names | undefined): Placed | undefined {
  return names && (names.own.get(name) ?? find(name, names.outer));
}

/** All that can be named here. */
export function visible(names: Names): readonly string[] {
  return [...names.own.keys(), ...(names.outer ? visible(names.outer) : [])];
}
