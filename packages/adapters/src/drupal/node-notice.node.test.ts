import { expect, test } from 'vitest';
import { fieldsOf } from './drupal-fields.js';
import { parseNodes } from './read-nodes.js';
import { node, uuid, type Resource } from './site.node.js';

const url = new URL('https://city.example/jsonapi/node/article?page[limit]=20');

function read(data: unknown, included: readonly unknown[] = [], fields = fieldsOf('article'), pages = new URL('https://city.example/')) {
  const origin = { source: 'city', url, pages, zone: 'Asia/Shanghai', fields };
  return parseNodes(new TextEncoder().encode(JSON.stringify({ data, included })), origin);
}
const only = (attributes: { readonly [name: string]: unknown }) => read([node(7, attributes)]).items[0];

const picture: Resource = {
  type: 'file--file',
  id: uuid(90),
  attributes: { uri: { value: 'public://a.jpg', url: '/sites/default/files/a.jpg' } },
};
const term = (number: number, name: unknown): Resource => ({ type: 'taxonomy_term--tags', id: uuid(number), attributes: { name } });

test('a node becomes a notice', () => {
  const related = {
    field_image: { data: { type: 'file--file', id: uuid(90), meta: { alt: 'A burst pipe', width: 1200, height: 800 } } },
    field_tags: { data: [{ type: 'taxonomy_term--tags', id: uuid(91) }, { type: 'taxonomy_term--tags', id: uuid(92) }, { type: 'taxonomy_term--tags', id: 'missing' }] }, // prettier-ignore
  };
  const more = { title: 'Water & <b>power</b>', sticky: true, changed: '2026-03-05T09:00:00+08:00', langcode: 'zh-hans' };
  const [notice] = read([node(7, more, related)], [picture, term(91, 'Water'), term(92, ' 电力 ')]).items;
  expect({ ...notice, raw: undefined }).toEqual({
    ref: { source: 'city', id: uuid(7) },
    title: 'Water & <b>power</b>',
    url: 'https://city.example/news/7',
    published: { iso: '2026-03-04T08:07:00+08:00', precision: 'instant', zone: 'given' },
    updated: { iso: '2026-03-05T09:00:00+08:00', precision: 'instant', zone: 'given' },
    pinned: true,
    categories: ['Water', '电力'],
    image: { src: 'https://city.example/sites/default/files/a.jpg', alt: 'A burst pipe' },
    summary: 'Body 7',
    content: [{ tag: 'p', children: ['Body 7'] }],
    lang: 'zh-hans',
    expires: undefined,
    raw: undefined,
  });
});

test('what was typed is never shown, only what the text format has let through', () => {
  const typed = { value: '<p>typed</p>', format: 'full_html', processed: null };
  expect(only({ body: typed })).toMatchObject({ content: undefined, summary: undefined });
  expect(only({ body: null })?.content).toBeUndefined();
});

test('a summary is taken from its own field, else from that of the body, else from the body', () => {
  expect(only({ body: { processed: '<p>Long</p>', summary: 'Short &amp; <em>sweet</em>' } })?.summary).toBe('Short & sweet');
  const fields = fieldsOf('notice', { summary: 'field_teaser' });
  expect(read([node(1, { field_teaser: 'From 8 & on' })], [], fields).items[0]?.summary).toBe('From 8 & on');
});

test('a picture is found through media', () => {
  const media = { type: 'media--image', id: uuid(80), relationships: { field_media_image: { data: { type: 'file--file', id: uuid(90), meta: { alt: ' ' } } } } }; // prettier-ignore
  const one = node(1, {}, { field_media: { data: { type: 'media--image', id: uuid(80) } } });
  const fields = fieldsOf('notice', { image: 'field_media.field_media_image' });
  expect(read([one], [media, picture], fields).items[0]?.image).toEqual({ src: 'https://city.example/sites/default/files/a.jpg' });
});

test('a date in seconds, as old sites write it, is one', () => {
  for (const created of [1772582400, '1772582400']) expect(only({ created })?.published?.iso).toBe('2026-03-04T00:00:00Z');
  for (const created of [0, -5, 'soon', null, {}, 1e300]) expect(only({ created })?.published).toBeUndefined();
});

test('a field of its own tells when a notice ends', () => {
  const fields = fieldsOf('article', { expires: 'field_until' });
  expect(read([node(1, { field_until: '2026-04-01' })], [], fields).items[0]?.expires).toMatchObject({
    iso: '2026-04-01',
    precision: 'day',
  });
});

test('an address is the alias below the language, or that of the node', () => {
  const english = new URL('https://city.example/en/');
  expect(read([node(7)], [], undefined, english).items[0]?.url).toBe('https://city.example/en/news/7');
  expect(read([node(7, { path: { alias: null } })], [], undefined, english).items[0]?.url).toBe('https://city.example/en/node/7');
  expect(read([node(7, { path: { alias: '//evil.example/x' } })]).items[0]?.url).toBe('https://city.example/evil.example/x');
  for (const langcode of ['und', 'zxx', 7]) expect(only({ langcode })?.lang).toBeUndefined();
});

test('a broken record is told and the others stay; what is not published is left out', () => {
  const { items, problems } = read([
    node(1),
    { type: 'node--article' },
    null,
    node(2, { status: false }),
    { type: 'node--article', id: 'x', attributes: [] },
  ]);
  expect(items.map(({ ref, title }) => [ref.id, title])).toEqual([[uuid(1), 'Node 1'], ['x', '']]); // prettier-ignore
  expect(problems).toMatchObject([{ code: 'protocol/wrong-shape', issues: [{ path: '/data/1' }] }, { issues: [{ path: '/data/2' }] }]);
});

test('one resource and none are answers too', () => {
  expect(read(node(1)).items).toHaveLength(1);
  expect(read(null).items).toEqual([]);
});
