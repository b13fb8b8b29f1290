import formDefinition from '@civickit/core/civic-form-1.schema.json' with { type: 'json' };
import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type Answer, type Operation, type Parameter } from '../openapi/operation.js';
import { proofHeaders, unproven } from '../proof/describe.js';

const moment = z.iso.datetime({ offset: true });
const list = named('FormList', z.strictObject({ forms: z.array(z.string()) }));
const receipt = named(
  'FormReceipt',
  z.strictObject({ id: z.string(), receivedAt: moment, url: z.string(), pin: z.string().check(z.regex(/^\d{8}$/)) }),
);
const received = named(
  'ReceivedForm',
  z.strictObject({ id: z.string(), form: z.string(), title: z.optional(z.string()), receivedAt: moment }),
);
const pinned = named('Pin', z.looseObject({ pin: z.string() }));
/** What is in `answers` the form itself says: `toJsonSchema()` of `@civickit/core/forms/derived` makes its JSON Schema. */
const submission = named(
  'Submission',
  z.looseObject({
    form: z.string(),
    version: z.string(),
    answers: z.record(z.string(), z.unknown()),
    consent: z.optional(z.object({ version: z.string(), at: moment })),
    lang: z.optional(z.string()),
    assistant: z.optional(
      z.object({
        name: z.string().check(z.maxLength(200), z.regex(/\S/)),
        for: z.optional(z.string().check(z.maxLength(200))),
        reason: z.optional(z.string().check(z.maxLength(1000))),
        agreed: z.literal(true),
      }),
    ),
    channel: z.optional(z.enum(['web', 'assisted', 'paper'])),
  }),
);

/** Pages without script get pages, and post fields. */
const accept: Parameter = { schema: { type: 'string' }, means: '`text/html` to be answered with a page' };
const orPage = ({ means, content = {} }: Answer): Answer => ({ means, content: { ...content, 'text/html': null } });
const refused = (means: string): Answer => orPage(problemAnswer(means));
const base = '/areas/{area}/forms';
const tag = 'forms';

export const formOperations: readonly Operation[] = [
  {
    method: 'get',
    path: `${base}/index.json`,
    id: 'listForms',
    tag,
    summary: 'The forms of an area: addresses relative to this one',
    answers: { 200: { means: 'The list', content: asJson(list) } },
  },
  {
    method: 'get',
    path: `${base}/{form}.json`,
    id: 'getForm',
    tag,
    summary: 'The definition of a form, civic-form/1',
    query: { version: { schema: { type: 'string' }, means: 'An older version than the current one' } },
    answers: {
      200: { means: 'The definition', content: asJson(formDefinition) },
      404: problemAnswer('There is no such form'),
    },
  },
  {
    method: 'post',
    path: `${base}/send`,
    id: 'sendForm',
    tag,
    summary: 'Sends a filled-in form',
    headers: {
      'Idempotency-Key': {
        schema: { type: 'string', pattern: '^"?[\\w-]{16,64}"?$' },
        means: 'A program must name what it sends, so that it is taken once, however often it arrives; pages without script have none',
      },
      Accept: accept,
      ...proofHeaders,
    },
    body: {
      ...asJson(submission),
      'multipart/form-data': { type: 'object', properties: { submission: { type: 'string', contentMediaType: 'application/json' } } },
      'application/x-www-form-urlencoded': { type: 'object', properties: { $form: { type: 'string' }, $version: { type: 'string' } } },
    },
    answers: {
      201: { means: 'It is received', content: asJson(receipt) },
      303: { means: 'It is received, and the page at `Location` says so', headers: { Location: { schema: { type: 'string' } } } },
      400: refused('It cannot be read, or has no key'),
      413: refused('More than is taken'),
      415: refused('It is neither JSON nor a form'),
      422: refused('There is something to correct, or the key belongs to another form'),
      428: unproven,
    },
  },
  {
    method: 'get',
    path: `${base}/received/{number}`,
    id: 'getReceivedForm',
    tag,
    summary: 'The page that asks for the PIN of a form, or its receipt for whoever has just sent it',
    query: { ticket: { schema: { type: 'string' }, means: 'As the answer to a form that a page sent has it in `Location`' } },
    answers: { 200: { means: 'The page', content: { 'text/html': null } } },
  },
  {
    method: 'post',
    path: `${base}/received/{number}`,
    id: 'findReceivedForm',
    tag,
    summary: 'Whether and when a form was received; nothing of its answers',
    headers: { Accept: accept },
    body: { ...asJson(pinned), 'application/x-www-form-urlencoded': pinned },
    answers: {
      200: orPage({ means: 'It was', content: asJson(received) }),
      404: orPage(problemAnswer('There is none with this number and PIN')),
    },
  },
];
