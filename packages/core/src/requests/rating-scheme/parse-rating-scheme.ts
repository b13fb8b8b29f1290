import { CivicError, type Issue } from '../../errors/civic-error.js';
import type { RatingLevel } from '../rating.js';
import type { RatingIndicator, RatingScheme } from './rating-scheme.js';

/** What can be wrong with a place of a scheme's file, in the words of a programmer. */
const messages = {
  'no-object': 'is no object with "version" and "levels"',
  'no-version': 'is no version such as "county/2026"',
  'no-levels': 'is no object of the levels "1" to "5"',
  'no-level': 'is no level: levels are "1", the worst, to "5"',
  'no-reasons': 'is no list of up to 20 reasons; a level without has []',
  'no-id': 'is no id such as "slow": lower-case letters, digits and "-", at most 40',
  twice: 'is there twice in this level',
  'no-words': 'is no object of texts by language such as { "zh-Hans": "办得慢", "en": "It was slow" }',
} as const;

export type RatingSchemeProblem = keyof typeof messages;

/** An entry of `issues` of what `parseRatingScheme` throws; `problem` is for who says it in other words. */
export interface RatingSchemeIssue extends Issue {
  readonly problem: RatingSchemeProblem;
}

type Words = Readonly<Record<string, string>>;
const levels: readonly RatingLevel[] = [1, 2, 3, 4, 5];
/** More nobody reads, and our server takes no more. */
const mostReasons = 20;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areWords = (value: unknown): value is Words =>
  isRecord(value) &&
  Object.values(value).length > 0 &&
  Object.values(value).every((text) => typeof text === 'string' && text.trim() !== '');

const fits = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value);

/**
 * A scheme as a file has it. What nothing reads is left out.
 * @throws CivicError `protocol/wrong-shape`, with all that is wrong in `issues`
 */
export function parseRatingScheme(value: unknown): RatingScheme {
  const issues: RatingSchemeIssue[] = [];
  const need = (right: boolean, path: string, problem: RatingSchemeProblem): boolean => {
    if (!right) issues.push({ path, problem, message: messages[problem] });
    return right;
  };
  const file = isRecord(value) ? value : {};
  need(isRecord(value), '', 'no-object');
  const { version, levels: given, names = {} } = file;
  need(fits(version, /^[\w./-]{1,40}$/), 'version', 'no-version');
  need(isRecord(given), 'levels', 'no-levels');
  need(isRecord(names), 'names', 'no-levels');
  for (const [part, record] of Object.entries({ levels: given, names }))
    for (const key of Object.keys(isRecord(record) ? record : {})) need(/^[1-5]$/.test(key), `${part}.${key}`, 'no-level');

  const reasonsOf = (level: RatingLevel): readonly RatingIndicator[] => {
    const list = isRecord(given) ? given[level] : [];
    const path = `levels.${level}`;
    if (!need(Array.isArray(list) && list.length <= mostReasons, path, 'no-reasons')) return [];
    const ids = new Set<unknown>();
    return (list as readonly unknown[]).flatMap((reason, at) => {
      const { id, label } = isRecord(reason) ? reason : {};
      const isSound = need(fits(id, /^[a-z\d-]{1,40}$/), `${path}[${at}].id`, 'no-id') && need(!ids.has(id), `${path}[${at}].id`, 'twice');
      ids.add(id);
      return need(areWords(label), `${path}[${at}].label`, 'no-words') && isSound ? [{ id: id as string, label: label as Words }] : [];
    });
  };
  const nameOf = (level: RatingLevel): readonly (readonly [RatingLevel, Words])[] => {
    const name = isRecord(names) ? names[level] : undefined;
    return name !== undefined && need(areWords(name), `names.${level}`, 'no-words') ? [[level, name as Words]] : [];
  };
  const read = {
    version: version as string,
    levels: Object.fromEntries(levels.map((level) => [level, reasonsOf(level)])) as unknown as RatingScheme['levels'],
    names: Object.fromEntries(levels.flatMap(nameOf)),
  };
  if (issues.length === 0) return read;
  const told = issues.slice(0, 5).map(({ path, message }) => `${path} ${message}`.trim());
  throw new CivicError('protocol/wrong-shape', `The reasons for ratings cannot be used: ${told.join('; ')}`, { issues });
}
