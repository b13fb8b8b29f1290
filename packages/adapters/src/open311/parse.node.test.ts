import { expect, test } from 'vitest';
import { fixmystreet } from './dialects/fixmystreet.js';
import { markASpot2018 } from './dialects/mark-a-spot-2018.js';
import { citysdk } from './dialects/citysdk.js';
import { parseDefinition } from './parse-definition.js';
import { parseDiscovery } from './parse-discovery.js';
import { parseRequests } from './parse-requests.js';
import { parseServices } from './parse-services.js';
import { parseUpdates } from './parse-updates.js';
import { parseErrors } from './read/parse-errors.js';
import { quoteNumbers } from './read/quote-numbers.js';
import { parseReceipt } from './send/read-receipt.js';

const options = { source: 'town', zone: 'Asia/Shanghai', url: 'https://town.example/requests.json' };
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const lamp = { service_request_id: 'A-17', status: 'open', service_code: '006', requested_datetime: '2026-03-04T08:00:00+08:00' };
const idsIn = async (answer: Uint8Array | string, more = {}) =>
  (await parseRequests(answer, { ...options, ...more })).items.map(({ ref }) => ref.id);

test('a request in JSON and the same in XML read alike', async () => {
  const fields = {
    service_request_id: '006', status: 'Closed', status_notes: 'Done.', service_name: 'Lamps', service_code: '001',
    description: 'Dark &amp; cold\nsince Monday', requested_datetime: '2026-03-04T08:00:00Z', updated_datetime: '2026-03-05T08:00:00',
    address: '1 Main St', address_id: '545483', zipcode: '094122', lat: '37.7', long: '-122.4', media_url: 'https://town.example/1.jpg ',
  }; // prettier-ignore
  const xml = `<service_requests type="array"><request>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}<zone xsi:nil="true"/><agency_responsible/></request></service_requests>`;
  const [one] = (await parseRequests(json([fields]), options)).items;
  const [other] = (await parseRequests(xml, options)).items;
  expect({ ...one, raw: 0 }).toEqual({ ...other, raw: 0 });
  expect(one).toMatchObject({
    ref: { source: 'town', id: '006' },
    type: { id: '001', name: 'Lamps' },
    authorityStatus: 'closed',
    statusGiven: 'Closed',
    description: 'Dark & cold\nsince Monday',
    updated: { iso: '2026-03-05T08:00:00+08:00', zone: 'assumed' },
    where: { latitude: 37.7, longitude: -122.4 },
    media: [{ url: 'https://town.example/1.jpg' }],
    postcode: '094122',
    raw: fields,
  });
});

test.each([
  ['bare', [lamp]],
  ['wrapped', { service_requests: [lamp] }],
  ['wrapped with meta', { requests: [lamp], meta: { total: 1 } }],
  ['nested twice', { service_requests: { request: [lamp] } }],
  ['nested twice, alone', { service_requests: { request: lamp } }],
  ['each wrapped', [{ request: lamp }]],
  ['alone', lamp],
])('a list is found %s', async (_, value) => {
  expect(await idsIn(json(value))).toEqual(['A-17']);
});

test.each([
  '[]',
  '{"service_requests":[]}',
  '{"service_requests":null}',
  '{"requests":{}}',
  '<service_requests/>',
  '<service_requests></service_requests>',
])('nothing is an empty list: %s', async (answer) => {
  expect(await parseRequests(answer, options)).toMatchObject({ items: [], problems: [], count: 0 });
});

test('a byte order mark, leading zeros and ids of seventeen digits are read', async () => {
  expect(await idsIn('\ufeff[{"service_request_id":006,"status":"open","description":"a \\" 007, :08"}]')).toEqual(['006']);
  expect(await idsIn('[{"service_request_id":12345678901234567,"lat":1.5,"long":-7}]')).toEqual(['12345678901234567']);
  expect(quoteNumbers('{"a":[0,01,-1,1.5e3,"02"],"b":03}')).toBe('{"a":[0,"01",-1,1.5e3,"02"],"b":"03"}');
});

test('what cannot be read stands aside and hides nothing', async () => {
  const rows = [...Array(197).keys()].map((id) => ({ ...lamp, service_request_id: id + 1 }));
  const { items, problems, count } = await parseRequests(json([null, { ...lamp, service_request_id: '' }, 'x', ...rows]), options);
  expect([items.length, problems.length, count]).toEqual([197, 3, 200]);
  expect(problems[1]).toMatchObject({ code: 'protocol/wrong-shape', source: 'town', issues: [{ path: '/1' }] });
});

