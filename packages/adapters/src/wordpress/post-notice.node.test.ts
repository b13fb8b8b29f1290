import { plainText } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { parsePosts } from './read-posts.js';
import { post } from './site.node.js';

const origin = { source: 'town', url: new URL('https://town.example/?rest_route=/wp/v2/posts'), zone: 'Asia/Shanghai' };

function read(...records: unknown[]) {
  return parsePosts(new TextEncoder().encode(JSON.stringify(records)), origin);
}
const only = (more: { readonly [member: string]: unknown }) => read(post(7, more)).items[0];
const body = (html: string) => plainText(only({ content: { rendered: html, protected: false } })?.content ?? []);

test('a post becomes a notice', () => {
  const notice = only({
    title: { rendered: 'Water &#8211; &#8220;off&#8221; &amp; on, 3 &lt; 4 <em>today</em>' },
    sticky: true,
    modified_gmt: '2026-03-22T01:00:00',
    _embedded: {
      author: [{ id: 1, name: 'Water &amp; Roads Office' }],
      'wp:featuredmedia': [
        {
          source_url: 'https://town.example/full.jpg',
          alt_text: ' A burst pipe ',
          media_details: { sizes: { medium_large: { source_url: '/768.jpg' }, medium: { source_url: '/300.jpg' } } },
        },
      ],
      'wp:term': [
        [
          { id: 3, name: 'Water &amp; power', slug: 'water', taxonomy: 'category' },
          { id: 1, name: 'Uncategorized', slug: 'uncategorized', taxonomy: 'category' },
        ],
        [{ id: 9, name: 'pipes', slug: 'pipes', taxonomy: 'post_tag' }],
        [{ id: 12, name: 'North', slug: 'north', taxonomy: 'district' }],
      ],
    },
  });
  expect({ ...notice, raw: undefined }).toEqual({
    ref: { source: 'town', id: '7' },
    title: 'Water – “off” & on, 3 < 4 today',
    url: 'https://town.example/7/',
    published: { iso: '2026-03-21T00:00:00Z', precision: 'instant', zone: 'given' },
    updated: { iso: '2026-03-22T01:00:00Z', precision: 'instant', zone: 'given' },
    pinned: true,
    categories: ['Water & power', 'North'],
    authors: ['Water & Roads Office'],
    image: { src: 'https://town.example/768.jpg', alt: 'A burst pipe' },
    summary: 'Excerpt 7…',
    content: [{ tag: 'p', children: ['Body 7'] }],
    lang: undefined,
    raw: undefined,
  });
});

test.each([
  [
    { date: '2026-03-04T08:00:00', date_gmt: '2026-03-04T00:00:00' },
    { iso: '2026-03-04T00:00:00Z', zone: 'given' },
  ],
  [
    { date: '2026-03-04T08:00:00', date_gmt: '0000-00-00T00:00:00' },
    { iso: '2026-03-04T08:00:00+08:00', zone: 'assumed' },
  ],
  [
    { date: '2026-03-04T08:00:00', date_gmt: null },
    { iso: '2026-03-04T08:00:00+08:00', zone: 'assumed' },
  ],
])('a date without offset is UTC when it is called so, otherwise of the municipality: %o', (dates, expected) => {
  expect(only(dates)?.published).toMatchObject(expected);
});

test('a broken record is told and the others stay', () => {
  const { items, count, problems } = read(
    post(1),
    { id: 'seven' },
    null,
    4,
    post(2, { title: 5, content: null, _embedded: [], link: {}, date_gmt: {} }),
  );
  expect(items.map(({ ref }) => ref.id)).toEqual(['1', '2']);
  expect(items[1]).toMatchObject({ title: '', summary: 'Excerpt 2…' });
  expect(count).toBe(5);
  expect(problems).toMatchObject([
    { code: 'protocol/wrong-shape', source: 'town', issues: [{ path: '/1' }] },
    { issues: [{ path: '/2' }] },
    { issues: [{ path: '/3' }] },
  ]);
});

test('an embedded error in the place of author, picture or term does no harm', () => {
  const error = { code: 'rest_user_invalid_id', message: 'Invalid user ID.', data: { status: 404 } };
  const notice = only({ _embedded: { author: [error], 'wp:featuredmedia': [error], 'wp:term': [error, [error]] } });
  expect(notice).toMatchObject({ title: 'Post 7' });
  expect([notice?.authors, notice?.image, notice?.categories]).toEqual([undefined, undefined, undefined]);
});

test('what not everybody may read is left out', () => {
  const hidden = { rendered: '', protected: true };
  expect(read(post(1, { content: hidden, excerpt: hidden }), post(2, { status: 'private' }), post(3, { status: 'future' })).items).toEqual(
    [],
  );
});

test('a picture that waits for a script is shown, once', () => {
  const lazy =
    '<p>A</p><img class="lazy" src="data:image/gif;base64,R0lGOD" data-src="/a.jpg" alt="a"><noscript><img src="/a.jpg" alt="a"></noscript>';
  const images = (html: string) => JSON.stringify(only({ content: { rendered: html } })?.content).match(/https:[^"]+/g);
  expect(images(lazy)).toEqual(['https://town.example/a.jpg']);
  expect(images('<img data-lazy-src=\'/b.jpg\' src="">')).toEqual(['https://town.example/b.jpg']);
  expect(images('<img srcset="/c-300.jpg 300w, /c-600.jpg 600w" alt="c">')).toEqual(['https://town.example/c-300.jpg']);
  expect(images('<img src="/d.jpg" srcset="/d-300.jpg 300w" loading="lazy">')).toEqual(['https://town.example/d.jpg']);
  expect(images('<noscript><img src="/e.jpg"></noscript>')).toEqual(['https://town.example/e.jpg']);
});

test('comments of blocks and shortcodes without plug-in are not shown, brackets of authors are', () => {
  expect(body('<!-- wp:paragraph {"a":"<b>"} --><p>A</p><!-- /wp:paragraph -->')).toBe('A');
  expect(body('<p>[vc_row][vc_column width="1/2"]B[/vc_column][/vc_row] [gallery ids="1,2"][contact-form-7 id="5" title="x"]</p>')).toBe(
    'B',
  );
  expect(body('<p>He said [sic] what [1] he [the mayor] said [/quote].</p>')).toBe('He said [sic] what [1] he [the mayor] said [/quote].');
});

test('a summary has no "read more", and comes from the text where there is no excerpt', () => {
  const excerpt = '<p>The water is off [&hellip;] <a class="more-link" href="/1">Read more <span>about it</span></a></p>';
  expect(only({ excerpt: { rendered: excerpt } })?.summary).toBe('The water is off…');
  expect(only({ excerpt: { rendered: '' }, content: { rendered: '<p>From 8 &amp; on</p>' } })?.summary).toBe('From 8 & on');
});

test('hostile markup is read in time that grows in line with it', () => {
  const from = performance.now();
  for (const piece of [
    '<img',
    '<img src="',
    '<img data-src="a',
    '[a_',
    '[a_b c="',
    '<noscript>',
    '<a class="more-link">',
    '<a more-link ',
  ]) {
    const html = piece.repeat(Math.floor(500_000 / piece.length));
    const notice = only({ content: { rendered: html }, excerpt: { rendered: html } });
    expect([notice?.content, notice?.summary]).toBeDefined();
  }
  expect(performance.now() - from).toBeLessThan(4000);
});
