import type { AddressAnswer, FileAnswer } from '../answers/answers.js';
import { isRecord, type PlainRecord } from '../answers/copy-plain.js';
import type { AddressQuestion } from '../definition/questions.js';
import { compactText } from '../elements/compact-text.js';
import { readRegion } from '../elements/read-region.js';
import { type AnswerReading, unanswered } from './answer-reading.js';

const longestLine = 1000;

/** A whole address; what is not an address's own is left out. */
export function readAddress({ within }: AddressQuestion, typed: unknown): AnswerReading {
  if (!isRecord(typed)) return { wrong: 'type' };
  const [region, line, postcode] = [textOf(typed, 'region'), textOf(typed, 'line'), compactText(textOf(typed, 'postcode'))];
  const { value: code = region, wrong } = region === '' ? {} : readRegion(region, within);
  const value: AddressAnswer = { ...(code && { region: code }), ...(line && { line }), ...(postcode && { postcode }) };
  if (Object.keys(value).length === 0) return unanswered;
  if (wrong) return { value, wrong };
  if (line.length > longestLine) return { value, wrong: 'maxLength', params: { limit: longestLine } };
  return postcode === '' || /^\d{6}$/.test(postcode) ? { value } : { value, wrong: 'postcode' };
}

/** A point on the earth in WGS 84. */
export function readLocation(typed: unknown): AnswerReading {
  if (!isRecord(typed)) return { wrong: 'type' };
  const { latitude, longitude, accuracy } = typed;
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return { wrong: 'location' };
  return {
    value: { latitude, longitude, ...(typeof accuracy === 'number' && accuracy >= 0 && Number.isFinite(accuracy) && { accuracy }) },
  };
}

/** What is told about files; the bytes travel apart. */
export function readFiles(typed: unknown): AnswerReading {
  if (!Array.isArray(typed)) return { wrong: 'type' };
  if (typed.length === 0) return unanswered;
  const value = typed.map(fileOf);
  return value.every((file) => file !== undefined) ? { value } : { wrong: 'type' };
}

function fileOf(typed: unknown): FileAnswer | undefined {
  if (!isRecord(typed)) return undefined;
  const { id, type, size, name } = typed;
  if (typeof id !== 'string' || id === '' || typeof type !== 'string' || !Number.isSafeInteger(size) || (size as number) < 0)
    return undefined;
  return { id, type: plainType(type), size: size as number, ...(typeof name === 'string' && name !== '' && { name }) };
}

/** MIME types are the same in upper and lower case, and with or without parameters (RFC 2045, 5.1). */
function plainType(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function textOf(typed: PlainRecord, key: string): string {
  const text = Object.hasOwn(typed, key) ? typed[key] : '';
  return typeof text === 'string' ? text.trim() : '';
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= limit;
}
