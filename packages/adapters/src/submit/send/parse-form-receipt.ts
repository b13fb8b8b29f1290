import { CivicError, exactWhen, toInstant, type Instant } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { readJson, type AnswerOrigin } from '../../content-system/read-json.js';
import { fieldsOf, textOf, type Fields } from '../../record/fields.js';

/** What a server says of a form that it has taken; it may say nothing of it. */
export interface FormReceipt {
  readonly id?: string;
  readonly receivedAt?: Instant;
  /** A page for people about it. */
  readonly url?: string;
  /** What is asked for beside the id, of whoever wants to see it again. */
  readonly pin?: string;
}

/**
 * Reads the answer to a form: a JSON object, all of whose members may be missing. A page is none, and so is an object that tells of an
 * error. Members of another type are passed over.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parseFormReceipt(bytes: Uint8Array, origin: AnswerOrigin): FormReceipt {
  const value = readJson(bytes, origin);
  const answer = fieldsOf(value);
  const id = textOf(answer['id']);
  if (answer !== value || (id === undefined && tellsOfError(answer))) {
    const { source, url } = origin;
    throw new CivicError('protocol/wrong-shape', `${url.href} gave no receipt in answer to a form`, { source, url: url.href });
  }
  const [receivedAt, url, pin] = [instantIn(answer['receivedAt']), pageUrl(textOf(answer['url']), origin.url), textOf(answer['pin'])];
  return {
    ...(id !== undefined && { id }),
    ...(receivedAt !== undefined && { receivedAt }),
    ...(url !== undefined && { url }),
    ...(pin !== undefined && { pin }),
  };
}

/** Servers that answer everything with 200 say so in the body. */
function tellsOfError({ error, errors, success, ok, status }: Fields): boolean {
  return Boolean(error) || Boolean(errors) || success === false || ok === false || (typeof status === 'number' && status >= 400);
}

/** An RFC 3339 date and time with its offset; all else would be a guess. */
function instantIn(value: unknown): Instant | undefined {
  const when = typeof value === 'string' ? exactWhen(value.trim(), 'UTC') : undefined;
  return when?.zone === 'given' ? toInstant(Date.parse(when.iso)) : undefined;
}