test('values of wrong kinds count as absent', async () => {
  const odd = {
    ...lamp,
    service_request_id: [],
    description: {},
    lat: '',
    long: '',
    media_url: {},
    updated_datetime: 7,
    expected_datetime: 'soon',
  };
  expect(await idsIn(json([odd]))).toEqual([]);
  const [read] = (await parseRequests(json([{ ...odd, service_request_id: 7, lat: 0, long: 0, notes: {}, attributes: '' }]), options))
    .items;
  expect(read).toEqual({ ref: { source: 'town', id: '7' }, type: { id: '006' }, authorityStatus: 'open', statusGiven: 'open', requested: { iso: '2026-03-04T08:00:00+08:00', precision: 'instant', zone: 'given' }, raw: expect.anything() as unknown }); // prettier-ignore
});

test.each([
  ['<!doctype html><title>Log in</title><p>Portal', 'protocol/html-instead', 'Portal'],
  ['<html><body>ERROR: no jurisdiction</body></html>', 'protocol/html-instead', 'ERROR: no jurisdiction'],
  ['The request will be ready at an undetermined time', 'protocol/not-json', 'undetermined'],
  ['[{"service_request_id":1', 'protocol/not-json', ''],
  ['{"weather":"fine"}', 'protocol/wrong-shape', ''],
  ['7', 'protocol/wrong-shape', ''],
  ['<rss><channel/></rss>', 'protocol/wrong-shape', ''],
  ['<!DOCTYPE a [<!ENTITY b "c">]><service_requests/>', 'protocol/doctype', ''],
  ['[{"code":400,"description":"start_date is bad"}]', 'http/client-error', 'start_date is bad'],
  ['{"errors":{"code":403,"description":"Bad key"}}', 'auth/refused', 'Bad key'],
  ['<errors><error><code>404</code><description>No such town</description></error></errors>', 'http/client-error', 'No such town'],
])('what is no list is named: %s', async (answer, code, said) => {
  await expect(parseRequests(answer, options)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(said) as string,
  });
});

test('XML that breaks off gives what is whole and says so', async () => {
  const { items, problems } = await parseRequests(
    '<service_requests><request><service_request_id>1</service_request_id></request><request><service_request_id>2</service_req',
    options,
  );
  expect([items.map(({ ref }) => ref.id), problems.length]).toEqual([['1'], 1]);
});

test('XML of more than is read gives what was read', async () => {
  const row = '<request><service_request_id>1</service_request_id></request>';
  const { items, problems } = await parseRequests(`<service_requests>${row.repeat(200_000)}</service_requests>`, {
    ...options,
    maxBytes: 1e8,
  });
  expect(items.length).toBeGreaterThan(1000);
  expect(problems).toMatchObject([{ message: expect.stringContaining('maxTokens') as string }]);
});

test('hostile texts cost no more time than their length', async () => {
  const hostile = ['<a'.repeat(500_000), `a${' '.repeat(1_000_000)}b`, '&lt;'.repeat(250_000), '\\"'.repeat(200_000)];
  const started = performance.now();
  for (const description of hostile) {
    await parseRequests(json([{ ...lamp, description }]), options);
    await parseDefinition(json({ attributes: [{ code: 'A', description }] }), options);
    await parseErrors(description.slice(0, 65_536));
  }
  expect(performance.now() - started).toBeLessThan(3000);
});

test('statuses that servers add are understood, and unknown ones kept', async () => {
  const words = ['open', 'fixed', 'IN_PROGRESS', 'not councils responsibility', 'Closed - moved', 'unresolved', 'Not fixed', 'Wartet'];
  const { items } = await parseRequests(json(words.map((status, id) => ({ ...lamp, service_request_id: id + 1, status }))), options);
  expect(items.map(({ authorityStatus, stage }) => [authorityStatus, stage])).toEqual([
    ['open', undefined],
    ['closed', 'done'],
    ['open', 'in-progress'],
    ['closed', 'not-responsible'],
    ['closed', undefined],
    ['open', undefined],
    ['open', undefined],
    ['open', undefined],
  ]);
  expect(items[7]?.statusGiven).toBe('Wartet');
});

test('an end that has not come is none', async () => {
  const words = ['Open (not yet resolved)', 'To be fixed', 'Work not completed', 'Incompleted', 'Closed - not resolved', 'Not councils responsibility', 'Completed']; // prettier-ignore
  const { items } = await parseRequests(JSON.stringify(words.map((status, at) => ({ service_request_id: at, status }))));
  expect(items.map(({ authorityStatus }) => authorityStatus)).toEqual(['open', 'open', 'open', 'open', 'closed', 'closed', 'closed']);
});

