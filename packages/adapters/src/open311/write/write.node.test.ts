import { CivicError, requestKinds, type RequestStage, type RequestType, type RequestUpdate, type ServiceRequest } from '@civickit/core';
import type { FormDefinition, Question } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { parseDefinition } from '../parse-definition.js';
import { parseDiscovery } from '../parse-discovery.js';
import { parseRequests } from '../parse-requests.js';
import { parseServices } from '../parse-services.js';
import { parseUpdates } from '../parse-updates.js';
import { parseErrors } from '../read/parse-errors.js';
import { meaningOf } from '../read/statuses.js';
import { parseReceipt } from '../send/read-receipt.js';
import { closingStages, requestStages } from '../../staff/request.schema.js';
import { address, asRead, hostile, known, line, maybe, oneOf, place, random, some, when, words } from './generate.node.js';
import {
  errorsOf,
  writeDiscovery,
  writeErrors,
  writeReceipts,
  writeRequests,
  writeServiceDefinition,
  writeServices,
  writeTokens,
  writeUpdates,
} from './index.js';

const source = 'town';
const formats = ['json', 'xml'] as const;
const eachFormat = formats.map((format) => [format] as const);
const withoutRaw = (items: readonly object[]) => items.map((one) => known({ ...one, raw: undefined }));
const many = <T>(make: (at: number) => T): T[] => Array.from({ length: 50 }, (_, at) => make(at));

const requestType = (at: number): RequestType =>
  known({
    ref: { source, id: `${line()} ${at}` },
    name: words(),
    hasQuestions: random(2) === 1,
    processing: oneOf(['realtime', 'batch', 'blackbox'] as const),
    description: maybe(words),
    groups: maybe(() => [...new Set(some(line))]),
    keywords: maybe(() => [...new Set(some(line))]),
    promised: maybe(() => `P${1 + random(90)}D`),
    promisedWorkdays: maybe(() => 1 + random(60)),
    kind: maybe(() => oneOf(requestKinds)),
    placeless: maybe(() => true as const),
    photoless: maybe(() => true as const),
    mayBePrivate: maybe(() => true as const),
    similarWithin: maybe(() => random(500)),
    instead: maybe(() =>
      known({ reason: oneOf(['emergency', 'other-office'] as const), office: words(), phone: maybe(words), url: maybe(address) }),
    ),
  });

test.each(eachFormat)('types are read back as they were, in %s', async (format) => {
  const types = many(requestType);
  const { items, problems } = await parseServices(writeServices(types, format), { source });
  expect(problems).toEqual([]);
  expect(withoutRaw(items)).toEqual(types);
});

const ends: ReadonlySet<RequestStage> = new Set(closingStages);
const statusOf = (stage: RequestStage | undefined) => (stage ? (ends.has(stage) ? 'closed' : 'open') : oneOf(['open', 'closed'] as const));

const request = (at: number): ServiceRequest => {
  const ref = { source, id: `${line()} ${at}` };
  const stage = maybe(() => oneOf(requestStages));
  const authorityStatus = statusOf(stage);
  return known({
    ref,
    type: maybe(() => ({ id: `${line()} ${at}`, name: words() })),
    authorityStatus,
    stage,
    statusGiven: authorityStatus,
    statusNote: maybe(words),
    title: maybe(words),
    description: maybe(words),
    requested: maybe(when),
    updated: maybe(when),
    expected: maybe(when),
    closed: maybe(when),
    agency: maybe(words),
    notice: maybe(words),
    address: maybe(words),
    addressId: maybe(line),
    postcode: maybe(line),
    where: maybe(place),
    media: maybe(() => [...new Set(some(address))].map((url) => ({ url }))),
    // One value and a list of one look the same in XML.
    answers: maybe(() => some(() => known({ code: line(), label: maybe(words), value: oneOf([words(), [words(), words()]]) }))),
    updates: maybe(() => [{ request: ref, at: when(), description: words(), statusGiven: 'in_progress', stage: 'in-progress' }]),
  });
};

