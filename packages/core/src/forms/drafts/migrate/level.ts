import type { Answer, RepeatAnswer } from '../../answers/answers.js';
import type { Question } from '../../definition/questions.js';

/** The questions that answer into one level, by id: groups make none of their own. */
export function levelOf(questions: readonly Question[], found = new Map<string, Question>()): Map<string, Question> {
  for (const question of questions) {
    if (question.type === 'group') levelOf(question.questions, found);
    else found.set(question.id, question);
  }
  return found;
}

export function isInstances(answer: unknown): answer is readonly RepeatAnswer[] {
  return Array.isArray(answer) && answer.every((one) => isObject(one) && typeof one['$id'] === 'string');
}

/** The answers of an instance, without its `$id`. */
export function answersIn(instance: Readonly<Record<string, Answer>>): [string, Answer][] {
  return Object.entries(instance).filter(([id]) => !id.startsWith('$'));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