test('notes, attributes and pictures of the extensions are read, in XML too', async () => {
  const extended = {
    ...lamp,
    attributes: [{ code: 'KIND', label: 'Kind', value: ['a', 'b'] }, { name: 'depth', value: 3 }, {}],
    extended_attributes: { photos: [{ media_url: 'https://town.example/2.jpg' }] },
    notes: [
      { datetime: '2026-03-05T08:00:00Z', description: 'Closed', type: 'closed' },
      { datetime: '2026-03-04T08:00:00Z', description: 'Opened', type: 'opened' },
    ],
  };
  const [read] = (await parseRequests(json([extended]), options)).items;
  expect(read).toMatchObject({
    answers: [
      { code: 'KIND', label: 'Kind', value: ['a', 'b'] },
      { code: 'depth', value: '3' },
    ],
    media: [{ url: 'https://town.example/2.jpg' }],
    updates: [{ description: 'Opened' }, { description: 'Closed', authorityStatus: 'closed' }],
  });
  const xml = `<service_requests><request><service_request_id>1</service_request_id><notes type="array"><note><description>On its way</description></note></notes></request></service_requests>`;
  expect((await parseRequests(xml, options)).items[0]?.updates).toMatchObject([{ description: 'On its way', request: { id: '1' } }]);
});

test('dialects read their own names', async () => {
  const spot = { servicerequest_id: 'u-1', status: 'open', address_string: '1 Main St', status_note: 'Soon' };
  expect((await parseRequests(json([spot]), { ...options, dialect: markASpot2018 })).items).toMatchObject([{ ref: { id: 'u-1' }, address: '1 Main St', statusNote: 'Soon', raw: spot }]); // prettier-ignore
  const street = { ...lamp, agency_responsible: { recipient: ['Roads', 'Parks'] } };
  expect((await parseRequests(json({ service_requests: [street] }), { ...options, dialect: fixmystreet })).items).toMatchObject([{ agency: 'Roads, Parks', raw: street }]); // prettier-ignore
  const sdk = { ...lamp, adress_id: 5, extended_attributes: { detailed_status: 'IN_PROCESS' } };
  expect((await parseRequests(json([sdk]), { ...options, dialect: citysdk })).items).toMatchObject([{ addressId: '5', authorityStatus: 'open', stage: 'in-progress' }]); // prettier-ignore
  expect((await parseRequests('<hash><service_request_id>9</service_request_id></hash>', options)).items).toMatchObject([
    { ref: { id: '9' } },
  ]);
});

test('services: words for no, lists for keywords, HTML as text, hidden ones left out', async () => {
  const rows = [
    {
      service_code: 1,
      service_name: 'Lamps',
      metadata: 'false',
      keywords: 'light, dark',
      group: 'Streets',
      description: 'Call &lt;b&gt;us&lt;/b&gt; soon',
    },
    { service_code: 'Straße & Weg', service_name: '', metadata: 'true', keywords: ['inactive'], type: 'BATCH' },
    {
      service_code: 2,
      kind: 'holiday',
      placeless: 'no',
      photoless: 0,
      may_be_private: '',
      similar_within: -1,
      instead: { reason: 'emergency', phone: '119' },
    },
    { service_code: 3, instead: { reason: 'holiday', office: 'Grid', url: 'javascript:alert(1)' } },
    { service_code: 1, service_name: 'Again' },
    { service_name: 'No code' },
  ];
  const { items, problems } = await parseServices(json({ services: rows }), options);
  expect(items).toMatchObject([
    { ref: { id: '1' }, name: 'Lamps', hasQuestions: false, keywords: ['light', 'dark', 'Again'], groups: ['Streets'] },
    { ref: { id: 'Straße & Weg' }, name: 'Straße & Weg', hasQuestions: true, processing: 'batch' },
    { ref: { id: '2' } },
    { ref: { id: '3' }, instead: { reason: 'other-office', office: 'Grid' } },
  ]);
  expect(Object.keys(items[2] ?? {})).toEqual(['ref', 'name', 'hasQuestions', 'raw']);
  expect(items[3]?.instead).not.toHaveProperty('url');
  expect(items[0]?.description).toBe('Call us soon');
  expect(problems.map(({ message }) => message)).toMatchObject([
    expect.stringContaining('two names'),
    expect.stringContaining('no service_code'),
  ]);
  expect((await parseServices(json(rows), { ...options, dialect: fixmystreet })).items.map(({ ref }) => ref.id)).toEqual(['1', '2', '3']);
});

