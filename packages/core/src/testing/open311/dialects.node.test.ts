import { expect, test } from 'vitest';
import { roughTown, sampleTown } from '../town/sample-reports.js';
import { converseWith, report } from './converse.node.js';
import { open311Dialects } from './index.js';

type Row = Record<string, unknown>;

const town = sampleTown({ count: 30 });
const rows = (body: unknown) => body as Row[];

test('the standard: every field in every row, ids as numbers, a list of one for one', async () => {
  const { ask } = converseWith('spec', { town });
  const [first] = rows((await ask('requests.json')).body());
  expect(first).toMatchObject({ service_request_id: 10_203, service_code: 'DMV66', agency_responsible: null });
  expect(rows((await ask('requests/10203.json')).body())).toEqual([first]);
  expect((await ask('requests/10203.xml')).text).toContain('<service_requests><request><service_request_id>10203</service_request_id>');
  expect(await ask('requests/1.json')).toMatchObject({ status: 404, text: expect.stringContaining('[{"code":404,"description":"') });
});

test('the standard knows no pages, and no more than ninety days', async () => {
  const { ask } = converseWith('spec', { town: sampleTown({ count: 300 }) });
  expect(rows((await ask('requests.json')).body())).toHaveLength(270);
  expect((await ask('requests.json?page=2')).text).toBe((await ask('requests.json')).text);
  expect(await ask('requests.json?start_date=2025-10-01T00:00:00Z&end_date=2026-02-01T00:00:00Z')).toMatchObject({ status: 400 });
  expect(rows((await ask('requests.json?start_date=2025-10-01T00:00:00Z')).body())).toHaveLength(106);
});

test('a token is pending until it has been asked for often enough; some reports get neither id nor token', async () => {
  const { ask, send, server } = converseWith('spec', { town, asks: 2 });
  const [{ token } = {}] = rows((await send({ service_code: 'NOISE' })).body());
  expect(rows((await ask(`tokens/${String(token)}.json`)).body())).toEqual([{ token }]);
  expect(rows((await ask(`tokens/${String(token)}.json`)).body())).toEqual([{ service_request_id: 10_204, token }]);
  expect(rows((await ask('requests/10204.json')).body())).toHaveLength(1);
  expect(rows((await send({ service_code: 'PRAISE' })).body())).toEqual([{ service_notice: 'Thank you.', account_id: null }]);
  expect(server.sent).toHaveLength(2);
});

test.each(open311Dialects)('%s gives what is well and what is not: rows without id, places that are none', async (dialect) => {
  const { ask, server } = converseWith(dialect, { town: roughTown({ count: 20 }) });
  const query = `?${server.jurisdiction ? `jurisdiction_id=${server.jurisdiction}` : 'status=open,closed'}`;
  const { text, status } = await ask(`requests.xml${query}`);
  expect(status).toBe(200);
  const idless = text.split(/<request>/).filter((row) => !/<service_?request_id>/.test(row));
  expect(idless.length - 1).toBe(1);
  expect(text).toContain(dialect === 'xml-only' ? '<long>275.1</long><lat>95.5</lat>' : '<lat>95.5</lat>');
  expect(text).toContain('<requested_datetime>');
});

test('Connected Bits: pages of fifty, dates without zone, both places, no duplicates, notes when asked for', async () => {
  const { ask, send } = converseWith('connected-bits', { town: sampleTown({ count: 120 }) });
  const page = async (query: string) => rows((await ask(`requests.json?${query}`)).body());
  expect(await page('page_size=100')).toHaveLength(50);
  expect([(await page('page=3')).length, (await page('page=4')).length]).toEqual([20, 0]);
  expect((await page('page=0'))[0]).toMatchObject({ service_request_id: '26-00010000' });
  expect((await page('page=1'))[1]).not.toHaveProperty('agency_responsible');
  expect(await ask('requests.json?start_date=2026-03-01T00:00:00Z')).toMatchObject({ status: 400 });
  expect(await page('start_date=2026-03-04T11:00:00&end_date=2026-03-04T12:00:00')).toHaveLength(1);
  expect((await page('extensions=true'))[0]).toMatchObject({ notes: [{ datetime: expect.any(String) }, {}], extended_attributes: {} });
  expect(await send({ address_string: undefined })).toMatchObject({ status: 400 });
  expect(await send()).toMatchObject({ status: 200 });
  expect(await send({}, 'xml')).toMatchObject({ status: 400, text: expect.stringContaining('base is a duplicate') });
});

