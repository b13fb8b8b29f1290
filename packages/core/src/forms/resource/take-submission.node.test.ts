import { expect, test } from 'vitest';
import type { Submission } from '../answers/answers.js';
import { takeSubmission } from './take-submission.js';

const take = (draft: unknown) => takeSubmission(draft as Submission, 'town');

test('a submission is taken as it is, and what is null counts as absent', () => {
  const draft = { form: 'noise', version: '1', answers: { where: { line: 'Seman Road 1' }, days: 3 }, channel: 'assisted' };
  expect(take(draft)).toEqual(draft);
  expect(take({ form: 'noise', version: '1', answers: { days: 3, what: null }, lang: null })).toEqual({
    form: 'noise',
    version: '1',
    answers: { days: 3 },
  });
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, ''],
  ['no form', { version: '1', answers: {} }, '/form'],
  ['no version', { form: 'noise', answers: {} }, '/version'],
  ['no answers', { form: 'noise', version: '1' }, '/answers'],
  ['answers in a list', { form: 'noise', version: '1', answers: [] }, '/answers'],
  ['media without address', { form: 'noise', version: '1', answers: {}, media: [{ id: 'a' }] }, '/media'],
])('%s is refused by the member that is wrong', (_, draft, path) => {
  expect(() => take(draft)).toThrow(
    expect.objectContaining({ code: 'invalid/draft', source: 'town', issues: [expect.objectContaining({ path })] }),
  );
});