test('a definition becomes a form: order, notes, options, hints; hidden fields stay out', async () => {
  const attributes = [
    { variable: 'true', code: 'B', datatype: 'multivaluelist', required: 'false', order: '2', description: 'Which?', values: [{ key: 1, name: 'One' }, { key: 2, name: 'Two' }] },
    { variable: true, code: 'A', datatype: 'string', required: 'true', order: 1, description: 'Number of the <b>lamp</b>:', datatype_description: 'On its mast' },
    { variable: false, code: 'N', datatype: 'text', order: 3, description: 'Call 110 in danger.' },
    { variable: true, code: 'H', automated: 'server_set', order: 4, description: 'easting' },
    { variable: true, code: 'D', datatype: 'datetime', order: 5 },
    { variable: true, code: 'E', datatype: 'singlevaluelist', description: 'Empty', values: '' },
    { variable: true, datatype: 'number', description: 'No code' },
    { variable: true, code: 'A', datatype: 'number', description: 'Twice' },
  ]; // prettier-ignore
  const { definition, problems } = await parseDefinition(json({ service_code: 7, attributes }), options);
  expect(definition).toMatchObject({ format: 'civic-form/1', id: '7', pages: [{ id: 'questions' }] });
  expect(definition.pages[0]?.questions).toEqual([
    { id: 'A', type: 'text', label: 'Number of the lamp', hint: 'On its mast', required: true },
    {
      id: 'B',
      type: 'choices',
      label: 'Which?',
      options: [
        { value: '1', label: 'One' },
        { value: '2', label: 'Two' },
      ],
    },
    { id: 'N', type: 'note', label: 'Call 110 in danger.' },
    { id: 'D', type: 'datetime', label: 'D' },
    { id: 'E', type: 'text', label: 'Empty' },
  ]);
  expect(problems).toHaveLength(2);
  const old =
    '<service_definition><service_code>7</service_code><attribute><variable>true</variable><code>A</code><datatype>number</datatype></attribute></service_definition>';
  expect((await parseDefinition(old, options)).definition.pages[0]?.questions).toEqual([{ id: 'A', type: 'decimal', label: 'A' }]);
  const changed = await parseDefinition(json({ service_code: 7, attributes: attributes.slice(1) }), options);
  expect(changed.definition.version).not.toBe(definition.version);
});

test('a type that a definition or a list repeats keeps all that stands in any of them', async () => {
  const list = (values: readonly string[]) => ({ variable: true, code: 'A', datatype: 'singlevaluelist', description: 'Which?', values: values.map((key) => ({ key, name: key })) }); // prettier-ignore
  const note = (description: string) => ({ variable: false, code: 'N', description });
  const answer = [
    { service_code: '6', attributes: [{ variable: true, code: 'X', datatype: 'string' }] },
    { service_code: '7', attributes: [list(['1', '2']), note('One')] },
    { service_code: '7', attributes: [list(['2', '3']), note('Two'), { variable: true, code: 'B', datatype: 'string' }] },
  ];
  const { definition, problems } = await parseDefinition(json(answer), { ...options, code: '7' });
  expect(problems).toEqual([]);
  expect(definition.pages[0]?.questions.map(({ id, label }) => [id, label])).toEqual([
    ['A', 'Which?'],
    ['N', 'One'],
    ['N-4', 'Two'],
    ['B', 'B'],
  ]);
  expect(definition.pages[0]?.questions[0]).toMatchObject({ options: [{ value: '1' }, { value: '2' }, { value: '3' }] });
  const rows = [
    { service_code: '7', service_name: 'Lamps', group: 'Streets', keywords: 'light' },
    { service_code: '7', service_name: 'Lamps', group: 'Night', keywords: 'light,dark', metadata: true },
  ];
  const services = await parseServices(json(rows), options);
  expect(services.items).toMatchObject([{ name: 'Lamps', groups: ['Streets'], keywords: ['light', 'dark', 'Night'], hasQuestions: true }]);
  expect(services.problems).toEqual([]);
  const renamed = await parseServices(json([...rows, { service_code: '7', service_name: 'Signs' }]), options);
  expect(renamed.items[0]?.keywords).toContain('Signs');
  expect(renamed.problems[0]?.message).toContain('has two names');
});

