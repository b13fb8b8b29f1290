import { CivicError } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';

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

/** A body as fields, whichever of the three kinds it is of. @throws CivicError `invalid/draft` */
export async function readSentFields(body: Uint8Array, contentType: string, maxFields: number): Promise<SentFields> {
  const [essence = '', ...parameters] = contentType.toLowerCase().split(';').map((part) => part.trim()); // prettier-ignore
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice(8).replaceAll('"', ''); // prettier-ignore
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

const mostNameChars = 200;
const mimeType = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;
/** ASCII is part of UTF-8. */
const utf8Names: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

/** What is wrong with a body as a whole, and no field's fault. */
export function unreadable(message: string, cause?: unknown): CivicError {
  return new CivicError('invalid/draft', message, { cause, issues: [{ path: '', message }] });
}

function tooMany(maxFields: number): CivicError {
  return unreadable(`The body has more than ${maxFields} fields`);
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
  for (let at = -1, count = 1; (at = text.indexOf('&', at + 1)) >= 0;) if (++count > maxFields) throw tooMany(maxFields);
  return [...new URLSearchParams(text)];
}

async function multipartFields(body: Uint8Array, contentType: string, maxFields: number): Promise<SentFields> {
  let form: FormData;
  try {
    form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw unreadable('The body is no multipart/form-data, or breaks off', cause);
  }
  const fields: [string, string][] = [];
  const files: SentFile[] = [];
  let count = 0;
  for (const [name, value] of form) {
    if (++count > maxFields) throw tooMany(maxFields);
    if (typeof value === 'string') fields.push([name, value]);
    // What browsers send for a field of files that was left empty.
    else if (value.size > 0 || value.name) files.push(await fileOf(value));
  }
  return { fields, files };
}

async function fileOf(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = withoutInvalid(file.name.split(/[\\/]/).at(-1) ?? '').slice(0, mostNameChars);
  return { name, type: mimeType.test(file.type) ? file.type : 'application/octet-stream', bytes };
}

/** Names as in a form; `attribute` may also be an object by code, and values may be lists, numbers, yes or no. */
function jsonFields(text: string, maxFields: number): SentFields['fields'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable('The body is no JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable('The body must be one JSON object');
  const fields: [string, string][] = [];
  const put = (name: string, given: unknown): void => {
    if (given === null || given === undefined) return;
    if (typeof given === 'object') throw unreadable(`${name.slice(0, 100)} must be a text, a number, or yes or no`);
    if (fields.push([name, String(given)]) > maxFields) throw tooMany(maxFields); // eslint-disable-line @typescript-eslint/no-base-to-string -- no object comes here
  };
  for (const [name, given] of Object.entries(value as object) as [string, unknown][]) {
    if (name === 'attribute' && typeof given === 'object' && given !== null && !Array.isArray(given)) {
      for (const [code, answer] of Object.entries(given) as [string, unknown][]) {
        if (Array.isArray(answer)) for (const one of answer) put(`attribute[${code}][]`, one);
        else put(`attribute[${code}]`, answer);
      }
    } else if (Array.isArray(given)) for (const one of given) put(name, one);
    else put(name, given);
  }
  return fields;
}
