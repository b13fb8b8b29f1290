import { createCivicClient, toInstant } from '@civickit/core';
import { open311, postUpdate } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { expect, test } from 'vitest';
import { jpeg } from '../forms/noise-form.node.js';
import { arrived } from '../media/kept-file.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, openServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { addPhotos } from './photos.js';
import { putRequestTypes } from './request-types.js';

const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';

async function open() {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'clue', name: '线索', placeless: true, processing: 'batch', mayBePrivate: true },
    { id: 'lamp', name: '路灯', placeless: true, publication: 'at-once', promisedWorkdays: 3 },
    { id: 'waste', name: '垃圾', placeless: true, promised: 'P3D' },
    { id: 'praise', name: '感谢', placeless: true, processing: 'blackbox' },
  ]);
  const base = `${await serveApp(server.app)}/areas/qingshi/open311/v2`;
  const post = async (path: string, fields: Readonly<Record<string, string>>, headers = {}) =>
    fetch(`${base}/${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
  const source = open311({ id: 'town', url: base, dialect: civickit });
  const { requests } = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai' });
  const send = async (type: string) => {
    const receipt = await requests.send({ type, description: 'x' }, { key });
    return { receipt, code: ('code' in receipt && receipt.code) || '' };
  };
  const numbers = async () => (await server.db.selectFrom('request').select('id').execute()).map(({ id }) => id);
  const followUps = () => server.db.selectFrom('follow_up_private').select(['kind', 'description', 'key']).orderBy('sequence').execute();
  return { ...server, base, post, send, requests, numbers, followUps };
}

test('by a type that is batch a token is answered, and again for the same report; it becomes the number once the office has touched it', async () => {
  const town = await open();
  const { receipt, code } = await town.send('clue');
  expect(receipt).toMatchObject({ strength: 'pending', token: expect.stringMatching(/^[\da-f]{64}$/) as string });
  expect((await town.send('clue')).receipt).toMatchObject({ strength: 'pending', token: 'token' in receipt && receipt.token });
  expect((await town.requests.track(receipt)).receipt).toMatchObject({ strength: 'pending' });
  const [id = ''] = await town.numbers();
  // A photo of the sender's own that comes later is nobody's doing at the office.
  await town.db.updateTable('request_private').set({ photos: 1 }).execute();
  await addPhotos(town, id, [arrived(jpeg, 'lamp.jpg')]);
  expect((await town.requests.track(receipt)).receipt).toMatchObject({ strength: 'pending' });
  await changeRequest(town, id, { stage: 'checking' });
  expect((await town.requests.track(receipt)).receipt).toMatchObject({ strength: 'acknowledged', ref: { id } });
  // The code opens it to its reporter from the first moment.
  expect(code).toBe(town.secrets.codeOf(id));
});

test('what is promised in working days or days comes with the types and, as a day, with the receipt', async () => {
  // Tuesday, at 16:00; the weekend is free.
  const town = await open();
  const { items } = await town.requests.types();
  expect(items.map(({ ref, promised, promisedWorkdays }) => [ref.id, promised ?? promisedWorkdays])).toEqual([['clue', undefined], ['lamp', 3], ['waste', 'P3D'], ['praise', undefined]]); // prettier-ignore
  const friday = { expected: { iso: '2026-07-03T15:59:59.999Z' } };
  const { receipt } = await town.send('lamp');
  expect(receipt).toMatchObject(friday);
  const [id = ''] = await town.numbers();
  expect((await town.requests.track(receipt)).request).toMatchObject(friday);
  const other = await town.post('requests.xml', { service_code: 'waste', description: 'x' });
  expect(await other.text()).toContain('<expected_datetime>2026-07-03T08:00:00Z</expected_datetime>');
  expect((await town.post('requests.json', { service_code: 'praise', description: 'x' }).then(async (given) => given.text()))).not.toContain('expected'); // prettier-ignore
  // A promise stands, whatever is promised by now.
  await putRequestTypes(town.db, 'qingshi', [{ id: 'lamp', name: '路灯', placeless: true, promisedWorkdays: 9 }]);
  expect((await town.send('lamp')).receipt).toEqual({ ...receipt, at: expect.any(String) as string });
  // What the office has said of this report since, its receipt says as the tracker does.
  await changeRequest(town, id, { expected: null });
  const { receipt: again } = await town.send('lamp');
  expect([again, (await town.requests.track(again)).request]).not.toContainEqual(expect.objectContaining(friday));
});

test('a token is answered as the standard has it, in JSON and XML, and one that there is not as well', async () => {
  const { base, send, numbers, db, clock, secrets } = await open();
  const { receipt } = await send('clue');
  const token = 'token' in receipt ? receipt.token : '';
  const ask = async (path: string) => (await fetch(`${base}/tokens/${path}`)).text();
  expect(await ask(`${token}.json`)).toBe(JSON.stringify([{ service_request_id: null, token }]));
  expect(await ask(`${token}.xml`)).toContain(`<request><service_request_id/><token>${token}</token></request>`);
  const [id = ''] = await numbers();
  await changeRequest({ db, clock, secrets } as never, id, { published: true });
  expect(await ask(`${token}.json`)).toBe(JSON.stringify([{ service_request_id: id, token }]));
  const unknown = await fetch(`${base}/tokens/none.xml`);
  expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('<error><code>404</code>')]);
});

test('by a type that is blackbox there is no number, and the code all the same', async () => {
  const { send, secrets, numbers } = await open();
  const { receipt, code } = await send('praise');
  expect([receipt.strength, 'ref' in receipt, code]).toEqual(['acknowledged', false, secrets.codeOf((await numbers())[0] ?? '')]);
});

test('a reporter adds to a report by the address of the proposal, once under one id, and by our client', async () => {
  const { base, post, send, numbers, followUps, ...town } = await open();
  const { code } = await send('lamp');
  const [id = ''] = await numbers();
  const said = { tracking_code: code, service_request_id: id, update_id: '7', status: 'OPEN', description: 'Still dark' };
  const first = await (await post('servicerequestupdates.json', said)).text();
  expect(JSON.parse(first)).toMatchObject([{ service_request_id: id, status: 'open', description: 'Still dark' }]);
  expect(await (await post('servicerequestupdates.json', said)).text()).toBe(first);
  const other = await post('servicerequestupdates.json', { ...said, description: 'Something else' });
  expect([other.status, await other.json()]).toEqual([422, [{ code: '422', description: expect.any(String) as string }]]);
  const update = { id: 'u-2', request: id, status: 'fixed', at: toInstant(0), description: 'Thank you', code };
  expect(await postUpdate(update, { id: 'town', url: base, dialect: civickit }, contextOf(town as never))).toEqual({ id: expect.any(String) as string }); // prettier-ignore
  expect(await followUps()).toMatchObject([
    { kind: 'still-there', description: 'Still dark' },
    { kind: 'mended', description: 'Thank you' },
  ]);
  // The public sees none of it.
  expect(await (await fetch(`${base}/servicerequestupdates.json`)).json()).toEqual([]);
});

test.each([
  [{ tracking_code: 'AAAA-AAAA-AAAA-AAAA-AAAA' }, 404, 'tracking_code'],
  [{ tracking_code: '' }, 404, 'tracking_code'],
  [{ service_request_id: '20260630-000000' }, 404, 'service_request_id'],
  [{ status: 'PLANNED' }, 400, 'status'],
  [{ status: 'UNCHANGED', description: '' }, 400, 'description is missing'],
  [{ update_id: '' }, 400, 'update_id'],
  [{ media_url: 'https://photos.example/1.jpg' }, 400, 'media_url'],
  [{ status: 'REOPEN' }, 409, ''],
])('an update is refused by %j with %i, in XML too', async (wrong, status, named) => {
  const { post, send, followUps } = await open();
  const { code } = await send('lamp');
  const said = { tracking_code: code, update_id: '7', status: 'OPEN', description: 'x', ...wrong };
  const answer = await post('servicerequestupdates.xml', said);
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(`^<\\?xml.*\\n<errors><error><code>${status}</code><description>.*${named}`)]); // prettier-ignore
  expect(await followUps()).toEqual([]);
});