test('a definition without questions has no pages', async () => {
  expect((await parseDefinition(json({ service_code: '7', service_name: 'Lamps' }), { ...options, code: '7' })).definition).toMatchObject({
    id: '7',
    title: 'Lamps',
    pages: [],
  });
});

test.each([
  ['[{"service_request_id":293944,"service_notice":"24 hours","account_id":null}]', { id: '293944', notice: '24 hours' }],
  ['[{"token":"t-1"}]', { token: 't-1' }],
  ['[{"service_request_id":1,"token":2}]', { id: '1', token: '2' }],
  ['[["t-1"]]', { token: 't-1' }],
  ['{"service_requests":{"request":{"service_request_id":"u-1"}}}', { id: 'u-1' }],
  ['[{"service_notice":"","account_id":null}]', {}],
  ['<service_requests><request><token>t-1</token></request></service_requests>', { token: 't-1' }],
  ['<service_requests><request><service_request_id/><token>t-1</token></request></service_requests>', { token: 't-1' }],
])('a receipt is read: %s', async (answer, receipt) => {
  expect(await parseReceipt(answer, options)).toEqual(receipt);
});

test.each([
  ['[{"code":400,"description":"email is required"}]', ['email is required']],
  ['{"errors":[{"code":1,"description":"a"},{"code":2,"description":"b"}]}', ['a', 'b']],
  ['{"errors":{"code":400,"description":"Bad request: X"}}', ['Bad request: X']],
  ['{"error":{"code":"404","message":"Not found"}}', ['Not found']],
  ['{"error":"Nope"}', ['Nope']],
  ['{"message":"Nope"}', ['Nope']],
  ['{"fault":{"faultstring":"Quota","detail":{}}}', ['Quota']],
  ['{"title":"Gone","status":410}', ['Gone']],
  ['["one","two"]', ['one', 'two']],
  ['<error_messages><error><code>422</code><description>a &lt;b&gt;</description></error></error_messages>', ['a']],
  ['<html><head><title>x</title></head><body><p>ERROR: no key</p></body></html>', ['ERROR: no key']],
  ['Not a HASH reference at /app.pl line 7', ['Not a HASH reference at /app.pl line 7']],
  ['', []],
  ['{}', []],
  ['<', ['<']],
])('an error is read: %s', async (answer, said) => {
  expect((await parseErrors(answer)).items.map(({ description }) => description)).toEqual(said);
});

test('updates are read oldest first, with pictures as text or list', async () => {
  const rows = [
    { update_id: 2, service_request_id: 7, status: 'fixed', updated_datetime: '2026-03-05T08:00:00Z', description: 'Done', media_url: ['https://town.example/1.jpg', 'data:image/png;base64,AA=='] },
    { update_id: 1, service_request_id: 7, status: 'unchanged', updated_datetime: '2026-03-04T08:00:00Z', description: 'Seen' },
    { update_id: 3 },
  ]; // prettier-ignore
  const { items, problems } = await parseUpdates(json(rows), options);
  expect(items).toMatchObject([
    { id: '1', description: 'Seen' },
    { id: '2', authorityStatus: 'closed', stage: 'done', media: [{ url: 'https://town.example/1.jpg' }] },
  ]);
  expect(items[0]?.authorityStatus).toBeUndefined();
  expect(problems).toHaveLength(1);
  const xml =
    '<service_request_updates><request_update><update_id>1</update_id><service_request_id>7</service_request_id></request_update></service_request_updates>';
  expect((await parseUpdates(xml, options)).items).toMatchObject([{ id: '1', request: { source: 'town', id: '7' } }]);
});

test('discovery names its endpoints, whatever is around them', async () => {
  const endpoint = {
    specification: 'https://wiki.open311.org/GeoReport_V2/',
    url: 'http://a.example/v2/',
    type: 'test',
    formats: ['text/xml', 'application/json'],
  };
  expect((await parseDiscovery(json({ discovery: { endpoints: [endpoint, {}], max_requests: 1000 } }))).items).toMatchObject([{ isGeoReport2: true, use: 'test', formats: ['json', 'xml'] }]); // prettier-ignore
  const xml =
    '<dicovery><contact>a@b.example</contact><endpoints><endpoint><url>http://a.example/v2</url><formats><format>text/xml</format></formats></endpoint></endpoints></dicovery>';
  expect(await parseDiscovery(xml)).toMatchObject({
    contact: 'a@b.example',
    items: [{ formats: ['xml'], use: 'production', isGeoReport2: false }],
  });
});
