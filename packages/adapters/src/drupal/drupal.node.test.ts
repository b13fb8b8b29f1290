import { afterEach, expect, test } from 'vitest';
import { sendJson, sendPage, type LocalServer } from '../content-system/answer-locally.node.js';
import { contextIn } from '../content-system/context.node.js';
import { drupal, type DrupalOptions } from './drupal.js';
import { node, serveDrupal, uuid, type SiteOptions } from './site.node.js';

let site: LocalServer | undefined;
afterEach(() => site?.close());

async function city(served: SiteOptions, options: Partial<DrupalOptions> = {}) {
  site = await serveDrupal(served);
  return drupal({ id: 'city', url: site.origin, ...options });
}
const nodes = (count: number) => Array.from({ length: count }, (_, at) => node(count - at));
const asked = () => new URL(site?.asked[0] ?? '', 'http://x');

test('one small request asks for published nodes, newest first, with pictures and terms', async () => {
  const source = await city({ nodes: nodes(2) });
  const { items, order } = await source.list({}, undefined, contextIn());
  expect(items.map(({ title }) => title)).toEqual(['Node 2', 'Node 1']);
  expect(order).toBe('newest');
  expect(site?.asked).toHaveLength(1);
  expect(asked().pathname).toBe('/jsonapi/node/article');
  expect(Object.fromEntries(asked().searchParams)).toEqual({
    'filter[status]': '1',
    sort: '-created',
    'page[limit]': '20',
    'fields[node--article]': 'drupal_internal__nid,langcode,status,title,created,changed,sticky,path,body,field_image,field_tags',
    'fields[file--file]': 'uri',
    include: 'field_image,field_tags',
  });
});

test('the next page is followed, also behind a proxy of which Drupal knows nothing, and after a short page', async () => {
  const all = nodes(7).map((one, at) => (at === 1 ? { ...one, attributes: { ...one.attributes, status: 'hidden' } } : one));
  for (const believes of [undefined, 'http://127.0.0.1']) {
    const source = await city({ nodes: all, ...(believes && { believes }) }, { perPage: 3 });
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const batch = await source.list({}, cursor, contextIn());
      expect(batch.skipped).toEqual([]);
      titles.push(...batch.items.map(({ title }) => title));
      cursor = batch.next;
    } while (cursor);
    expect(titles).toEqual(['Node 7', 'Node 5', 'Node 4', 'Node 3', 'Node 2', 'Node 1']);
    await site?.close();
  }
});

test('who asks for warnings does not page through all nodes', async () => {
  const source = await city({ nodes: [] });
  expect((await source.list({ type: 'alert' }, undefined, contextIn())).items).toEqual([]);
  expect(site?.asked).toEqual([]);
});

test('a next page on another host is not followed, and told', async () => {
  const source = await city({ nodes: nodes(5), believes: 'https://evil.example' }, { perPage: 3 });
  const { items, next, skipped } = await source.list({}, undefined, contextIn());
  expect([items.length, next]).toEqual([3, undefined]);
  expect(skipped).toMatchObject([{ code: 'protocol/wrong-shape' }]);
});

test('another language, content type, fields and the front page are a matter of options', async () => {
  const source = await city(
    { nodes: nodes(1), api: '/en/jsonapi', relationships: ['field_topic'] },
    { api: '/en/jsonapi', promoted: true, fields: { image: '', categories: ['field_topic'], body: 'field_text', published: 'field_date' } },
  );
  const { items } = await source.list({}, undefined, contextIn());
  expect(items[0]?.url).toBe(`${site?.origin}/en/news/1`);
  expect(asked().searchParams.get('filter[promote]')).toBe('1');
  expect(asked().searchParams.get('sort')).toBe('-field_date');
  expect(asked().searchParams.get('include')).toBe('field_topic');
  expect(asked().searchParams.get('fields[node--article]')).toContain('field_text,field_date,field_topic');
});

test('a site in a folder is asked there', async () => {
  site = await serveDrupal({ nodes: nodes(1), api: '/city/jsonapi' });
  const { items } = await drupal({ id: 'city', url: `${site.origin}/city` }).list({}, undefined, contextIn());
  expect(items[0]?.url).toBe(`${site.origin}/city/news/1`);
});

test('a field that the content type has not is told with what to do', async () => {
  const source = await city({ nodes: nodes(1), relationships: ['field_image'] });
  const error = await source.list({}, undefined, contextIn()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'http/client-error', status: 400 });
  expect(String(error)).toMatch(/`field_tags` is not a valid relationship field name.*"fields"/s);
});

test('a single node is got by its id; what is none or not published is not there', async () => {
  const source = await city({ nodes: [...nodes(2), node(9, { status: false })] });
  expect(await source.get?.(uuid(2), contextIn())).toMatchObject({ title: 'Node 2' });
  for (const id of [uuid(9), uuid(77), '../../user', '']) expect(await source.get?.(id, contextIn())).toBeUndefined();
});

test('a cursor that leads elsewhere is refused', async () => {
  const source = await city({ nodes: nodes(1) });
  for (const cursor of ['https://evil.example/jsonapi/node/article', 'file:///x', '']) {
    await expect(source.list({}, cursor, contextIn())).rejects.toMatchObject({ code: 'invalid/cursor' });
  }
  expect(site?.asked).toEqual([]);
});

test.each([
  ['a page in the place of JSON', 200, '<!doctype html><p>Log in', 'protocol/html-instead'],
  ['a site without JSON:API', 404, '<!doctype html><p>Not found', 'http/client-error'],
  ['a site under repair', 503, '<!doctype html><p>Maintenance', 'http/server-error'],
])('%s is told', async (_what, status, page, code) => {
  const source = await city({ nodes: [], before: (_url, response) => (sendPage(response, page, status), true) });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code });
});

test('a refusal with a status that claims success is one', async () => {
  const answer = { errors: [{ title: 'Forbidden', status: '403', detail: 'No access.' }] };
  const source = await city({ nodes: [], before: (_url, response) => (sendJson(response, answer), true) });
  await expect(source.list({}, undefined, contextIn())).rejects.toMatchObject({ code: 'protocol/wrong-shape', message: expect.stringContaining('No access.') as string }); // prettier-ignore
});

test.each(['file:///x', 'javascript:alert(1)', 'https://u:p@city.example', ''])(
  'an address that cannot be fetched is refused at once: %s',
  (url) => {
    expect(() => drupal({ id: 'city', url })).toThrow(expect.objectContaining({ code: 'invalid/url' }));
  },
);
