import { Validator } from '@cfworker/json-schema';
import { expect, test } from 'vitest';
import { isCivicError } from '../../errors/civic-error.js';
import { defaultRatingScheme, levelName, parseRatingScheme, ratingSchemeJsonSchema, type RatingSchemeIssue } from './index.js';

const slow = { id: 'slow', label: { 'zh-Hans': '慢', en: 'Slow' } };
const levels = { 5: [], 4: [], 3: [], 2: [slow], 1: [slow] };
const file = { version: 'county/2026', levels };

function problems(value: unknown): readonly string[] {
  try {
    parseRatingScheme(value);
    return [];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return ((error.issues ?? []) as readonly RatingSchemeIssue[]).map(({ path, problem }) => `${path} ${problem}`.trim());
  }
}

const schema = new Validator(ratingSchemeJsonSchema, '2020-12');

test('a file is read without what nothing reads, and our own scheme is one', () => {
  for (const right of [file, defaultRatingScheme]) expect(schema.validate(right).valid).toBe(true);
  expect(parseRatingScheme({ ...file, $schema: 'x', levels: { ...levels, 1: [{ ...slow, note: 'x' }] } })).toEqual({ ...file, names: {} });
  expect(parseRatingScheme(JSON.parse(JSON.stringify(defaultRatingScheme)))).toEqual({ ...defaultRatingScheme, names: {} });
});

test('levels have the names of the scheme, in the language of the reader, or none', () => {
  const named = parseRatingScheme({ ...file, names: { 5: { 'zh-Hans': '很满意', en: 'Very good' } } });
  expect([levelName(named, 5, 'zh-CN'), levelName(named, 5, 'ug'), levelName(named, 4, 'en')]).toEqual(['很满意', '很满意', undefined]);
});

test.each<readonly [string, unknown, string]>([
  ['nothing', null, 'no-object'],
  ['no version', { levels }, 'version no-version'],
  ['a version with blanks', { ...file, version: 'GB T' }, 'version no-version'],
  ['a list of levels', { ...file, levels: [[], []] }, 'levels no-levels'],
  ['a sixth level', { ...file, levels: { ...levels, 6: [] } }, 'levels.6 no-level'],
  ['a level that is missing', { ...file, levels: { 5: [], 4: [], 3: [], 2: [] } }, 'levels.1 no-reasons'],
  ['more reasons than anybody takes', { ...file, levels: { ...levels, 1: Array.from({ length: 21 }, (_, at) => ({ ...slow, id: `${at}` })) } }, 'levels.1 no-reasons'],
  ['a reason in words', { ...file, levels: { ...levels, 1: ['slow'] } }, 'levels.1[0].id no-id'],
  ['an id in capitals', { ...file, levels: { ...levels, 1: [{ ...slow, id: 'Slow' }] } }, 'levels.1[0].id no-id'],
  ['a reason twice', { ...file, levels: { ...levels, 1: [slow, slow] } }, 'levels.1[1].id twice'],
  ['a label in no language', { ...file, levels: { ...levels, 1: [{ id: 'slow', label: 'Slow' }] } }, 'levels.1[0].label no-words'],
  ['an empty label', { ...file, levels: { ...levels, 1: [{ id: 'slow', label: { en: ' ' } }] } }, 'levels.1[0].label no-words'],
  ['a name in no language', { ...file, names: { 5: 'Good' } }, 'names.5 no-words'],
  ['a name of no level', { ...file, names: { best: { en: 'Best' } } }, 'names.best no-level'],
])('%s', (_, value, says) => {
  expect(problems(value)).toContain(says);
  // Editors see the same, but for what is there twice.
  expect(schema.validate(value).valid).toBe(says.endsWith('twice'));
}); // prettier-ignore

test('all that is wrong is told at once', () => {
  expect(problems({ version: 1, levels: { 1: [{}] } }).length).toBeGreaterThan(5);
});
