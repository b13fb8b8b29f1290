import type { Question } from '../definition/questions.js';
import { isMet } from '../logic/evaluate.js';
import type { Scope } from '../logic/scope.js';
import type { AnswerReading } from './answer-reading.js';
import { constraintBroken, type Fault } from './constraints.js';

/** A question that is judged: all that take an answer from a person. */
export type JudgedQuestion = Exclude<Question, { type: 'note' | 'group' | 'calculation' | 'repeat' }>;

/** The first thing that is wrong: a person mends one at a time. `reading` is of an answer that was asked for. `scope` is where the question stands. */
export function judgeAnswer(
  question: JudgedQuestion,
  reading: AnswerReading,
  scope: Scope,
  dayOf: (instant: number) => string,
): Fault | undefined {
  const { value, wrong, params } = reading;
  if (wrong) return { code: wrong, ...(params && { params }) };
  if (value === undefined) return isRequired(question, scope) ? { code: 'required' } : undefined;
  const fault = constraintBroken(question, value, scope, dayOf);
  if (fault) return fault;
  return isMet(question.check, scope) ? undefined : { code: 'check' };
}

export function isRequired({ type, required = type === 'declaration' }: JudgedQuestion, scope: Scope): boolean {
  return isMet(required, scope);
}
