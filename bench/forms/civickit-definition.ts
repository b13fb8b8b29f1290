import type { FormDefinition, Question } from '@civickit/core/forms';
import { type BenchQuestion, over, times } from './bench-form.ts';

export const toDefinition = (questions: readonly BenchQuestion[]): FormDefinition => ({
  format: 'civic-form/1',
  id: 'households',
  version: '1',
  languages: ['en'],
  title: 'Households',
  pages: [{ id: 'all', questions: questions.map(toQuestion) }],
});

function toQuestion({ id, type, label, hint, required = false, options = [], shownBy, of = [] }: BenchQuestion): Question {
  const asked = {
    id,
    label,
    ...(hint !== undefined && { hint }),
    ...(required && { required }),
    ...(shownBy !== undefined && { showIf: { '>': [{ var: shownBy }, over] } as const }),
  };
  const chosen = options.map((option) => ({ value: option, label: option }));
  switch (type) {
    case 'number':
      return { ...asked, type: 'decimal' };
    case 'select':
    case 'radio':
      return { ...asked, type: 'choice', options: chosen };
    case 'check':
      return { ...asked, type: 'declaration', required };
    case 'product':
      return { id, label, type: 'calculation', value: { '*': [{ var: of[0] ?? '' }, times] } };
    case 'total':
      return { id, label, type: 'calculation', value: { sum: of.map((name) => ({ var: name })) } };
    default:
      return { ...asked, type };
  }
}