test.each(eachFormat)('requests are read back as they were, in %s', async (format) => {
  const requests = many(request);
  const { items, problems } = await parseRequests(writeRequests(requests, format, { extensions: true }), { source });
  expect(problems).toEqual([]);
  const updatesOf = ({ updates }: ServiceRequest) => updates && withoutRaw(updates);
  expect(items.map((item) => ({ ...item, raw: undefined, updates: updatesOf(item) }))).toEqual(requests);
});

test('a request has the fields of the standard in its order, and no others unless they are asked for', () => {
  const lamp: ServiceRequest = {
    ref: { source, id: '006' },
    type: { id: '001', name: 'Lamps' },
    authorityStatus: 'closed',
    stage: 'done',
    title: 'Dark',
    requested: { iso: '2026-03-04', precision: 'day', zone: 'assumed' },
    updated: { iso: 'yesterday', precision: 'instant', zone: 'given' },
    where: { latitude: 37.7, longitude: NaN },
    media: [{ url: 'javascript:alert(1)' }, { url: 'https://town.example/1.jpg' }, { url: 'https://town.example/2.jpg' }],
  };
  expect(JSON.parse(writeRequests([lamp], 'json', { zone: 'Asia/Shanghai' }))).toEqual([
    {
      service_request_id: '006', status: 'closed', status_notes: null, service_name: 'Lamps', service_code: '001', description: null,
      agency_responsible: null, service_notice: null, requested_datetime: '2026-03-03T16:00:00Z', updated_datetime: null, expected_datetime: null,
      address: null, address_id: null, zipcode: null, lat: null, long: null, media_url: 'https://town.example/1.jpg',
    },
  ]); // prettier-ignore
  expect(writeRequests([lamp], 'xml', { extensions: true })).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<service_requests><request><service_request_id>006</service_request_id><status>closed</status>' +
      '<status_notes/><service_name>Lamps</service_name><service_code>001</service_code><description/><agency_responsible/><service_notice/>' +
      '<requested_datetime>2026-03-04T00:00:00Z</requested_datetime><updated_datetime/><expected_datetime/><address/><address_id/><zipcode/>' +
      '<lat/><long/><media_url>https://town.example/1.jpg</media_url><title>Dark</title><extended_attributes>' +
      '<detailed_status>fixed</detailed_status><photos><photo><media_url>https://town.example/1.jpg</media_url></photo><photo>' +
      '<media_url>https://town.example/2.jpg</media_url></photo></photos></extended_attributes></request></service_requests>\n',
  );
});

test.each(eachFormat)('a stage that gainsays the status is not told, in %s', async (format) => {
  const ref = { source, id: '1' };
  const odd = { authorityStatus: 'open', stage: 'done' } as const;
  expect(writeRequests([{ ref, ...odd }], format, { extensions: true })).not.toContain('detailed_status');
  const { items } = await parseUpdates(writeUpdates([{ request: ref, ...odd }], format), { source });
  expect(items[0]).toMatchObject({ authorityStatus: 'open', statusGiven: 'open' });
});

test('a stage that gainsays the status is not believed', async () => {
  const told = { service_request_id: '1', status: 'open', extended_attributes: { detailed_status: 'fixed' } };
  const { items } = await parseRequests(JSON.stringify([told, { ...told, status: 'closed' }]), { source });
  expect(items.map(({ stage }) => stage)).toEqual([undefined, 'done']);
});

test.each(eachFormat)('updates are read back as they were, in %s', async (format) => {
  const updates = many((at): RequestUpdate => {
    const stage = maybe(() => oneOf(requestStages));
    const authorityStatus = stage ? statusOf(stage) : maybe(() => oneOf(['open', 'closed'] as const));
    return known({
      id: `${line()} ${at}`,
      request: { source, id: `${line()} ${at}` },
      at: when(),
      description: maybe(words),
      authorityStatus,
      stage,
      media: maybe(() => [...new Set(some(address))].map((url) => ({ url }))),
    });
  });
  const { items } = await parseUpdates(writeUpdates(updates, format), { source });
  const inOrder = [...updates].sort((a, b) => Date.parse(a.at?.iso ?? '') - Date.parse(b.at?.iso ?? ''));
  expect(withoutRaw(items).map((one) => known({ ...one, statusGiven: undefined }))).toEqual(inOrder);
});

