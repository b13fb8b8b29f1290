import { existsSync, readFileSync } from 'node:fs';
import { requestKinds } from '@civickit/core';
import { acceptSubmission } from '@civickit/core/forms';
import { parseRequestTypeFile } from '@civickit/adapters/files';
import { expect, test } from 'vitest';
import { planReports, type DemoLang } from './plan-reports.ts';

const now = Date.parse('2026-06-30T08:00:00Z');

test.each<DemoLang>(['zh', 'en'])('every report of the past could have been sent by the types of today, in %s', async (lang) => {
  const file = new URL(`../../demo/files/${lang}/types.csv`, import.meta.url);
  const { types, forms, problems } = await parseRequestTypeFile(readFileSync(file), { url: file });
  expect(problems).toEqual([]);
  const reports = planReports(now).filter((report) => report.lang === lang);
  const wrong = reports.filter(({ type: id, place, answers }) => {
    const type = types.find(({ ref }) => ref.id === id);
    const form = forms.get(id);
    if (!type || type.instead || (!type.placeless && !place)) return true;
    const sent =
      form &&
      acceptSubmission(form, { form: form.id, version: form.version, answers }, { clock: { now: () => now }, zone: 'Asia/Shanghai' });
    return sent ? sent.issues.length > 0 : Object.keys(answers).length > 0;
  });
  expect([wrong, reports.length > 20]).toEqual([[], true]);
});

test('both languages offer the same, with questions, thanks, clues for the inspectors, and whom to call instead', async () => {
  const read = async (lang: DemoLang) => {
    const file = new URL(`../../demo/files/${lang}/types.csv`, import.meta.url);
    const { types, forms } = await parseRequestTypeFile(readFileSync(file), { url: file });
    return types.map(({ ref: { id }, kind, placeless, photoless, mayBePrivate, similarWithin, instead }) => {
      const asked = forms.get(id)?.pages[0]?.questions.map((question) => [question.id, question.type]);
      return { id, kind, placeless, photoless, mayBePrivate, similarWithin, instead: instead && [instead.reason, instead.phone], asked };
    });
  };
  const zh = await read('zh');
  expect(await read('en')).toEqual(zh);
  expect(new Set(zh.flatMap(({ kind }) => kind ?? []))).toEqual(new Set(requestKinds));
  expect(zh.filter(({ placeless }) => placeless).map(({ id }) => id)).toEqual(['question', 'suggestion', 'thanks', 'service-guide', 'page-useful', 'clue-decisions', 'clue-conduct', 'clue-policies', 'clue-advice']); // prettier-ignore
  const clues = zh.filter(({ id }) => id.startsWith('clue-'));
  expect(
    clues.map(({ id, photoless, mayBePrivate, asked }) => [id, photoless, mayBePrivate, asked?.map(([question]) => question)]),
  ).toEqual([
    ['clue-decisions', true, true, ['policy', 'office', 'since']],
    ['clue-conduct', undefined, true, ['office', 'kind', 'matter']],
    ['clue-policies', true, true, ['policies', 'kind']],
    ['clue-advice', true, true, ['field', 'wish']],
  ]);
  expect(zh.flatMap(({ instead }) => (instead ? [instead] : []))).toEqual([['emergency', '119'], ['emergency', '120'], ['emergency', '110'], ['other-office', '95598']]); // prettier-ignore
  expect(zh.filter(({ mayBePrivate }) => mayBePrivate).map(({ id }) => id)).toEqual(expect.arrayContaining(['noise', 'consumer']));
});

test.each<DemoLang>(['zh', 'en'])('of three that are done or more the office shows how it is now, in words too, in %s', (lang) => {
  const shown = planReports(now)
    .filter((report) => report.lang === lang && report.photo)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.does === 'reply' && step.shown ? [step.shown] : [])));
  expect(shown.length).toBeGreaterThan(1);
  for (const { photo, words } of shown) {
    expect(existsSync(new URL(`../../demo/photos/${photo}.png`, import.meta.url))).toBe(true);
    expect(words).not.toBe('');
  }
});
