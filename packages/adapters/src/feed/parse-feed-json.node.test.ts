import { test } from 'vitest';
import { expectFirst, expectLink, json } from './feed-fixture.node.js';

test.each<[rule: string, source: string, expected: object]>([
  [
    'JSON Feed 1.1',
    json({
      id: '1',
      title: 'Road',
      url: '/1',
      date_published: '2026-03-04T15:30:00Z',
      date_modified: '2026-03-05',
      summary: 'S',
      content_html: '<b>C</b>',
      tags: ['a', 'b', 'a', 7],
      language: 'zh_CN',
    }),
    {
      id: '1',
      title: 'Road',
      url: 'https://town.example/1',
      published: { iso: '2026-03-04T15:30:00Z' },
      updated: { iso: '2026-03-05' },
      summary: 'S',
      content: 'C',
      categories: ['a', 'b'],
      lang: 'zh-CN',
    },
  ],
  [
    'JSON Feed 1.0',
    json({ id: 7, content_text: 'C', author: { name: 'Desk' } }, { version: 'https://jsonfeed.org/version/1' }),
    { id: '7', title: '', content: 'C', summary: 'C', authors: ['Desk'] },
  ],
  ['an id may be a link', json({ id: 'https://town.example/1', content_text: 'a' }), { url: 'https://town.example/1' }],
  ['controls and overrides of direction go', json({ id: '1', title: 'a\u0000\u202eb\ud800\n c' }), { title: 'ab c' }],
  ['a title is text', json({ id: '1', title: '<b>a</b> &amp;' }), { title: '<b>a</b> &amp;' }],
  ['prose as text', json({ id: '1', content_text: 'a\n\n<b>' }), { content: 'a\n<b>', summary: 'a <b>' }],
  [
    'what CivicKit writes',
    json({ id: '1', _civickit: { pinned: true, expires: '2026-03-31', verified: '2026-03-05' } }),
    { pinned: true, expires: { iso: '2026-03-31' }, verified: { iso: '2026-03-05' } },
  ],
  ['authors of the feed', json({ id: '1' }, { authors: [{ name: 'Feed' }, { url: 'x' }, 3] }), { authors: ['Feed'] }],
  [
    'attachments',
    json({
      id: '1',
      attachments: [{ url: '/f.pdf', mime_type: 'application/pdf', size_in_bytes: 9, title: 'Form' }, { mime_type: 'x' }, 'y'],
    }),
    { attachments: [{ url: 'https://town.example/f.pdf', type: 'application/pdf', bytes: 9, title: 'Form' }] },
  ],
  ['an image', json({ id: '1', image: 'data:image/png,x', banner_image: '/b.png' }), { image: { src: 'https://town.example/b.png' } }],
])('%s', (_, source, expected) => expectFirst(source, expected));

test.each<[rule: string, source: string, href: string]>([
  ['against the item’s page', json({ id: '1', url: '/a/b', content_html: '<a href="c">x</a>' }), 'https://town.example/a/c'],
])('relative addresses in content: %s', (_, source, href) => expectLink(source, href));