const question = (at: number): Question => {
  const asked = known({ id: `${line()} ${at}`, label: `${line()} ${at}`, hint: maybe(words), required: maybe(() => true as const) });
  const options = some((index) => ({ value: `${line()} ${index}`, label: words() }));
  return oneOf<Question>([
    { id: asked.id, type: 'note', label: words() },
    { ...asked, type: oneOf(['text', 'textarea', 'decimal', 'datetime'] as const) },
    { ...asked, type: oneOf(['choice', 'choices'] as const), options },
  ]);
};

test.each(eachFormat)('questions are read back as they were, in %s', async (format) => {
  const title = words();
  const form: FormDefinition = {
    format: 'civic-form/1',
    id: '001',
    version: '1',
    title,
    pages: [{ id: 'questions', questions: many(question) }],
  };
  const { definition, problems } = await parseDefinition(writeServiceDefinition('001', form, format));
  expect(problems).toEqual([]);
  expect({ ...definition, version: '1' }).toEqual(form);
});

test('what Open311 has no words for is optional, or left out', () => {
  const form: FormDefinition = {
    format: 'civic-form/1',
    id: 'f',
    version: '1',
    languages: ['zh-Hans', 'en'],
    lists: { colours: [{ value: 'r', label: { en: 'Red', 'zh-Hans': '红' } }] },
    pages: [
      {
        id: 'one',
        questions: [
          { id: 'again', type: 'yesno', label: { en: 'Again?', 'zh-Hans': '再次?' }, required: true },
          { id: 'since', type: 'date', label: 'Since', required: true, showIf: { answered: 'again' } },
          { id: 'file', type: 'file', label: 'File', required: true },
          { id: 'g', type: 'group', label: 'Colour', questions: [{ id: 'colour', type: 'choice', label: 'Which', list: 'colours', required: true }] }, // prettier-ignore
          { id: 'all', type: 'repeat', label: 'All', questions: [{ id: 'age', type: 'integer', label: 'Age' }] },
          { id: 'agree', type: 'declaration', label: 'It is true' },
        ],
      },
      { id: 'two', showIf: { answered: 'again' }, questions: [{ id: 'more', type: 'text', label: 'More', required: true }] },
    ],
  };
  const written = JSON.parse(writeServiceDefinition('x', form, 'json', { lang: 'en', yesNo: ['Yes!', 'No!'] })) as {
    attributes: { code: string }[];
  };
  expect(written.attributes).toEqual([
    { variable: true, code: 'again', datatype: 'singlevaluelist', required: true, datatype_description: null, order: 1, description: 'Again?', values: [{ key: 'true', name: 'Yes!' }, { key: 'false', name: 'No!' }] },
    { variable: true, code: 'since', datatype: 'datetime', required: false, datatype_description: null, order: 2, description: 'Since' },
    { variable: false, code: 'g', datatype: 'string', required: false, datatype_description: null, order: 3, description: 'Colour' },
    { variable: true, code: 'colour', datatype: 'singlevaluelist', required: true, datatype_description: null, order: 4, description: 'Which', values: [{ key: 'r', name: 'Red' }] },
    { variable: true, code: 'agree', datatype: 'singlevaluelist', required: true, datatype_description: null, order: 5, description: 'It is true', values: [{ key: 'true', name: 'Yes!' }] },
    { variable: true, code: 'more', datatype: 'string', required: false, datatype_description: null, order: 6, description: 'More' },
  ]); // prettier-ignore
});

