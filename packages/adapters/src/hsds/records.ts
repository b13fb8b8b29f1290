import { CivicError } from '@civickit/core';
import { decodeText } from '@civickit/core/markup';
import { fieldsOf, flagOf, listOf, numberOf, textOf, type Fields } from '../record/fields.js';
import type { HsdsOrigin } from './reading.js';

/** A record and where it stands in the answer. */
export interface Placed {
  readonly path: string;
  readonly value: unknown;
}

/** What an answer holds, before any record is read. */
export interface Records {
  readonly records: readonly Placed[];
  /** What the page says of itself; a bare list says nothing. */
  readonly page: PageFacts;
  readonly problems: readonly CivicError[];
  /** Tables by name, instead of records. */
  readonly tables?: Fields;
}

/** Absent where a server does not say it: only `empty` is required of one. */
export interface PageFacts {
  readonly number?: number | undefined;
  readonly pages?: number | undefined;
  readonly total?: number | undefined;
  readonly isLast?: boolean | undefined;
  readonly isEmpty?: boolean | undefined;
  /** All there is, in one answer. */
  readonly isWhole?: boolean | undefined;
}

const tableNames = ['services', 'services.csv'];

export type AnswerOrigin = Pick<HsdsOrigin, 'source' | 'url'> & { readonly contentType?: string | undefined };

/**
 * The records of an answer: a page in the envelope of HSDS 3 or of the older UK interface, a bare list, one record, a line for each
 * (ndjson), or tables by their names.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function* recordsOf(bytes: Uint8Array, origin: AnswerOrigin): Generator<void, Records> {
  const text = decodeText(bytes, { contentType: origin.contentType, maxBytes: Infinity }).replace(/^\uFEFF/, '').trim(); // prettier-ignore
  const { source, url } = origin;
  if (text.startsWith('<')) throw new CivicError('protocol/html-instead', `${url.href} answered with a page instead of JSON.`, { source, url: url.href }); // prettier-ignore
  yield;
  // No line is what lines say where there is nothing.
  if (text === '' && origin.contentType?.includes('ndjson')) return { records: [], page: { isWhole: true }, problems: [] };
  const whole = parsed(text);
  if ('value' in whole) return recordsIn(whole.value, origin);
  const lines = yield* linesOf(text, origin);
  if (lines.records.length > 0) return lines;
  throw new CivicError('protocol/not-json', `${url.href} answered with what is no JSON.`, { source, url: url.href, cause: whole.cause });
}

function parsed(text: string): { readonly value: unknown } | { readonly cause: unknown } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (cause) {
    return { cause };
  }
}

/** ndjson: one record a line, and lines that are none are told, also a last one that was cut. */
function* linesOf(text: string, origin: AnswerOrigin): Generator<void, Records> {
  const records: Placed[] = [];
  const problems: CivicError[] = [];
  for (let from = 0, number = 1; from < text.length; number++) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end).trim();
    from = end < 0 ? text.length : end + 1;
    if (line) {
      const read = line.startsWith('{') ? parsed(line) : {};
      const path = `line ${number}`;
      if ('value' in read) records.push({ path, value: read.value });
      else problems.push(unreadable(path, 'no JSON object', origin));
    }
    yield;
  }
  return { records, page: { isWhole: true }, problems };
}

/** The records of a value that was parsed. @throws CivicError `protocol/wrong-shape` */
function recordsIn(value: unknown, origin: AnswerOrigin): Records {
  const known = { problems: [] };
  if (Array.isArray(value)) return { ...known, records: placed(value, ''), page: {} };
  const fields = fieldsOf(value);
  const list = ['contents', 'content'].find((name) => typeof fields[name] === 'object' && fields[name] !== null);
  if (list) return { ...known, records: placed(listOf(fields[list]), `/${list}`), page: pageFacts(fields) };
  // Java's JSON writers leave out an empty list.
  if (flagOf(fields['empty'])) return { ...known, records: [], page: pageFacts(fields) };
  // An organization in full has a list of services too, but also an id.
  const isTables = tableNames.some((name) => Array.isArray(fields[name])) && !textOf(fields['id']);
  if (isTables) return { ...known, records: [], page: { isWhole: true }, tables: fields };
  if (textOf(fields['id'])) return { ...known, records: [{ path: '', value }], page: { isWhole: true } };
  const said = textOf(fields['message']) ?? textOf(fields['detail']) ?? textOf(fields['error']);
  const { source, url } = origin;
  throw new CivicError('protocol/wrong-shape', `${url.href} gave no list of records${said ? `: ${said.slice(0, 200)}` : ''}.`, { source, url: url.href }); // prettier-ignore
}

function placed(list: readonly unknown[], path: string): readonly Placed[] {
  return list.map((value, at) => ({ path: `${path}/${at}`, value }));
}

function pageFacts(fields: Fields): PageFacts {
  const truth = (...names: readonly string[]) => names.map((name) => flagOf(fields[name])).find((value) => value !== undefined);
  const count = (...names: readonly string[]) => names.map((name) => numberOf(fields[name])).find((value) => value !== undefined && value >= 0); // prettier-ignore
  return {
    number: count('page_number', 'number'),
    pages: count('total_pages', 'totalPages'),
    total: count('total_items', 'totalElements'),
    isLast: truth('last_page', 'last'),
    isEmpty: truth('empty'),
  };
}

/** A record that is left out, and why. */
export function unreadable(path: string, message: string, { source, url }: AnswerOrigin): CivicError {
  const details = { source, url: url.href, issues: [{ path, message }] };
  return new CivicError('protocol/wrong-shape', `${url.href}: ${path || 'the record'} is left out: ${message}.`, details);
}
