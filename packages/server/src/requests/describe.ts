import { requestKinds } from '@civickit/core';
import * as z from 'zod/mini';
import { momentSchema } from '../http/query.js';
import { asJson, named, type Answer, type Content, type Operation, type Parameter } from '../openapi/operation.js';
import { proofHeaders, unproven } from '../proof/describe.js';

const text = z.nullable(z.string());
const moment = z.nullable(z.iso.datetime({ offset: true }));
const codes = { service_code: z.string(), service_name: z.string() };

const service = named(
  'Open311Service',
  z.strictObject({
    ...codes,
    description: text,
    metadata: z.boolean(),
    type: z.enum(['realtime', 'batch', 'blackbox']),
    keywords: text,
    group: text,
    groups: z.optional(z.array(z.string())),
    // How long the office promises to take.
    promised: z.optional(z.string()),
    promised_workdays: z.optional(z.int().check(z.gte(1))),
    // What a resident would call it.
    kind: z.optional(z.enum(requestKinds)),
    // What it asks for, and whom to call instead.
    placeless: z.optional(z.literal(true)),
    photoless: z.optional(z.literal(true)),
    may_be_private: z.optional(z.literal(true)),
    similar_within: z.optional(z.number().check(z.gte(0))),
    instead: z.optional(
      z.strictObject({
        reason: z.enum(['emergency', 'other-office']),
        office: z.string(),
        phone: z.optional(z.string()),
        url: z.optional(z.url()),
      }),
    ),
  }),
);
const definition = named(
  'Open311ServiceDefinition',
  z.strictObject({
    service_code: z.string(),
    service_name: z.optional(z.string()),
    attributes: z.array(
      z.strictObject({
        variable: z.boolean(),
        code: z.string(),
        datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
        required: z.boolean(),
        datatype_description: text,
        order: z.int(),
        description: z.string(),
        values: z.optional(z.array(z.strictObject({ key: z.string(), name: z.string() }))),
      }),
    ),
  }),
);
/** Pictures of the office, and what they show. */
const photos = z.optional(z.array(z.strictObject({ media_url: z.url(), description: z.optional(z.string()) })));
export const open311Request = named(
  'Open311Request',
  z.strictObject({
    service_request_id: z.string(),
    status: z.enum(['open', 'closed']),
    status_notes: text,
    service_name: text,
    service_code: text,
    description: text,
    agency_responsible: text,
    service_notice: text,
    requested_datetime: moment,
    updated_datetime: moment,
    expected_datetime: moment,
    address: text,
    address_id: text,
    zipcode: text,
    lat: z.nullable(z.number()),
    long: z.nullable(z.number()),
    media_url: z.nullable(z.url()),
    // With `extensions=true`.
    title: z.optional(z.string()),
    closed_datetime: z.optional(moment),
    notes: z.optional(z.array(z.strictObject({ datetime: moment, description: text, type: z.string(), photos }))),
    extended_attributes: z.optional(
      z.strictObject({
        detailed_status: z.optional(z.string()),
        photos: z.optional(z.array(z.strictObject({ media_url: z.url() }))),
      }),
    ),
  }),
);
const update = named(
  'Open311Update',
  z.strictObject({
    update_id: z.string(),
    service_request_id: z.string(),
    status: z.string(),
    updated_datetime: moment,
    description: text,
    media_url: z.union([text, z.array(z.string())]),
    photos,
  }),
);
const receipt = named(
  'Open311Receipt',
  z.strictObject({
    // One of them, or neither, by the type.
    service_request_id: z.optional(z.string()),
    token: z.optional(z.string()),
    service_notice: text,
    account_id: text,
    idempotency_key: z.optional(z.string()),
    tracking_code: z.optional(z.string()),
    // By when the office has promised to be done.
    expected_datetime: z.optional(z.iso.datetime({ offset: true })),
  }),
);
const token = named('Open311Token', z.strictObject({ service_request_id: text, token: z.string() }));
const errors = named('Open311Errors', z.array(z.strictObject({ code: z.string(), description: z.string() })));
const discovery = named(
  'Open311Discovery',
  z.strictObject({
    changeset: z.string(),
    contact: z.string(),
    key_service: z.string(),
    software: z.string(),
    endpoints: z.array(
      z.strictObject({
        specification: z.url(),
        url: z.url(),
        changeset: z.string(),
        type: z.enum(['production', 'test', 'acceptance']),
        formats: z.array(z.string()),
      }),
    ),
  }),
);

