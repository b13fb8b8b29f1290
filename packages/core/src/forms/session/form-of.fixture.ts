import type { FormDefinition } from '../definition/form-definition.js';
import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';

export const formOf = (questions: readonly Question[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 'civic-form/1',
  id: 'test',
  version: '1',
  pages: [{ id: 'p', questions }],
  ...more,
});

export const none = { shown: [], hidden: [], calculated: [], options: [] };

/** Counts how often it is looked at. */
export function counted(expression: Expression & object): { readonly expression: Expression; count: number } {
  const [[operator, argument] = []] = Object.entries(expression);
  const counter = { count: 0, expression: {} as Expression };
  Object.defineProperty(counter.expression, operator ?? '', {
    enumerable: true,
    get: () => ((counter.count += 1), argument),
  });
  return counter;
}
