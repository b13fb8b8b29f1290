import { expect, test } from 'vitest';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Expression } from '../../logic/expression.js';
import { FormReader } from '../form-reader.js';
import { byId } from '../html/form-page.js';
import { en } from '../words/en.js';
import { conditionSentence, requirementSentence } from './condition-sentence.js';

const form: FormDefinition = {
  format: 'civic-form/1',
  id: 'f',
  version: '1',
  conditions: { rents: { '==': [{ var: 'home' }, 'rented'] }, ring: { condition: 'ring' } },
  conditionTexts: { old: 'you are 60 or older' },
  pages: [
    {
      id: 'p',
      questions: [
        { id: 'home', type: 'choice', label: 'Home', options: [{ value: 'rented', label: 'Rented' }, { value: 'own', label: 'Own' }] },
        { id: 'alone', type: 'yesno', label: 'Alone?' },
        { id: 'needs', type: 'choices', label: 'Needs', options: [{ value: 'heat', label: 'Heating' }] },
        { id: 'rooms', type: 'integer', label: 'Rooms' },
      ],
    },
  ],
}; // prettier-ignore
const reader = new FormReader(form, { words: en });
const questions = byId(form.pages.flatMap((page) => page.questions));

test.each<[Expression, string]>([
  [{ '==': [{ var: 'home' }, 'own'] }, 'Only if you answered “Own” to “Home”.'],
  [{ condition: 'rents' }, 'Only if you answered “Rented” to “Home”.'],
  [{ '!': { condition: 'rents' } }, 'Only if you did not answer “Rented” to “Home”.'],
  [{ condition: 'old' }, 'Only if you are 60 or older.'],
  [{ '!': { condition: 'old' } }, 'Only if this is not so: you are 60 or older.'],
  [{ var: 'alone' }, 'Only if you answered “Yes” to “Alone?”.'],
  [{ '!': [{ var: ['alone'] }] }, 'Only if you did not answer “Yes” to “Alone?”.'],
  [{ in: ['heat', { var: 'needs' }] }, 'Only if you chose “Heating” at “Needs”.'],
  [{ in: [{ var: 'home' }, ['own', 'rented']] }, 'Only if you answered “Own” or “Rented” to “Home”.'],
  [{ '>=': [{ var: 'rooms' }, 1000] }, 'Only if your answer to “Rooms” is 1,000 or more.'],
  [{ '!': { '<': [{ var: 'rooms' }, 3] } }, 'Only if your answer to “Rooms” is 3 or more.'],
  [{ answered: { var: 'rooms' } }, 'Only if you answered “Rooms”.'],
  [
    { and: [{ var: 'alone' }, { or: [{ condition: 'old' }, { condition: 'rents' }] }] },
    'Only if you answered “Yes” to “Alone?” and (you are 60 or older or you answered “Rented” to “Home”).',
  ],
  // Not both is either not.
  [
    { '!': { and: [{ var: 'alone' }, { condition: 'rents' }] } },
    'Only if you did not answer “Yes” to “Alone?” or you did not answer “Rented” to “Home”.',
  ],
  [{ '<': [{ yearsBetween: [{ var: 'born' }, { today: [] }] }, 18] }, 'Only if this applies to you.'],
  [{ and: [{ var: 'alone' }, { '==': [{ today: [] }, '2026-01-01'] }] }, 'Only if this applies to you.'],
  [{ condition: 'ring' }, 'Only if this applies to you.'],
  [{ condition: 'toString' }, 'Only if this applies to you.'],
  [{ var: 'nobody' }, 'Only if this applies to you.'],
])('%j says: %s', (expression, sentence) => {
  expect(conditionSentence(expression, reader, (id) => questions.get(id))).toBe(sentence);
});

test('what makes an answer required is said alike', () => {
  expect(requirementSentence({ var: 'alone' }, reader, (id) => questions.get(id))).toBe(
    'Must be answered if you answered “Yes” to “Alone?”.',
  );
});
