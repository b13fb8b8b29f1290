import type { Answer, HttpRequest, NewServiceRequest } from '@civickit/core';
import type { Open311Dialect } from '../dialect.js';

/** Names and values of a form in their order; a name may occur more than once. */
export type FormFields = readonly (readonly [name: string, value: string])[];

/** What a deployment adds to every report. */
export interface FormExtras {
  readonly jurisdictionId?: string | undefined;
  readonly deviceId?: string | undefined;
}

/** A file in a `data:` address: how pictures wait in a draft until they are sent. */
export interface FilePart {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** The fields of `POST requests`. What is empty is left out (GeoReport v2: absent and empty mean the same, but not to every server). */
export function formFields(draft: NewServiceRequest, dialect: Open311Dialect, { jurisdictionId, deviceId }: FormExtras): FormFields {
  const { where, contact = {}, answers = {}, media = [] } = draft;
  const { firstName, lastName } = namesOf(contact);
  const addresses = media.filter(({ url }) => !url.startsWith('data:'));
  const fields: (readonly [string, string | undefined])[] = [
    ['jurisdiction_id', jurisdictionId],
    ['service_code', draft.type],
    ['lat', where && String(where.latitude)],
    ['long', where && String(where.longitude)],
    ['address_string', draft.address],
    ['address_id', draft.addressId],
    ['email', contact.email],
    [dialect.deviceField ?? 'device_id', deviceId],
    ['first_name', firstName],
    ['last_name', lastName],
    ['phone', contact.phone],
    ['description', draft.description],
    ...addresses.map(({ url }) => ['media_url', url] as const),
    ...Object.entries(answers).flatMap(([code, answer]) => answerFields(code, answer, dialect)),
  ];
  return fields.flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value] as const]));
}

function answerFields(code: string, answer: Answer | null | undefined, { multiValues = 'brackets' }: Open311Dialect): FormFields {
  // Forms leave questions without an answer undefined or null, which is no word to send.
  if (answer === undefined || answer === null) return [];
  if (typeof answer !== 'object') return [[`attribute[${code}]`, String(answer)]];
  const name = multiValues === 'brackets' ? `attribute[${code}][]` : `attribute[${code}]`;
  return answer.map((value) => [name, String(value)] as const);
}

/** The standard knows first and last names only; a whole name is parted at its last space. */
function namesOf({ name, firstName, lastName }: NonNullable<NewServiceRequest['contact']>): { firstName?: string; lastName?: string } {
  if (firstName !== undefined || lastName !== undefined || name === undefined) return { firstName, lastName };
  const [, first, last] = /^(.*\S)\s+(\S+)$/s.exec(name.trim()) ?? [];
  return { firstName: first, lastName: last ?? name.trim() };
}

/** `application/x-www-form-urlencoded`, the only body that the standard has. */
export function urlencodedForm(fields: FormFields): Pick<HttpRequest, 'body' | 'headers'> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return { body, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } };
}

/** `multipart/form-data` (RFC 7578), where a server takes files. */
export function multipartForm(
  fields: FormFields,
  part: string,
  files: readonly FilePart[],
  boundary: string,
): Pick<HttpRequest, 'body' | 'headers'> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = fields.map(([name, value]) => encoder.encode(partHead(boundary, name) + `\r\n${value}\r\n`));
  for (const { name, type, base64 } of files) {
    chunks.push(encoder.encode(`${partHead(boundary, part, name)}content-type: ${type}\r\n\r\n`), bytesOf(base64), encoder.encode('\r\n'));
  }
  chunks.push(encoder.encode(`--${boundary}--\r\n`));
  return { body: joined(chunks), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

export function partHead(boundary: string, name: string, file?: string): string {
  const quoted = (text: string) => text.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
  const named = file === undefined ? '' : `; filename="${quoted(file)}"`;
  return `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"${named}\r\n`;
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
