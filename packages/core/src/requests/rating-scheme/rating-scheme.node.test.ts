import { expect, test } from 'vitest';
import { defaultRatingScheme, indicatorLabel, indicatorsOf } from './index.js';

test('reasons differ by level and are told in the language of the reader', () => {
  const labels = (level: 1 | 5, lang: string) => indicatorsOf(defaultRatingScheme, level, lang).map(({ label }) => label);
  expect(labels(5, 'en')).toContain('It was quick');
  expect(labels(1, 'zh-TW')).toContain('辦得慢');
  expect(labels(1, 'en')).not.toContain('It was quick');
  expect(indicatorLabel(defaultRatingScheme, 'slow', 'zh-CN')).toBe('办得慢');
  expect(indicatorLabel(defaultRatingScheme, 'of-another-scheme', 'en')).toBeUndefined();
});

test('who reads no language of a scheme gets its first', () => {
  const only = [{ id: 'slow', label: { 'zh-Hans': '慢' } }];
  expect(indicatorsOf({ version: '1', levels: { 1: only, 2: only, 3: [], 4: [], 5: [] } }, 1, 'fr')).toMatchObject([{ label: '慢' }]);
});

test('every reason is written in all four languages, under an id that servers take', () => {
  for (const { id, label } of Object.values(defaultRatingScheme.levels).flat()) {
    expect(id).toMatch(/^[a-z\d-]{1,40}$/);
    expect(Object.keys(label).sort()).toEqual(['en', 'ug', 'zh-Hans', 'zh-Hant']);
  }
});
