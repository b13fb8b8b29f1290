import { isMet } from '../logic/evaluate.js';
import type { JudgedScope } from '../logic/engine.js';
import type { AnswerReading } from './answer-reading.js';
import { constraintBroken, type Fault } from './constraints.js';
import { isRequired, type JudgedQuestion } from './is-required.js';

/** The first thing that is wrong: a person mends one at a time. `reading` is of an answer that was asked for. `scope` is where the question stands. */
export function judgeAnswer(
  question: JudgedQuestion,
  reading: AnswerReading,
  scope: JudgedScope,
  dayOf: (instant: number) => string,
): Fault | undefined {
  const { value, wrong, params } = reading;
  if (wrong) return { code: wrong, ...(params && { params }) };
  if (value === undefined) return isRequired(question, scope) ? { code: 'required' } : undefined;
  const fault = constraintBroken(question, value, scope, dayOf);
  if (fault) return fault;
  return isMet(question.check, scope) ? undefined : { code: 'check' };
}
