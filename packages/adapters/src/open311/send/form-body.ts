import type { Answer, HttpRequest, NewServiceRequest } from '@civickit/core';
import type { Open311Dialect } from '../dialect.js';

/** Names and values of a form in their order; a name may occur more than once. */
export type FormFields = readonly (readonly [name: string, value: string])[];

/** What a deployment adds to every report. */
export interface FormExtras {
  readonly jurisdictionId?: string | undefined;
  readonly deviceId?: string | undefined;
}

/** The fields of `POST requests`. What is empty is left out (GeoReport v2: absent and empty mean the same, but not to every server). */
export function formFields(draft: NewServiceRequest, dialect: Open311Dialect, { jurisdictionId, deviceId }: FormExtras): FormFields {
  const { where, contact = {}, answers = {}, media = [] } = draft;
  const { firstName, lastName } = namesOf(contact);
  const toCome = dialect.media?.by === 'upload' ? dialect.media.toCome : undefined;
  const addresses = media.filter(({ url }) => !url.startsWith('data:'));
  const fields: (readonly [string, string | undefined])[] = [
    ['jurisdiction_id', jurisdictionId],
    ['service_code', draft.type],
    ['lat', where && String(where.latitude)],
    ['long', where && String(where.longitude)],
    ['address_string', draft.address?.trim() || (dialect.needs?.includes('address') ? degreesOf(draft) : undefined)],
    ['address_id', draft.addressId],
    ['email', contact.email],
    [dialect.deviceField ?? 'device_id', deviceId],
    ['first_name', firstName],
    ['last_name', lastName],
    ['phone', contact.phone],
    ['description', draft.description],
    ...(dialect.privateField === undefined ? [] : [[dialect.privateField, draft.isPrivate ? 'true' : undefined] as const]),
    ...addresses.map(({ url }) => ['media_url', url] as const),
    ...(toCome === undefined ? [] : [[toCome, draft.mediaToCome ? String(draft.mediaToCome) : undefined] as const]),
    ...Object.entries(answers).flatMap(([code, answer]) => answerFields(code, answer, dialect)),
  ];
  return fields.flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value] as const]));
}

/** A place in the only words that it has. */
function degreesOf({ where }: NewServiceRequest): string | undefined {
  return where && `${where.latitude}, ${where.longitude}`;
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
