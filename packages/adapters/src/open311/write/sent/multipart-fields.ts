import { withoutInvalid } from '@civickit/core/markup';
import type { SentFields, SentFile } from './sent-fields.js';
import { tooManyFields, unreadable } from './unreadable.js';

const mostNameChars = 200;
const mimeType = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/** At most 70 characters of these (RFC 2046, section 5.1.1). */
const boundaryOf = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i;

/** Read by the platform, which knows the format best. */
export async function multipartFields(body: Uint8Array, contentType: string, maxFields: number): Promise<SentFields> {
  const [, quoted, plain] = boundaryOf.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw unreadable('The body is multipart/form-data without a boundary');
  // Counted before anything is made of it: a hundred thousand parts would hold the server up for a second. The last boundary ends the form.
  if (holdsMore(body, `--${boundary}`, maxFields + 1)) throw tooManyFields(maxFields);
  const fields: [string, string][] = [];
  const files: SentFile[] = [];
  for (const [name, value] of await formIn(body, contentType)) {
    if (typeof value === 'string') fields.push([name, value]);
    // Nameless and empty is what browsers send for a field of files that was left empty.
    else if (value.size > 0 || value.name) files.push(await fileOf(value));
  }
  return { fields, files };
}

/** Sought in a text, of one character for each byte, since engines do that in linear time. */
function holdsMore(body: Uint8Array, marker: string, most: number): boolean {
  const text = new TextDecoder('latin1').decode(body);
  for (let at = text.indexOf(marker), count = 1; at >= 0; at = text.indexOf(marker, at + 1)) if (count++ > most) return true;
  return false;
}

async function formIn(body: Uint8Array, contentType: string): Promise<FormData> {
  try {
    // A copy, since a body of shared memory is none.
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw unreadable('The body is no multipart/form-data, or breaks off', cause);
  }
}

async function fileOf(file: File): Promise<SentFile> {
  // Cut first: half of a pair may be left at the end.
  const name = withoutInvalid((file.name.split(/[\\/]/).at(-1) ?? '').slice(0, mostNameChars));
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name, type: mimeType.test(file.type) ? file.type : 'application/octet-stream', bytes };
}
