import { expect, test } from 'vitest';
import type { FormDefinition } from './form-definition.js';
import { questionsOf } from './questions-of.js';

const form: FormDefinition = {
  format: 'civic-form/1',
  id: 'household',
  version: '1',
  pages: [
    { id: 'start', questions: [{ id: 'who', type: 'name', label: 'Who are you?' }] },
    {
      id: 'home',
      questions: [
        {
          id: 'members',
          type: 'repeat',
          label: 'Members',
          questions: [
            {
              id: 'work',
              type: 'group',
              label: 'Work',
              questions: [{ id: 'income', type: 'decimal', label: 'Income' }],
            },
          ],
        },
        { id: 'thanks', type: 'note', label: 'Thank you' },
      ],
    },
  ],
};

test('all questions come in the order in which they are asked, with their place', () => {
  const told = questionsOf(form).map(({ question, page, around, repeats, path }) => [
    question.id,
    page.id,
    around.map(({ id }) => id).join('/'),
    repeats.map(({ id }) => id).join('/'),
    path,
  ]);
  expect(told).toEqual([
    ['who', 'start', '', '', '/pages/0/questions/0'],
    ['members', 'home', '', '', '/pages/1/questions/0'],
    ['work', 'home', 'members', 'members', '/pages/1/questions/0/questions/0'],
    ['income', 'home', 'members/work', 'members', '/pages/1/questions/0/questions/0/questions/0'],
    ['thanks', 'home', '', '', '/pages/1/questions/1'],
  ]);
});
