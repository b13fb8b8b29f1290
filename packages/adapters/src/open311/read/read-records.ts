import { CivicError } from '@civickit/core';
import { markupLimits, type MarkupLimits } from '@civickit/core/markup';
import { loadPart } from '../../source/load-part.js';
import type { CoordinateSystem } from '../../coordinates/coordinate-system.js';
import type { Open311Dialect } from '../dialect.js';
import { answerText } from './answer-text.js';
import { jsonRecords, parseJson, type ReadRecords } from './json-records.js';
import { refusalCode } from './refusal-code.js';
import { loadMarkup, proseReaderFor, type ReadProse } from './prose.js';
import { quoteNumbers } from './quote-numbers.js';
import type { RecordKind } from './record-kind.js';

/** How an answer is read. */
export interface AnswerOptions {
  /** @default what the standard says */
  readonly dialect?: Pick<Open311Dialect, 'envelopes' | 'aliases' | 'adapt' | 'statuses' | 'hiddenKeywords' | 'needs'>;
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

/** The records of an answer, and what reads their texts. */
export interface Answered extends ReadRecords {
  readonly proseOf: ReadProse;
}

/**
 * The records in an answer, XML or JSON, whichever it is.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`, `protocol/doctype`, `too-large/markup`;
 * `http/client-error` and `auth/refused` where it is a list of errors, whatever its status
 */
export async function readRecords(answer: Uint8Array | string, kind: RecordKind, options: AnswerOptions = {}): Promise<Answered> {
  const { contentType, maxBytes = markupLimits.maxBytes } = options;
  const text = await answerText(answer, contentType, maxBytes);
  const read = text.startsWith('<') ? xmlOf(text, kind, options, { ...markupLimits, maxBytes }) : jsonOf(text, kind, options);
  return { ...(await read), proseOf: await proseReaderFor(text) };
}

async function jsonOf(text: string, kind: RecordKind, options: AnswerOptions): Promise<ReadRecords> {
  const envelopes = options.dialect?.envelopes;
  const value = parseJson(text);
  if (value === undefined) throw await protocolError('protocol/not-json', 'what is neither JSON nor XML', text, kind, options);
  const found = jsonRecords(value, kind, envelopes);
  if (!found) throw await protocolError('protocol/wrong-shape', 'JSON of another shape', text, kind, options);
  if (found.refusal) throw await refusalError(text, options);
  if (!found.records.some(isInexact)) return found;
  return jsonRecords(parseJson(quoteNumbers(text)), kind, envelopes) ?? found;
}

/** What reads XML is a chunk of its own: most servers give JSON. */
async function xmlOf(text: string, kind: RecordKind, options: AnswerOptions, limits: MarkupLimits): Promise<ReadRecords> {
  const { xmlRecords } = await loadPart(() => import('./xml-records.js'));
  const found = xmlRecords(text, kind, limits);
  if (found?.refusal) throw await refusalError(text, options);
  if (found) return found;
  const isPage = /<(?:html|head|body|!doctype html)[\s>]/i.test(text.slice(0, 4096));
  if (isPage) throw await protocolError('protocol/html-instead', 'a page', text, kind, options);
  throw await protocolError('protocol/wrong-shape', 'XML of another kind', text, kind, options);
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

async function protocolError(
  code: 'protocol/not-json' | 'protocol/html-instead' | 'protocol/wrong-shape',
  instead: string,
  text: string,
  { what }: RecordKind,
  { source, url }: AnswerOptions,
): Promise<CivicError> {
  const { plainTextFromHtml } = await loadMarkup();
  const said = plainTextFromHtml(text.slice(0, 4096), 200);
  return new CivicError(code, `${url ?? 'The server'} gave ${instead} instead of ${what}${said ? `: ${said}` : ''}`, { source, url });
}

/** Whether a number in it has lost digits: ids of seventeen of them do occur. */
function isInexact(record: unknown): boolean {
  const fields = record as Record<string, unknown> | null;
  const id = fields?.['service_request_id'];
  return typeof id === 'number' && !Number.isSafeInteger(id);
}
