import { expect, test } from 'vitest';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { FormPrivacy } from '../../definition/form-privacy.js';
import type { Question } from '../../definition/questions.js';
import { en } from '../words/en.js';
import { zhHans } from '../words/zh-hans.js';
import { type NoticeCategory, privacyNotice } from './privacy-notice.js';
import { privacyRow } from './privacy-row.js';

const form = (questions: readonly Question[], more: Partial<FormPrivacy> = {}): FormDefinition => ({
  format: 'civic-form/1',
  id: 'f',
  version: '1',
  privacy: { controller: 'Office', purpose: 'to help', basis: 'public-task', retention: 'P1Y', ...more },
  pages: [{ id: 'p', questions }],
});
const types = ['name', 'resident-id', 'phone', 'tel', 'email', 'address', 'location', 'file', 'text', 'yesno'] as const;
const asked = types.map((type) => ({ type, id: type, label: `L ${type}` }));

test('a question that asks about a person by its type is in the notice and in the register', () => {
  const notice = privacyNotice(form(asked), { words: en });
  const listed = (of: readonly NoticeCategory[]) => of.map(({ category, questions }) => [category, ...questions.map(({ id }) => id)]);
  expect(notice && [listed(notice.ordinary), listed(notice.sensitive)]).toEqual([
    [
      ['name', 'name'],
      ['contact', 'phone', 'tel', 'email'],
      ['address', 'address'],
      ['picture', 'file'],
    ],
    [
      ['identity', 'resident-id'],
      ['location', 'location'],
    ],
  ]);
  const row = privacyRow(form(asked), { words: en })?.map(({ value }) => value);
  expect(row).toContain('identity documents (L resident-id); location (L location)');
});

test('what a question says of itself counts before its type', () => {
  const notice = privacyNotice(form([{ type: 'file', id: 'q', label: 'Q', privacy: { category: 'health' } }]), { words: en });
  expect([notice?.ordinary, notice?.sensitive.map(({ category }) => category)]).toEqual([[], ['health']]);
});

test('consent can be taken back where only one question rests on it', () => {
  const question: Question = { type: 'text', id: 'q', label: 'Q', privacy: { category: 'other', basis: 'consent' } };
  expect(privacyNotice(form([question]), { words: en })?.rights).toEqual([en.privacy.rightsText, en.privacy.withdraw]);
  expect(privacyNotice(form(asked), { words: en })?.rights).toEqual([en.privacy.rightsText]);
});

test('what is kept for no time is not kept', () => {
  for (const retention of ['P0D', 'P0Y0M']) expect(privacyNotice(form([], { retention }), { words: en })?.retention).not.toMatch(/P0/u);
  expect(privacyNotice(form([], { retention: 'P0D' }), { words: zhHans })?.retention).toBe('不予保存。');
});
