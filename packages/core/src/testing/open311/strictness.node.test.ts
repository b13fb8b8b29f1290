import { expect, test } from 'vitest';
import { sampleTown } from '../town/sample-reports.js';
import { converseWith, report } from './converse.node.js';
import { open311Dialects } from './index.js';

const town = sampleTown({ count: 3 });
const writable = open311Dialects.filter((dialect) => dialect !== 'fixmystreet');
const abandoned = (...answers: readonly (readonly [string, string])[]) => [...report({ service_code: 'DMV66' }), ...answers];
const plate = ['attribute[PLATE]', '1'] as const;
const make = ['attribute[MAKE]', '123'] as const;

test.each(open311Dialects)('%s refuses empty parameters, and keeps a note of it', async (dialect) => {
  const { ask, server } = converseWith(dialect, { town });
  await ask(`requests.xml?jurisdiction_id=`);
  expect(server.refused).toMatchObject([{ method: 'GET', refused: 'The parameter jurisdiction_id is empty' }]);
});

test.each(writable)('%s takes forms and no JSON, a key, a known type, and a place', async (dialect) => {
  const { ask, send, server } = converseWith(dialect, { town });
  const json = JSON.stringify(Object.fromEntries(report()));
  await ask('requests.xml', { method: 'POST', body: json, headers: { 'content-type': 'application/json' } });
  await send({ api_key: 'wrong' }, 'xml');
  await send({ api_key: undefined }, 'xml');
  await send({ service_code: undefined }, 'xml');
  await send({ service_code: '6' }, 'xml');
  await send({ lat: undefined }, 'xml');
  await send({ lat: '95', long: '75' }, 'xml');
  await send({ lat: undefined, long: undefined, address_string: undefined }, 'xml');
  await send({ media_url: 'C:\\hole.jpg' }, 'xml');
  expect(server.sent).toEqual([]);
  const invalid = dialect === 'citysdk' ? 422 : 400;
  // A body that is no form holds no key.
  expect(server.refused.map(({ status }) => status)).toEqual([403, 403, 403, invalid, 404, invalid, invalid, invalid, invalid]);
  expect((await send({}, 'xml')).status).toBeLessThan(300);
});

test.each([
  ['an answer without its question', abandoned(plate, make, ['attribute[NONE]', '1'])],
  ['an answer to a mere note', abandoned(plate, make, ['attribute[INTRO]', '1'])],
  ['a required answer that is missing', abandoned(plate)],
  ['several answers without brackets', abandoned(plate, make, ['attribute[DAMAGE]', 'oil'])],
  ['one answer with brackets', abandoned(['attribute[PLATE][]', '1'], make)],
  ['another style', abandoned(plate, make, ['attribute.WHEELS', '3'])],
  ['a number that is none', abandoned(plate, make, ['attribute[WHEELS]', 'three'])],
  ['a date without zone', abandoned(plate, make, ['attribute[SINCE]', '2026-02-01T08:00:00'])],
  ['an option that there is not', abandoned(plate, ['attribute[MAKE]', 'Ford'])],
])('the standard refuses %s', async (_what, fields) => {
  const { post, server } = converseWith('spec', { town });
  expect(await post('requests.json', fields)).toMatchObject({ status: 400 });
  expect(server.refused).toHaveLength(1);
});

test('the standard takes answers as it has them', async () => {
  const { post, server } = converseWith('spec', { town });
  const others = [
    ['attribute[DAMAGE][]', 'oil'],
    ['attribute[DAMAGE][]', 'glass'],
    ['attribute[SINCE]', '2026-02-01T08:00:00+08:00'],
  ] as const;
  expect(await post('requests.json', abandoned(plate, make, ...others))).toMatchObject({ status: 200 });
  expect(server.sent[0]?.answers).toEqual({ PLATE: '1', MAKE: '123', DAMAGE: ['oil', 'glass'], SINCE: '2026-02-01T08:00:00+08:00' });
});

test.each([
  ['spec', '2026-03-04T11:00:00', 400],
  ['spec', '2026-03-04', 400],
  ['spec', '2026-03-04T11:00:00Z', 200],
  ['spec', '2026-03-04T19:00:00%2B08:00', 200],
  // A plus sign that nobody has encoded is a blank.
  ['spec', '2026-03-04T19:00:00+08:00', 400],
  ['connected-bits', '2026-03-04T11:00:00', 200],
  ['connected-bits', '2026-03-04T11:00:00Z', 400],
  ['mark-a-spot-2018', '2026-03-04', 200],
  ['citysdk', 'yesterday', 422],
] as const)('%s answers a start date of %s with %i', async (dialect, date, status) => {
  const { ask } = converseWith(dialect, { town });
  expect(await ask(`requests.json?start_date=${date}`)).toMatchObject({ status });
});

test('a jurisdiction that is demanded has to be named, and be the right one', async () => {
  const { ask } = converseWith('spec', { town, jurisdiction: 'town.example' });
  const statuses = [
    await ask('services.json'),
    await ask('services.json?jurisdiction_id=city.example'),
    await ask('services.json?jurisdiction_id=town.example'),
    await ask('discovery.json'),
  ];
  expect(statuses.map(({ status }) => status)).toEqual([400, 404, 200, 200]);
});

test('faults', async () => {
  const { ask, server, send } = converseWith('spec', { town });
  const failing = async (fault: typeof server.fault, path = 'services.json') => {
    server.fault = fault;
    return ask(path);
  };
  expect(await failing('error-500')).toMatchObject({ status: 500 });
  expect(await failing('html')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect((await failing('garbage')).body).toThrow();
  expect((await failing('cut')).body).toThrow();
  expect((await failing('leading-zeros')).text).toContain('"service_code":001,');
  // Response.text() takes a byte order mark away.
  expect(await failing('bom')).toMatchObject({ status: 200 });
  const aborted = new AbortController();
  server.fault = 'hang';
  const hanging = ask('services.json', { signal: aborted.signal });
  aborted.abort();
  expect(await hanging).toMatchObject({ status: 0 });
  server.fault = 'drop-after-commit';
  expect(await send()).toMatchObject({ status: 0 });
  expect(server.sent).toHaveLength(1);
});

test('a server that repeats its first page', async () => {
  const { ask } = converseWith('seeclickfix', { town: sampleTown({ count: 30 }), fault: 'repeat-page' });
  expect((await ask('requests.json?page=2')).text).toBe((await ask('requests.json')).text);
});