/** Texts without line breaks. */
const line = z.optional(z.string().check(z.maxLength(500), z.regex(/^[^\n\r\u2028\u2029]*$/)));
const answered = z.union([z.string(), z.number(), z.boolean()]);
const report = named(
  'Open311Report',
  z.looseObject({
    service_code: z.string().check(z.minLength(1), z.maxLength(500)),
    jurisdiction_id: line,
    description: z.optional(z.string().check(z.maxLength(4000))),
    lat: z.optional(z.number().check(z.gte(-90), z.lte(90))),
    long: z.optional(z.number().check(z.gte(-180), z.lte(180))),
    address_string: z.optional(z.string().check(z.maxLength(500))),
    address_id: line,
    first_name: line,
    last_name: line,
    email: z.optional(z.string().check(z.maxLength(500), z.regex(/^[^\s@]+@[^\s@]+$/))),
    phone: line,
    lang: z.optional(z.string().check(z.maxLength(500), z.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z\d]{1,8})*$/))),
    // Nobody but the office is to read it; where its type allows that.
    private: z.optional(z.boolean()),
    // How many pictures come after it, each by the same report under the same key.
    media_to_come: z.optional(z.int().check(z.gte(0), z.lte(999))),
    attribute: z.optional(z.record(z.string(), z.union([answered, z.array(answered)]))),
    idempotency_key: z.optional(z.string().check(z.regex(/^[\w-]{16,64}$/))),
  }),
);

const posted = named(
  'Open311PostedUpdate',
  z.looseObject({
    tracking_code: z.string().check(z.minLength(1), z.maxLength(500)),
    service_request_id: line,
    update_id: line,
    status: z.enum(['OPEN', 'FIXED', 'CLOSED', 'REOPEN', 'UNCHANGED']),
    updated_datetime: line,
    description: z.optional(z.string().check(z.maxLength(5000))),
    jurisdiction_id: line,
    idempotency_key: z.optional(z.string().check(z.regex(/^[\w-]{16,64}$/))),
  }),
);

/** The standard has the format in the path, not in `Accept`. */
const format: Parameter = { schema: { type: 'string', enum: ['json', 'xml'] } };
const both = (schema: z.core.$ZodType): Content => ({ 'application/json': schema, 'text/xml': null });
const refused = (means: string): Answer => ({ means, content: both(errors) });
const wrong = refused('Something in the question is wrong');
const noArea = refused('There is no such area');
const moments = (means: string): Parameter => ({ schema: momentSchema, means });
const degrees = (most: number): Parameter => ({ schema: { type: 'number', minimum: -most, maximum: most } });
const amount: Parameter['schema'] = { type: 'integer', minimum: 1, maximum: 999_999_999 };
const extensions: Parameter = {
  schema: { type: 'string', enum: ['true', 'false', '1', '0'], default: 'false' },
  means: 'Whether what the standard has no field for is wanted too',
};
const keyHeader: Parameter = {
  schema: { type: 'string', pattern: '^"?[\\w-]{16,64}"?$' },
  means: "The client's own name of this one sending, kept for ever: the same under the same key is taken once and answered again",
};

const spanQuery = { start_date: moments('Then or later'), end_date: moments('Before or then; a bare day counts whole') };
const listQuery: Operation['query'] = {
  service_request_id: { schema: { type: 'string' }, means: 'Numbers, with commas between them; then nothing else filters' },
  service_code: { schema: { type: 'string' }, means: 'Codes, with commas between them' },
  status: { schema: { type: 'string', enum: ['open', 'closed', 'open,closed'] } },
  ...spanQuery,
  updated_after: moments('Changed then or later'),
  updated_before: moments('Changed before or then'),
  bbox: { schema: { type: 'string' }, means: 'west,south,east,north in degrees' },
  lat: degrees(90),
  long: degrees(180),
  radius: { schema: { type: 'number', exclusiveMinimum: 0 }, means: 'Metres around `lat` and `long`; the three go together' },
  q: { schema: { type: 'string', maxLength: 1000 }, means: 'Words that all stand in description or address' },
  page: { schema: amount, means: 'From 1' },
  page_size: { schema: amount, means: '1000 at most' },
  cursor: { schema: { type: 'string' }, means: 'The next page, as `Link` gave it' },
  extensions,
};

