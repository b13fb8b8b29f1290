import { expect, test } from 'vitest';
import type { FormDefinition } from '../../definition/form-definition.js';
import { toHtml } from '../html/to-html.js';
import { en } from '../words/en.js';
import { describeCondition } from './describe-condition.js';

const form: FormDefinition = {
  format: 'civic-form/1',
  id: 'household',
  version: '1',
  languages: ['en', 'zh-Hans'],
  pages: [
    {
      id: 'p',
      questions: [
        { id: 'works', type: 'yesno', label: { en: 'Do you work?', 'zh-Hans': '您有工作吗？' } },
        {
          id: 'people',
          type: 'repeat',
          label: 'People',
          questions: [
            { id: 'works', type: 'yesno', label: 'Does this person work?' },
            { id: 'wage', type: 'integer', label: 'Wage', showIf: { var: 'works' } },
          ],
        },
      ],
    },
  ],
};

test('a condition is told by the question that it reads from where it stands', () => {
  expect(describeCondition(form, { var: 'works' }, { words: en })).toBe('Only if you answered “Yes” to “Do you work?”.');
  const within = describeCondition(form, { var: 'works' }, { words: en, within: ['people'] });
  expect(within).toBe('Only if you answered “Yes” to “Does this person work?”.');
  expect(toHtml(form, { words: en })).toContain(within);
});

test('in the language that is asked for, and with repeats that are none passed over', () => {
  expect(describeCondition(form, { var: 'works' }, { words: en, lang: 'zh-Hans', within: ['wage', 'nobody'] })).toContain('您有工作吗？');
  expect(describeCondition(form, { var: 'wage' }, { words: en })).toBe('Only if this applies to you.');
});
