import type { Question } from '../../definition/questions.js';
import type { Expression } from '../../logic/expression.js';

/** A question that has an answer, with all that must be met for it to be asked within its scope. */
export interface ScopedQuestion {
  readonly question: Question;
  readonly showIf: readonly Expression[];
}

/** The questions whose answers stand beside each other: those of groups are among them, those of repeats are not. */
export function scopeOf(questions: readonly Question[], around: readonly (Expression | undefined)[]): readonly ScopedQuestion[] {
  return questions.flatMap((question): readonly ScopedQuestion[] => {
    const conditions = [...around, question.showIf];
    if (question.type === 'group') return scopeOf(question.questions, conditions);
    if (question.type === 'note') return [];
    return [{ question, showIf: conditions.filter((condition): condition is Expression => condition !== undefined && condition !== true) }];
  });
}

/** What makes it required once it is shown: `true`, a condition, or nothing. */
export function requiredBy(question: Question): Expression | undefined {
  if (question.type === 'repeat') return (question.minItems ?? 0) > 0;
  if (question.type === 'declaration') return question.required ?? true;
  // Where a filter leaves nothing to choose, nothing is required.
  if ('filter' in question && question.filter !== undefined) return undefined;
  return 'required' in question ? question.required : undefined;
}

/** Whether an answer is always there, whatever the others say. */
export function isAlwaysAsked({ question, showIf }: ScopedQuestion): boolean {
  return showIf.length === 0 && requiredBy(question) === true;
}
