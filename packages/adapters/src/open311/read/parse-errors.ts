import type { CivicError, Problem } from '@civickit/core';
import { markupLimits, plainTextFromHtml } from '@civickit/core/markup';
import { fieldsOf, listOf, textOf, type Fields } from '../../record/fields.js';
import { answerText } from './answer-text.js';
import { parseJson } from './json-records.js';
import type { AnswerOptions, Parsed } from './read-records.js';

/** One thing that a server refuses, in its words. */
export interface Open311Error {
  readonly code?: string;
  readonly description: string;
}

const mostErrors = 50;
const mostChars = 300;
const none: readonly CivicError[] = [];

/**
 * What an error answer says, in any of the shapes that servers have: the list of the standard in JSON and XML, one object, `error`,
 * `message`, `faultstring`, problem details, a page, plain text. Never throws; what says nothing gives an empty list.
 */
export async function parseErrors(answer: Uint8Array | string, options: AnswerOptions = {}): Promise<Parsed<Open311Error>> {
  const text = await textIn(answer, options);
  const items = text.startsWith('<') ? await xmlErrors(text) : jsonErrors(parseJson(text), text);
  return { items: items.slice(0, mostErrors), problems: none };
}

async function textIn(answer: Uint8Array | string, { contentType, maxBytes = markupLimits.maxBytes }: AnswerOptions): Promise<string> {
  try {
    return await answerText(answer, contentType, maxBytes);
  } catch {
    return '';
  }
}

async function xmlErrors(text: string): Promise<readonly Open311Error[]> {
  try {
    const { xmlErrorRecords } = await import('./xml-errors.js');
    const items = xmlErrorRecords(text).flatMap(errorOf);
    if (items.length > 0) return items;
  } catch {
    // What cannot be read as XML is read as a page.
  }
  return described(plainTextFromHtml(text.slice(0, 65_536), mostChars));
}

function jsonErrors(value: unknown, text: string): readonly Open311Error[] {
  if (value === undefined) return described(text.slice(0, mostChars).trim());
  return listOf(value).flatMap((one) => (typeof one === 'string' ? described(one) : errorsIn(fieldsOf(one), 0)));
}

function errorsIn(record: Fields, depth: number): readonly Open311Error[] {
  const within = record['errors'] ?? record['error'] ?? record['fault'];
  if (typeof within === 'object' && within !== null && depth < 3) {
    const inner = listOf(within).flatMap((one) => (typeof one === 'string' ? described(one) : errorsIn(fieldsOf(one), depth + 1)));
    if (inner.length > 0) return inner;
  }
  return errorOf(record);
}

function errorOf(record: Fields): readonly Open311Error[] {
  const said = ['description', 'message', 'faultstring', 'detail', 'error', 'errors', 'title'].map((name) => textOf(record[name]));
  const code = textOf(record['code']) ?? textOf(record['status']);
  return described(said.find((one) => one !== undefined) ?? (code ? `Error ${code}` : ''), code);
}

function described(description: string, code?: string): readonly Open311Error[] {
  const text = /[<&]/.test(description) ? plainTextFromHtml(description, mostChars) : description.trim().slice(0, mostChars);
  return text ? [{ description: text, ...(code !== undefined && { code }) }] : [];
}

/** Members of a draft, by the fields of the form that servers name in their errors. */
const draftPaths: ReadonlyMap<string, string> = new Map(
  Object.entries({
    service_code: '/type',
    lat: '/where',
    address_string: '/address',
    address_id: '/addressId',
    description: '/description',
    email: '/contact/email',
    phone: '/contact/phone',
    first_name: '/contact/firstName',
    last_name: '/contact/lastName',
    media_url: '/media',
    private: '/isPrivate',
  }),
);

/** Errors as a problem: each at the member of the draft that its words name, if any. */
export function problemOf(errors: readonly Open311Error[]): Problem {
  const text = errors
    .map(({ description }) => description)
    .join('; ')
    .slice(0, mostChars);
  return { ...(text && { text }), issues: errors.map(({ description }) => ({ path: pathIn(description), message: description })) };
}

function pathIn(description: string): string {
  const code = /attribute\[([^\]]{1,100})\]/.exec(description)?.[1];
  if (code) return `/answers/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const word = description.match(/\b[a-z]+(?:_[a-z]+)*\b/g)?.find((one) => draftPaths.has(one));
  return (word && draftPaths.get(word)) ?? '';
}
