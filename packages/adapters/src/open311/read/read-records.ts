import { CivicError } from '@civickit/core';
import { markupLimits, plainTextFromHtml, type MarkupLimits } from '@civickit/core/markup';
import { loadPart } from '../../source/load-part.js';
import type { CoordinateSystem } from '../../coordinates/coordinate-system.js';
import type { Open311Dialect } from '../dialect.js';
import { answerText } from './answer-text.js';
import { jsonRecords, parseJson, type ReadRecords } from './json-records.js';
import { refusalCode } from './refusal-code.js';
import { quoteNumbers } from './quote-numbers.js';
import type { RecordKind } from './record-kind.js';

/** How an answer is read. */
export interface AnswerOptions {
  /** @default what the standard says */
  readonly dialect?: Pick<Open311Dialect, 'envelopes' | 'aliases' | 'adapt' | 'statuses' | 'hiddenKeywords'>;
  /** IANA zone for dates without offset. @default 'UTC' */
  readonly zone?: string;
  /** Id of the source, for the identity of what is read. @default '' */
  readonly source?: string;
  /** Address of the answer, for errors and relative addresses. */
  readonly url?: string;
  /** The HTTP header, for the character set. The format is told by the bytes. */
  readonly contentType?: string | undefined;
  /** What its places are written in. @default WGS 84 */
  readonly coordinateSystem?: CoordinateSystem | undefined;
  /** Bytes of one answer. @default 8 MiB */
  readonly maxBytes?: number;
}

/** What an answer held, and what of it could not be read. */
export interface Parsed<T> {
  readonly items: readonly T[];
  readonly problems: readonly CivicError[];
}

/**
 * The records in an answer, XML or JSON, whichever it is.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`, `protocol/doctype`, `too-large/markup`;
 * `http/client-error` and `auth/refused` where it is a list of errors, whatever its status
 */
export async function readRecords(answer: Uint8Array | string, kind: RecordKind, options: AnswerOptions = {}): Promise<ReadRecords> {
  const { dialect, contentType, maxBytes = markupLimits.maxBytes } = options;
  const text = answerText(answer, contentType, maxBytes);
  const limits: MarkupLimits = { ...markupLimits, maxBytes };
  if (text.startsWith('<')) return xmlOf(text, kind, options, limits);
  const value = parseJson(text);
  if (value === undefined) throw protocolError('protocol/not-json', 'what is neither JSON nor XML', text, kind, options);
  const found = jsonRecords(value, kind, dialect?.envelopes);
  if (!found) throw protocolError('protocol/wrong-shape', 'JSON of another shape', text, kind, options);
  if (found.refusal) throw await refusalError(text, options);
  if (!found.records.some(isInexact)) return found;
  return jsonRecords(parseJson(quoteNumbers(text)), kind, dialect?.envelopes) ?? found;
}

/** What reads XML is a chunk of its own: most servers give JSON. */
async function xmlOf(text: string, kind: RecordKind, options: AnswerOptions, limits: MarkupLimits): Promise<ReadRecords> {
  const { xmlRecords } = await loadPart(() => import('./xml-records.js'));
  const found = xmlRecords(text, kind, limits);
  if (found?.refusal) throw await refusalError(text, options);
  if (found) return found;
  const isPage = /<(?:html|head|body|!doctype html)[\s>]/i.test(text.slice(0, 4096));
  if (isPage) throw protocolError('protocol/html-instead', 'a page', text, kind, options);
  throw protocolError('protocol/wrong-shape', 'XML of another kind', text, kind, options);
}

async function refusalError(text: string, options: AnswerOptions): Promise<CivicError> {
  const { parseErrors, problemOf } = await loadPart(() => import('./parse-errors.js'));
  const { items } = await parseErrors(text, options);
  const { text: said, issues } = problemOf(items);
  const { source, url } = options;
  const status = Number(items[0]?.code);
  const message = `${url ?? 'The server'} refuses${said ? `: ${said}` : ''}`;
  const known = status >= 400 && status < 600 ? { status } : {};
  return new CivicError(refusalCode(known.status), message, { source, url, issues, ...known });
}

function protocolError(
  code: 'protocol/not-json' | 'protocol/html-instead' | 'protocol/wrong-shape',
  instead: string,
  text: string,
  { what }: RecordKind,
  { source, url }: AnswerOptions,
): CivicError {
  const said = plainTextFromHtml(text.slice(0, 4096), 200);
  return new CivicError(code, `${url ?? 'The server'} gave ${instead} instead of ${what}${said ? `: ${said}` : ''}`, { source, url });
}

/** Whether a number in it has lost digits: ids of seventeen of them do occur. */
function isInexact(record: unknown): boolean {
  const fields = record as Record<string, unknown> | null;
  const id = fields?.['service_request_id'];
  return typeof id === 'number' && !Number.isSafeInteger(id);
}
