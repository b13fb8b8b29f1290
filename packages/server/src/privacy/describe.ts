import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type Operation } from '../openapi/operation.js';
import { open311Request } from '../requests/describe.js';
import type { followUpKinds } from './keep-follow-up.js';

const tag = 'own';
const moment = z.iso.datetime({ offset: true });
const byCode = '/areas/{area}/requests/by-code';
const byPin = '/areas/{area}/forms/by-pin';

const code = z.string();
const asCode = asJson(named('ByCode', z.looseObject({ code })));
const asPin = asJson(named('ByPin', z.looseObject({ number: z.string(), pin: z.string() })));
const added = { id: z.string(), description: z.optional(z.string()), at: moment };
const remarkKind = z.enum(['still-there', 'mended', 'note', 'reopen'] satisfies (typeof followUpKinds)[number][]);
const remark = named('Remark', z.strictObject({ ...added, kind: remarkKind, photos: z.optional(z.int().check(z.gte(1))) }));
const level = z.int().check(z.minimum(1), z.maximum(5));
const rating = named(
  'Rating',
  z.strictObject({
    ...added,
    kind: z.literal('rating'),
    level,
    indicators: z.array(z.string()),
    version: z.string(),
    answerBy: z.optional(moment),
    answeredAt: z.optional(moment),
  }),
);
const description = z.optional(z.string().check(z.maxLength(5000)));
/** Addresses of uploads, as of a report; only the office sees the photos. */
const media_url = z.optional(z.array(z.url()).check(z.maxLength(10)));
const media_to_come = z.optional(z.int().check(z.nonnegative(), z.maximum(10)));
const newRemark = named('NewRemark', z.looseObject({ code, kind: remarkKind, description, media_url, media_to_come }));
const newRating = named(
  'NewRating',
  z.looseObject({
    code,
    kind: z.literal('rating'),
    level,
    indicators: z.optional(z.array(z.string().check(z.regex(/^[a-z\d-]{1,40}$/))).check(z.maxLength(20))),
    version: z.string().check(z.regex(/^[\w./-]{1,40}$/)),
    description,
  }),
);
const own = named(
  'OwnReport',
  z.strictObject({
    report: open311Request,
    visibility: z.enum(['public', 'waiting', 'hidden', 'private']),
    hiddenReason: z.optional(z.string()),
    answers: z.record(z.string(), z.unknown()),
    updates: z.array(remark),
    rating: z.optional(rating),
    ratable: z.boolean(),
    reopenUntil: z.optional(moment),
  }),
);
/** All that the tables hold, whatever they come to hold: for its reader, not for programs. */
const exported = named('Export', z.looseObject({ format: z.literal('civickit-export/1'), exported_at: moment }));
const deletion = named('Deletion', z.strictObject({ id: z.string(), deletedAt: moment }));
const noReport: Operation['answers'] = { 404: problemAnswer('There is no report with this code') };
const noForm: Operation['answers'] = { 404: problemAnswer('There is no form with this number and PIN') };

/** What is opened by a code, or by a number and a PIN: in the body, for addresses are kept in logs. */
export const ownOperations: readonly Operation[] = [
  {
    method: 'post',
    path: byCode,
    id: 'readOwnReport',
    tag,
    summary: 'All of a report, for its reporter',
    body: asCode,
    answers: { 200: { means: 'The report', content: asJson(own) }, ...noReport },
  },
  {
    method: 'post',
    path: `${byCode}/updates`,
    id: 'addToOwnReport',
    tag,
    summary: 'Adds something to a report, for the office to read',
    headers: {
      'Idempotency-Key': {
        schema: { type: 'string', pattern: '^"?[\\w-]{16,64}"?$' },
        means: 'Names what is added, so that it is taken once, however often it arrives',
      },
    },
    body: asJson(named('NewFollowUp', z.union([newRemark, newRating]))),
    answers: {
      201: { means: 'It is added', content: asJson(named('FollowUp', z.union([remark, rating]))) },
      400: problemAnswer('It has no key, or there is something to correct'),
      ...noReport,
      409: problemAnswer('The report takes nothing more, or not this: `code` tells why'),
      422: problemAnswer('The key belongs to something else'),
    },
  },
  {
    method: 'post',
    path: `${byCode}/export`,
    id: 'exportOwnReport',
    tag,
    summary: 'Everything that is kept of a report',
    body: asCode,
    answers: { 200: { means: 'It, with pictures in base 64', content: asJson(exported) }, ...noReport },
  },
  {
    method: 'post',
    path: `${byCode}/delete`,
    id: 'deleteOwnReport',
    tag,
    summary: 'Deletes what a report says of its reporter',
    body: asCode,
    answers: { 200: { means: 'It is deleted', content: asJson(deletion) }, ...noReport },
  },
  {
    method: 'post',
    path: `${byPin}/export`,
    id: 'exportOwnForm',
    tag,
    summary: 'Everything that is kept of a form',
    body: asPin,
    answers: { 200: { means: 'It, with files in base 64', content: asJson(exported) }, ...noForm },
  },
  {
    method: 'post',
    path: `${byPin}/delete`,
    id: 'deleteOwnForm',
    tag,
    summary: 'Deletes a form with its files; that there was one stays known',
    body: asPin,
    answers: { 200: { means: 'It is deleted', content: asJson(deletion) }, ...noForm },
  },
];