test('FixMyStreet: lists in an object, a page for an error, nothing but updates to be sent', async () => {
  const { ask, post, send } = converseWith('fixmystreet', { town });
  const where = 'jurisdiction_id=town.example';
  const { body } = await ask(`requests.json?${where}&max_requests=2`);
  expect(body()).toMatchObject({ service_requests: [{ agency_responsible: { recipient: ['Roads department'] } }, {}] });
  expect(await ask('requests.json')).toMatchObject({
    status: 200,
    type: 'text/html; charset=utf-8',
    text: expect.stringContaining('ERROR:'),
  });
  expect((await ask(`requests/99.json?${where}`)).body()).toEqual({ service_requests: [] });
  expect(await ask(`requests/a-1.json?${where}`)).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
  expect((await ask(`requests.json?${where}&service_code=${encodeURIComponent('Straßen- und Gehwegschäden')}`)).text).toContain('Gehweg');
  expect(await send({ jurisdiction_id: 'town.example' })).toMatchObject({ status: 404 });
  const update = await post('servicerequestupdates.json', [
    ['api_key', 'key'],
    ['jurisdiction_id', 'town.example'],
    ['service_request_id', '10000'],
  ]);
  expect(update.body()).toEqual({ errors: { code: 400, description: 'Bad request: missing update_id' } });
});

test('FixMyStreet compares dates as they are written', async () => {
  const { ask } = converseWith('fixmystreet', { town });
  const since = async (date: string) => {
    const { body } = await ask(`requests.json?jurisdiction_id=town.example&start_date=${encodeURIComponent(date)}`);
    return (body() as { service_requests: Row[] }).service_requests.length;
  };
  expect([await since('2026-03-04T19:00:00+08:00'), await since('2026-03-04T08:00:00Z')]).toEqual([1, 2]);
});

test('open311-adapter: yes and no as text, unknown parameters refused, answers by repetition, extended words', async () => {
  const { ask, post, server } = converseWith('open311-adapter', { town });
  expect(rows((await ask('services.json')).body())[3]).toMatchObject({ metadata: 'true', groups: ['Traffic', 'All'] });
  expect((await ask('services/DMV66.json')).text).toContain('"automated":"server_set"');
  expect(await ask('requests.json?page=2')).toMatchObject({ status: 400, text: expect.stringContaining('Unknown parameter: page') });
  expect((await ask('requests.json')).text).toContain('"status":"investigating"');
  const answers = [
    ['attribute[PLATE]', '1'],
    ['attribute[MAKE]', '123'],
    ['attribute[DAMAGE]', 'oil'],
    ['attribute[DAMAGE]', 'glass'],
  ] as const;
  expect(await post('requests.json', [...report({ service_code: 'DMV66' }), ...answers])).toMatchObject({ status: 200 });
  expect(server.sent[0]?.answers).toEqual({ PLATE: '1', MAKE: '123', DAMAGE: ['oil', 'glass'] });
  expect(await ask('requests')).toMatchObject({ status: 404, type: 'text/plain' });
});

test('open311-adapter tells updates, both ways', async () => {
  const { ask, post, server } = converseWith('open311-adapter', { town });
  const all = rows((await ask('servicerequestupdates.json')).body());
  expect(all).toHaveLength(12);
  expect(all.at(-1)).toMatchObject({ service_request_id: '10000', status: 'in_progress' });
  expect(await ask('servicerequestupdates.json?start_date=2026-03-01T00:00:00Z')).toMatchObject({ status: 400 });
  const span = 'start_date=2026-03-04T00:00:00Z&end_date=2026-03-05T00:00:00Z';
  expect(rows((await ask(`servicerequestupdates.json?${span}`)).body())).toHaveLength(2);
  expect((await ask('servicerequestupdates.xml')).text).toContain('<service_request_updates><request_update><update_id>');
  const update = (status: string) =>
    post(
      'servicerequestupdates.json',
      Object.entries({
        api_key: 'key',
        service_request_id: '10000',
        update_id: '7',
        status,
        updated_datetime: '2026-03-04T12:00:00Z',
        description: 'Wieder offen',
      }),
    );
  expect([(await update('open')).status, (await update('OPEN')).status]).toEqual([400, 200]);
  expect(server.sentUpdates).toMatchObject([{ description: 'Wieder offen' }]);
});

