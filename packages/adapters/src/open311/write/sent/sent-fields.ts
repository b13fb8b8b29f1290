import { jsonFields } from './json-fields.js';
import { multipartFields } from './multipart-fields.js';
import { tooManyFields, unreadable } from './unreadable.js';

/** A file that came with a report. */
export interface SentFile {
  /** As the sender calls it, without folders; nothing to name a file of yours by. */
  readonly name: string;
  /** MIME type as the sender says, which may be wrong; `application/octet-stream` where it says none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Names and values in their order, and files apart. */
export interface SentFields {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: readonly SentFile[];
}

/** ASCII is part of UTF-8. */
const utf8Names: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

/** A body as fields, whichever of the three kinds it is of. @throws CivicError `invalid/draft` */
export async function readSentFields(body: Uint8Array, contentType: string, maxFields: number): Promise<SentFields> {
  const [essence = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length).replaceAll('"', ''); // prettier-ignore
  if (charset && !utf8Names.has(charset)) throw unreadable(`The body is in ${charset.slice(0, 40)}; it must be in UTF-8`);
  switch (essence) {
    case 'application/x-www-form-urlencoded':
      return { fields: urlencodedFields(textIn(body), maxFields), files: [] };
    case 'application/json':
      return { fields: jsonFields(textIn(body), maxFields), files: [] };
    case 'multipart/form-data':
      return multipartFields(body, contentType, maxFields);
    default:
      throw unreadable(`The body is ${essence.slice(0, 80) || 'of no type'}; it must be a form, as application/x-www-form-urlencoded`);
  }
}

function textIn(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw unreadable('The body is not in UTF-8', cause);
  }
}

function urlencodedFields(text: string, maxFields: number): SentFields['fields'] {
  // Counted before anything is made of it.
  for (let at = -1, count = 1; (at = text.indexOf('&', at + 1)) >= 0;) if (++count > maxFields) throw tooManyFields(maxFields);
  return [...new URLSearchParams(text)];
}