test.each(eachFormat)('receipts, tokens and discovery are read back, in %s', async (format) => {
  const read = (text: string) => parseReceipt(text, { source });
  expect(await read(writeReceipts([{ id: '006', token: 't', notice: 'Soon & well' }], format))).toEqual({
    id: '006',
    notice: 'Soon & well',
  });
  expect(await read(writeReceipts([{ token: '007' }], format))).toEqual({ token: '007' });
  const expected = { iso: '2026-07-03T15:59:59.999Z', precision: 'instant', zone: 'given' } as const;
  expect(await read(writeReceipts([{ id: '1', expected }], format))).toEqual({ id: '1', expected });
  expect(await read(writeReceipts([{}], format))).toEqual({});
  expect(await read(writeTokens([{ token: '007' }], format))).toEqual({ token: '007' });
  expect(await read(writeTokens([{ token: '007', id: '006' }], format))).toEqual({ token: '007', id: '006' });
  const about = { changeset: '2026-03-04 14:18', contact: 'api@town.example', keyService: 'Ask <us> & wait' };
  const endpoints = [{ url: 'https://town.example/v2', changeset: '2026', use: 'production', formats: ['json', 'xml'] } as const];
  expect(await parseDiscovery(writeDiscovery({ ...about, endpoints }, format))).toMatchObject({
    items: [{ url: 'https://town.example/v2', isGeoReport2: true, use: 'production', formats: ['json', 'xml'] }],
    contact: about.contact,
    changeset: about.changeset,
  });
});

test.each(eachFormat)('empty lists are empty lists, in %s', async (format) => {
  expect(await parseRequests(writeRequests([], format), { source })).toMatchObject({ items: [], problems: [] });
  expect((await parseServices(writeServices([], format), { source })).items).toEqual([]);
  expect((await parseUpdates(writeUpdates([], format), { source })).items).toEqual([]);
});

test.each(eachFormat)('errors are read back, in %s', async (format) => {
  const issues = [{ path: '/where', message: 'lat stands alone' }, { path: '', message: 'a < b' }]; // prettier-ignore
  const errors = errorsOf(new CivicError('invalid/draft', 'wrong', { issues }));
  expect((await parseErrors(writeErrors(errors, format))).items).toEqual([
    { code: '400', description: 'lat stands alone' },
    { code: '400', description: 'a < b' },
  ]);
  expect(errorsOf(new CivicError('auth/refused', 'No key'), '403')).toEqual([{ code: '403', description: 'No key' }]);
});

test.each(eachFormat)('no text breaks out of its field, in %s', async (format) => {
  const texts = Array.from({ length: 200 }, hostile);
  const types = texts.map((text, at): RequestType => ({
    ref: { source, id: String(at) },
    name: text,
    description: text,
    hasQuestions: false,
  }));
  const { items } = await parseServices(writeServices(types, format), { source });
  expect(items.map(({ name }) => name)).toEqual(texts.map((text, at) => asRead(text) || String(at)));
  // Beside our own reader: what no document may hold is not there at all.
  const written = writeServices(types, format);
  // eslint-disable-next-line no-control-regex -- they are what must not be there
  expect(written).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]|\\u0000|\\ud800/u);
});

test('ten thousand attributes and codes that mean something to JavaScript are written as any other', async () => {
  const questions = Array.from({ length: 10_000 }, (_, at): Question => ({ id: at ? `q${at}` : '__proto__', type: 'text', label: 'x' }));
  const form: FormDefinition = { format: 'civic-form/1', id: 'f', version: '1', pages: [{ id: 'p', questions }] };
  const { definition } = await parseDefinition(writeServiceDefinition('__proto__', form, 'json'));
  expect([definition.id, definition.pages[0]?.questions.length, definition.pages[0]?.questions[0]?.id]).toEqual([
    '__proto__',
    10_000,
    '__proto__',
  ]);
  expect(writeServiceDefinition('x', form, 'xml').match(/<attribute>/g)).toHaveLength(10_000);
});

test('words of stages mean what they say', () => {
  expect(['rejected', 'REJECTED', 'received'].map((word) => meaningOf(word))).toEqual([
    { status: 'closed', stage: 'rejected' },
    { status: 'closed', stage: 'rejected' },
    { status: 'open', stage: 'received' },
  ]);
});
