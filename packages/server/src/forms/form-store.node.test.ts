import { expect, test } from 'vitest';
import { openServer } from '../testing.node.js';
import { putForm } from './form-store.js';
import { noise } from './noise-form.node.js';

const address = '/areas/qingshi/forms';

async function open() {
  const { db, app } = await openServer();
  const put = (definition: unknown) => putForm(db, 'qingshi', definition);
  const get = async (name: string) => (await app.request(`${address}/${name}`)).json() as Promise<object>;
  return { app, put, get };
}

test('the index names what is offered, in the order in which it came, and each is served as it was published', async () => {
  const { put, get } = await open();
  expect(await get('index.json')).toEqual({ forms: [] });
  await put({ ...noise, id: '路灯' });
  await put(noise);
  await put({ ...noise, id: '路灯', version: '2' });
  expect(await get('index.json')).toEqual({ forms: [`${encodeURIComponent('路灯')}.json`, 'noise.json'] });
  expect(await get(`${encodeURIComponent('路灯')}.json`)).toMatchObject({ version: '2' });
  expect(JSON.stringify(await get('noise.json'))).toBe(JSON.stringify(noise));
});

test('a new version takes the place of the old one, which can still be had, and may come back', async () => {
  const { put, get, app } = await open();
  await put(noise);
  await put({ ...noise, version: '2' });
  expect(await get('noise.json')).toMatchObject({ version: '2' });
  expect(await get('noise.json?version=1')).toMatchObject({ version: '1' });
  expect((await app.request(`${address}/noise.json?version=3`)).status).toBe(404);
  await put(noise);
  expect(await get('noise.json')).toMatchObject({ version: '1' });
});

test('what has not changed is not sent again', async () => {
  const { put, app } = await open();
  await put(noise);
  for (const name of ['index.json', 'noise.json']) {
    const tag = (await app.request(`${address}/${name}`)).headers.get('etag') ?? '';
    expect((await app.request(`${address}/${name}`, { headers: { 'if-none-match': tag } })).status).toBe(304);
  }
});

test.each<[string, unknown, string]>([
  ['a form that is none', { ...noise, pages: 'x' }, '/pages'],
  ['another content of the same version', { ...noise, title: 'x' }, '/version'],
  ['the address of the list', { ...noise, id: 'index' }, '/id'],
])('%s is not published', async (_, definition, path) => {
  const { put, get } = await open();
  await put(noise);
  await expect(put(definition)).rejects.toMatchObject({ code: 'invalid/form-definition', issues: [{ path }] });
  expect(await get('index.json')).toEqual({ forms: ['noise.json'] });
});

test('of two versions put at the same time one is current', async () => {
  const { put, get } = await open();
  await Promise.all(['1', '2', '3'].map((version) => put({ ...noise, version })));
  expect(await get('index.json')).toEqual({ forms: ['noise.json'] });
});
