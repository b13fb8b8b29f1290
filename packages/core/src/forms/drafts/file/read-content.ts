import type { Answer, Answers } from '../../answers/answers.js';
import type { LocalText } from '../../definition/local-text.js';
import type { UnknownReason } from '../migrate/carry-answer.js';
import type { AskedLabels } from '../migrate/labels-of.js';
import { isObject } from '../migrate/level.js';
import type { UnknownAnswer } from '../migrate/migrate-answers.js';

/** Repeats in repeats, and no deeper than a definition may be; each level of questions is two of data. */
const deepest = 24;

/** Of a file that nobody has checked. Total: what no form gives as an answer is left out, `__proto__` too. */
export function readAnswers(value: unknown): Answers {
  return (isObject(value) ? readObject(value, 0) : {}) as Answers;
}

export function readUnknown(value: unknown): readonly UnknownAnswer[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).flatMap(({ path, answer, why, label }) => {
    const read = readAnswer(answer, 1);
    if (typeof path !== 'string' || read === undefined) return [];
    const asked = readText(label);
    return [{ path, answer: read as Answer, why: isReason(why) ? why : 'gone', ...(asked !== undefined && { label: asked }) }];
  });
}

export function readLabels(value: unknown): AskedLabels {
  if (!isObject(value)) return {};
  const read = Object.entries(value).map(([path, label]) => [path, readText(label)] as const);
  return Object.fromEntries(
    read.filter((entry): entry is readonly [string, LocalText] => entry[0] !== '__proto__' && entry[1] !== undefined),
  );
}

export function readText(value: unknown): LocalText | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => entry[0] !== '__proto__' && typeof entry[1] === 'string'),
  );
}

const isReason = (value: unknown): value is UnknownReason => value === 'gone' || value === 'changed' || value === 'option';

function readAnswer(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (depth > deepest) return undefined;
  if (Array.isArray(value)) return value.map((one) => readAnswer(one, depth + 1)).filter((one) => one !== undefined);
  return isObject(value) ? readObject(value, depth) : undefined;
}

function readObject(value: Readonly<Record<string, unknown>>, depth: number): object {
  const read = Object.entries(value).map(
    ([name, inner]) => [name, name === '__proto__' ? undefined : readAnswer(inner, depth + 1)] as const,
  );
  return Object.fromEntries(read.filter(([, inner]) => inner !== undefined));
}
