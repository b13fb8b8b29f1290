import type { Question } from '../definition/questions.js';
import { isMet } from '../logic/evaluate.js';
import type { JudgedScope } from '../logic/engine.js';

/** A question that is judged: all that take an answer from a person. */
export type JudgedQuestion = Exclude<Question, { type: 'note' | 'group' | 'calculation' | 'repeat' }>;

export function isRequired({ type, required = type === 'declaration' }: JudgedQuestion, scope: JudgedScope): boolean {
  return isMet(required, scope);
}
