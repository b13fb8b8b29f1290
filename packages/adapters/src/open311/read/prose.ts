import { withoutInvalid } from '@civickit/core/markup';
import { textOf } from '../../record/fields.js';
import { loadPart } from '../../source/load-part.js';

/** A field as a text for people, with its lines; undefined where there is none. */
export type ReadProse = (value: unknown) => string | undefined;

const untidy = /[<&\r\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/; // eslint-disable-line no-control-regex
/** A tag or a reference, also one that JSON has escaped. */
const markedUp = /<[\\/a-z]|&(?:[#\\]|[a-z\d]+[;\\])|\\u00(?:3c|26)/i;

/** Reads the texts of an answer. What reads markup comes along only where one may hold some. @throws CivicError `network/part` */
export async function proseReaderFor(answer: string): Promise<ReadProse> {
  return markedUp.test(answer) ? (await loadMarkup()).markedProseOf : plainProseOf;
}

/** What reads HTML, references and character sets: larger than all that reads JSON. @throws CivicError `network/part` */
export const loadMarkup = () => loadPart(() => import('./markup.js'));

/** Lines end as they should, without what no text holds and the bidirectional overrides that let a text pose as another. */
export function plainProseOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined || !untidy.test(text)) return text;
  const lines = withoutInvalid(text).replace(/\r\n?/g, '\n').replace(/[\u202a-\u202e\u2066-\u2069]/g, ''); // prettier-ignore
  return lines.trim() || undefined;
}