test('Mark-a-Spot of 2018: 404 for nothing, 201 twice nested, its own names, Drupal’s pager', async () => {
  const { ask, send } = converseWith('mark-a-spot-2018', { town });
  const page = async (query: string) => rows((await ask(`requests.json?${query}`)).body());
  expect(await page('limit=51')).toHaveLength(25);
  expect((await page('page=1')).length).toBe(5);
  expect(await page('page=2')).toEqual(await page('page=1'));
  expect((await page('limit=1'))[0]).toMatchObject({ servicerequest_id: expect.stringMatching(/^0f3c/), address_string: '1 Seman Road' });
  expect(await ask('requests.json?q=nowhere')).toMatchObject({
    status: 404,
    text: '{"error":{"code":404,"message":"No Service requests found"}}',
  });
  const sent = await send();
  expect([sent.status, sent.body()]).toMatchObject([
    201,
    { service_requests: { request: { service_request_id: expect.stringMatching(/^0f3c/) } } },
  ]);
  expect((await send({}, 'xml')).text).toContain('<service_requests><request><service_request_id>');
});

test('Mark-a-Spot of today: limit and offset, and the total when extensions are asked for', async () => {
  const { ask } = converseWith('mark-a-spot', { town });
  expect(rows((await ask('requests.json?limit=20&offset=20')).body())).toHaveLength(10);
  expect((await ask('requests.json?limit=20&offset=20&extensions=true')).body()).toMatchObject({
    requests: expect.any(Array),
    meta: { total: 30, limit: 10, offset: 20 },
  });
  expect(rows((await ask('requests.json?bbox=75.9,39.4,75.98,39.48')).body()).length).toBeLessThan(30);
});

test('CitySDK: open ones unless asked otherwise, by radius, 422, its own words in XML', async () => {
  const { ask, send, server } = converseWith('citysdk', { town });
  expect(rows((await ask('requests.json')).body())).toHaveLength(20);
  expect(rows((await ask('requests.json?status=open,closed')).body())).toHaveLength(30);
  expect(rows((await ask('requests.json?lat=39.4704&long=75.9898&radius=50')).body())).toHaveLength(1);
  expect((await ask('requests.json?extensions=true')).text).toContain('"detailed_status":"PENDING"');
  expect((await ask('services/DMV66.xml')).text).toContain('<hash><service_code>DMV66');
  expect(await send({ email: undefined }, 'xml')).toMatchObject({
    status: 422,
    text: expect.stringContaining('<error_messages type="array">'),
  });
  await send({ media: 'aGVsbG8=' });
  expect(server.sent[0]?.media).toHaveLength(1);
});

test('uReport: the whole request in answer to a report, changes since, files as parts of a form', async () => {
  const { ask, send, server } = converseWith('ureport', { town });
  expect(rows((await send()).body())[0]).toMatchObject({ service_request_id: 10_204, status: 'open', description: '路面有洞' });
  expect(rows((await ask('requests.json?updated_after=2026-03-04T00:00:00Z')).body()).length).toBeLessThan(31);
  const form = new FormData();
  for (const [name, value] of report()) form.append(name, value);
  form.append('media', new File(['x'], 'hole 1.jpg', { type: 'image/jpeg' }));
  await ask('requests.json', { method: 'POST', body: form });
  expect(server.sent[1]?.media).toEqual(['https://media.example/sent/hole%201.jpg']);
  expect(server.requests[2]?.files).toEqual([{ part: 'media', name: 'hole 1.jpg', type: 'image/jpeg', size: 1 }]);
});

test('SeeClickFix: an organisation in the path, pages of twenty', async () => {
  const { ask, server } = converseWith('seeclickfix', { town });
  expect(server.base).toBe('/open311/v2/235');
  expect(rows((await ask('requests.json')).body())).toHaveLength(20);
  expect(rows((await ask('requests.json?page=2')).body())).toHaveLength(10);
  expect(rows((await ask('services.json')).body())[2]).toMatchObject({ service_code: 42 });
});

test('XML only: no JSON, no zone, marks of HTML, attributes without a list around them', async () => {
  const { ask } = converseWith('xml-only', { town });
  expect(await ask('requests.json')).toMatchObject({ status: 404, type: 'text/xml; charset=utf-8' });
  const { text } = await ask('requests.xml');
  expect(text).toContain('<requested_datetime>2026-03-04T19:00:00</requested_datetime>');
  expect(text).toContain('&lt;br&gt;Second line.');
  expect(text).toContain('<long>75.9898</long><lat>39.4704</lat>');
  expect((await ask('services/WATER.xml')).text).toMatch(/<service_code>WATER<\/service_code><attribute><values\/>/);
});