/** Open311 GeoReport v2 at `base`; at the root `jurisdiction_id` names the area. */
export function open311Operations(base: string): readonly Operation[] {
  const isOfArea = base.includes('{area}');
  const suffix = isOfArea ? 'OfArea' : '';
  const jurisdiction: Operation['query'] = isOfArea
    ? {}
    : { jurisdiction_id: { schema: { type: 'string' }, means: 'Id of the area; not needed where there is one only' } };
  const ask = (path: string, id: string, summary: string, schema: z.core.$ZodType, more: Partial<Operation> = {}): Operation => ({
    method: 'get',
    path: `${base}/${path}`,
    id: id + suffix,
    tag: 'open311',
    summary,
    ...more,
    inPath: { format },
    query: { ...jurisdiction, ...more.query },
    answers: { 200: { means: summary, content: both(schema) }, ...(!isOfArea && { 400: wrong, 404: noArea }), ...more.answers },
  });
  const next: Answer = {
    means: 'Reports, the newest first',
    content: both(z.array(open311Request)),
    headers: { Link: { schema: { type: 'string' }, means: '`rel="next"`: the page after this one' } },
  };
  return [
    {
      ...ask('discovery.{format}', 'getDiscovery', 'What is spoken here, and where', discovery),
      query: {},
      answers: { 200: { means: 'The discovery document', content: both(discovery) } },
    },
    ask('services.{format}', 'listRequestTypes', 'What can be reported', z.array(service)),
    ask('services/{service_code}.{format}', 'getServiceDefinition', 'The questions of a type', definition, {
      query: { lang: { schema: { type: 'string' }, means: 'BCP 47 tag of the language of the texts' } },
      answers: { 404: refused('There is no such type with questions') },
    }),
    ask('requests.{format}', 'listRequests', 'Reports, the newest first', z.array(open311Request), {
      query: listQuery,
      answers: { 200: next, 400: wrong },
    }),
    ask('requests/{service_request_id}.{format}', 'getRequest', 'One report', z.array(open311Request), {
      query: { extensions },
      answers: { 400: wrong, 404: refused('There is no such report') },
    }),
    ask('servicerequestupdates.{format}', 'listUpdates', 'What happened to reports, the oldest first', z.array(update), {
      query: spanQuery,
      answers: { 400: wrong },
    }),
    ask('requests.{format}', 'sendRequest', 'Sends a report', z.array(receipt), {
      method: 'post',
      headers: { 'Idempotency-Key': keyHeader, ...proofHeaders },
      body: { ...asJson(report), 'application/x-www-form-urlencoded': report, 'multipart/form-data': report },
      answers: {
        400: refused('Something in it is wrong: one error for each field'),
        409: refused('An upload that it names is gone; send that anew'),
        410: refused('The report of this key was deleted'),
        413: refused('More than is taken'),
        422: refused('Another report was sent under this key'),
        428: unproven,
      },
    }),
    ask('tokens/{token_id}.{format}', 'getToken', 'What has become of a report that was answered by a token', z.array(token), {
      answers: { 404: refused('There is no such token') },
    }),
    ask('servicerequestupdates.{format}', 'sendUpdate', 'Adds to a report, by its code', z.array(update), {
      method: 'post',
      headers: { 'Idempotency-Key': keyHeader },
      body: { ...asJson(posted), 'application/x-www-form-urlencoded': posted },
      answers: {
        400: refused('Something in it is wrong'),
        404: refused('There is no report with this code, or no such area'),
        409: refused('It cannot be added now, as to open again what is open'),
        413: refused('More than is taken'),
        422: refused('Something else was sent under this key'),
      },
    }),
  ];
}
