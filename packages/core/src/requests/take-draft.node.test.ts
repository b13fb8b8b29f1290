import { expect, test } from 'vitest';
import type { NewServiceRequest } from './new-service-request.js';
import { takeDraft } from './take-draft.js';

const take = (draft: unknown) => takeDraft(draft as NewServiceRequest, 'town');

test('a draft is taken as it is, and what is null counts as absent', () => {
  const draft = {
    type: '006',
    description: 'A hole',
    where: { latitude: 27, longitude: 104 },
    answers: { DEPTH: 'hand', DAYS: 3, KINDS: ['a'] },
  };
  expect(take(draft)).toEqual(draft);
  expect(take({ type: '006', description: null, where: null, answers: { DEPTH: null, DAYS: 3 }, contact: { email: null } })).toEqual({
    type: '006',
    answers: { DAYS: 3 },
    contact: {},
  });
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, ''],
  ['a list', [], ''],
  ['no type', { description: 'A hole' }, '/type'],
  ['a blank type', { type: ' ' }, '/type'],
  ['a number for a type', { type: 6 }, '/type'],
  ['a place in the sea', { type: '6', where: { latitude: 0, longitude: 0 } }, '/where'],
  ['a place that is none', { type: '6', where: { latitude: NaN, longitude: 104 } }, '/where'],
  ['a place out of range', { type: '6', where: { latitude: 91, longitude: 104 } }, '/where'],
  ['an answer that is an object', { type: '6', answers: { DEPTH: { deep: true } } }, '/answers'],
  ['media without address', { type: '6', media: [{}] }, '/media'],
  ['a text where an object belongs', { type: '6', contact: 'me' }, '/contact'],
])('%s is refused by the member that is wrong', (_, draft, path) => {
  expect(() => take(draft)).toThrow(
    expect.objectContaining({ code: 'invalid/draft', source: 'town', issues: [expect.objectContaining({ path })] }),
  );
});
