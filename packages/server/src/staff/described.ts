import { staffConflict } from '@civickit/adapters/staff';
import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type Answer, type Operation, type Parameter } from '../openapi/operation.js';

/** What the descriptions of the parts for staff have in common. */
export const role: Operation['answers'] = { 403: problemAnswer('The member has no role that allows it') };
export const wrong: Operation['answers'] = { 400: problemAnswer('It cannot be read, or there is something to correct') };
export const unknown: Operation['answers'] = { 404: problemAnswer('There is no such thing, or it is in an area of others') };
export const noJson: Operation['answers'] = { 415: problemAnswer('It is no JSON by its Content-Type') };

const changed = named('Changed', z.extend(staffConflict, { status: z.int(), title: z.string() }));
const conflict: Answer = {
  means: 'Somebody else has changed it meanwhile: who did what since',
  content: { 'application/problem+json': changed },
};

/** Of what is changed by those who have read it. */
export const changing: Operation['answers'] = {
  ...role,
  ...wrong,
  ...unknown,
  ...noJson,
  409: conflict,
  428: problemAnswer('There is no `If-Match`'),
};
export const ifMatch: Parameter = {
  schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
  means: 'The `version` that was read, quoted; without it nothing is changed',
};
export const keyHeader: Parameter = {
  schema: { type: 'string', pattern: '^"?[\\w-]{16,64}"?$' },
  means: 'Names what is sent, so that it is taken once, however often it arrives',
};
export const lang: Parameter = { schema: { type: 'string' }, means: 'BCP 47 tag that words are wanted in; else that of the area' };
export const limit: Parameter = {
  schema: { type: 'integer', minimum: 1, maximum: 999_999_999, default: 50 },
  means: 'At most so many; more than 200 count as that',
};
export const cursor: Parameter = { schema: { type: 'string' }, means: '`next` of the page before' };
export const words: Parameter = { schema: { type: 'string' }, means: 'Words that all occur' };
export const csv: Answer = { means: 'The table, with words in the language', content: { 'text/csv': null } };

export function given(means: string, schema: z.core.$ZodType): Operation['answers'] {
  return { 200: { means, content: asJson(schema) } };
}

/** A choice of a zod enumeration as a field of the query. */
export function choice(means: string, { options }: { readonly options: readonly string[] }): Parameter {
  return { schema: { type: 'string', enum: options }, means };
}
