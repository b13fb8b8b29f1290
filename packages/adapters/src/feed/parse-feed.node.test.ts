import { plainText, type Notice } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseFeed, type ParseFeedOptions } from './parse-feed.js';

const url = 'https://town.example/news/feed.xml';
const read = (source: string | Uint8Array, options: Partial<ParseFeedOptions> = {}) =>
  parseFeed(source, { url, zone: 'Asia/Shanghai', source: 'news', ...options });
const rss = (item: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>News</title><link>https://town.example/</link>${item}</channel></rss>`;
const atom = (entry: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>News</title><id>f</id>${entry}</feed>`;
const json = (item: object, more: object = {}) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [item], ...more });

/** The first notice, with its rich text as plain text. */
async function first(source: string, options?: Partial<ParseFeedOptions>) {
  const { items, problems } = await read(source, options);
  expect(problems).toEqual([]);
  const { ref, content, ...notice } = { ...(items[0] as Notice) };
  delete notice.raw;
  return { id: ref.id, ...notice, content: content && plainText(content) };
}

test.each<[rule: string, source: string, expected: object]>([
  [
    'RSS 2.0',
    rss(
      '<item><title>Road</title><link>https://town.example/1</link><guid>https://town.example/?p=1</guid><pubDate>Wed, 04 Mar 2026 15:30:00 +0800</pubDate><description>&lt;p&gt;Closed &amp;amp; open&lt;/p&gt;</description></item>',
    ),
    {
      id: 'https://town.example/?p=1',
      title: 'Road',
      url: 'https://town.example/1',
      published: { iso: '2026-03-04T15:30:00+08:00', precision: 'instant', zone: 'given' },
      summary: 'Closed & open',
      content: 'Closed & open',
    },
  ],
  [
    'Atom 1.0',
    atom(
      '<entry><id>urn:1</id><title>Road</title><link href="/1"/><published>2026-03-04T15:30:00Z</published><updated>2026-03-05T00:00:00Z</updated><summary>S</summary><content type="html">&lt;b&gt;C&lt;/b&gt;</content></entry>',
    ),
    {
      id: 'urn:1',
      title: 'Road',
      url: 'https://town.example/1',
      published: { iso: '2026-03-04T15:30:00Z' },
      updated: { iso: '2026-03-05T00:00:00Z' },
      summary: 'S',
      content: 'C',
    },
  ],
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
    'RSS 0.91',
    '<!DOCTYPE rss PUBLIC "-//X//DTD" "http://x.example/rss-0.91.dtd"><rss version="0.91"><channel><item><title>Road</title><link>https://town.example/1</link></item></channel></rss>',
    { id: 'https://town.example/1', title: 'Road' },
  ],
  [
    'RSS 1.0',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><items><rdf:Seq><rdf:li resource="u"/></rdf:Seq></items></channel><item rdf:about="urn:1"><title>Road</title><link>https://town.example/1</link><dc:date>2026-03-04</dc:date><dc:creator>Desk</dc:creator></item></rdf:RDF>',
    {
      id: 'urn:1',
      title: 'Road',
      published: { iso: '2026-03-04', precision: 'day' },
      authors: ['Desk'],
    },
  ],
  [
    'Atom 0.3',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id><title mode="escaped" type="text/html">A &amp;amp; B</title><issued>2026-03-04T15:30:00Z</issued><modified>2026-03-05T15:30:00Z</modified><content type="text/html" mode="escaped">&lt;p&gt;C&lt;/p&gt;</content></entry></feed>',
    {
      id: '1',
      title: 'A & B',
      published: { iso: '2026-03-04T15:30:00Z' },
      updated: { iso: '2026-03-05T15:30:00Z' },
      content: 'C',
    },
  ],
  [
    'JSON Feed 1.0',
    json({ id: 7, content_text: 'C', author: { name: 'Desk' } }, { version: 'https://jsonfeed.org/version/1' }),
    { id: '7', title: '', content: 'C', summary: 'C', authors: ['Desk'] },
  ],
  [
    'any prefix will do',
    '<r:feed xmlns:r="http://www.w3.org/2005/Atom"><r:entry><r:id>1</r:id><r:title>Road</r:title></r:entry></r:feed>',
    { id: '1', title: 'Road' },
  ],
  ['without namespace', '<feed><entry><id>1</id><title>Road</title></entry></feed>', { id: '1', title: 'Road' }],
  [
    'names in the wrong case',
    '<RSS><Channel><Item><Title>Road</Title><GUID>1</GUID><pubdate>2026-03-04</pubdate></Item></Channel></RSS>',
    { id: '1', title: 'Road', published: { iso: '2026-03-04' } },
  ],
  [
    'an unknown namespace does not pass for a known one',
    rss('<item><guid>1</guid><dc:date xmlns:dc="urn:other">2026-03-04</dc:date></item>'),
    { id: '1', published: undefined },
  ],
  [
    'prefixes that nobody declared',
    rss('<item><title>a</title><dc:creator>Desk</dc:creator><media:content url="https://town.example/p" medium="image"/></item>'),
    { authors: ['Desk'], image: { src: 'https://town.example/p' } },
  ],
  // Identity and address
  [
    'a guid is a permanent link',
    rss('<item><guid>https://town.example/1</guid></item>'),
    { id: 'https://town.example/1', url: 'https://town.example/1' },
  ],
  ['unless it is no address', rss('<item><guid>news-1</guid></item>'), { id: 'news-1', url: undefined }],
  [
    'or says that it is not',
    rss('<item><guid isPermaLink="false">https://town.example/1</guid></item>'),
    { id: 'https://town.example/1', url: undefined },
  ],
  [
    'an empty link gives way to the guid',
    rss('<item><link/><guid>https://town.example/1</guid></item>'),
    { url: 'https://town.example/1' },
  ],
  [
    'the link is the identity without guid',
    rss('<item><title>a</title><link>/1</link></item>'),
    { id: 'https://town.example/1', url: 'https://town.example/1' },
  ],
  ['a hash without both, the same each time', rss('<item><title>a</title><pubDate>2026-03-04</pubDate></item>'), { id: '#2d3ie2klc7h' }],
  ['no other scheme is a link', rss('<item><title>a</title><link>javascript:alert(1)</link></item>'), { url: undefined }],
  [
    'an Atom link in RSS',
    rss('<item><title>a</title><atom:link href="/1" xmlns:atom="http://www.w3.org/2005/Atom"/></item>'),
    { url: 'https://town.example/1' },
  ],
  [
    'of several links the page for people',
    atom(
      '<entry><id>1</id><link rel="self" href="/s"/><link rel="alternate" type="application/json" href="/j"/><link rel="alternate" type="text/html" href="/h"/></entry>',
    ),
    { url: 'https://town.example/h' },
  ],
  [
    'an Atom id is no link',
    atom('<entry><id>https://town.example/1</id><title>a</title></entry>'),
    { id: 'https://town.example/1', url: undefined },
  ],
  ['a JSON id may be one', json({ id: 'https://town.example/1', content_text: 'a' }), { url: 'https://town.example/1' }],
  // Titles and other lines
  ['HTML in an RSS title, escaped once', rss('<item><title>&lt;b&gt;A&lt;/b&gt; &amp; B</title></item>'), { title: 'A & B' }],
  ['escaped twice', rss('<item><title>A &amp;amp; B &amp;#8217;</title></item>'), { title: 'A & B ’' }],
  ['in CDATA', rss('<item><title><![CDATA[ A &amp; <i>B</i> ]]></title></item>'), { title: 'A & B' }],
  ['not escaped', rss('<item><title>A <b>B</b> C</title><link>/1</link></item>'), { title: 'A B C', url: 'https://town.example/1' }],
  ['angle brackets around ideographs', rss('<item><title>关于<春节>放假</title></item>'), { title: '关于<春节>放假' }],
  ['named references of HTML in XML', rss('<item><title>A&nbsp;&ndash;&eacute;&unknown;</title></item>'), { title: 'A –é&unknown;' }],
  ['an Atom title is text unless it says otherwise', atom('<entry><id>1</id><title>a &lt;b&gt; c</title></entry>'), { title: 'a <b> c' }],
  ['HTML', atom('<entry><id>1</id><title type="html">a &lt;b&gt;b&lt;/b&gt;</title></entry>'), { title: 'a b' }],
  [
    'XHTML',
    atom('<entry><id>1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b></div></title></entry>'),
    { title: 'a b' },
  ],
  ['controls and overrides of direction go', json({ id: '1', title: 'a\u0000\u202eb\ud800\n c' }), { title: 'ab c' }],
  ['a JSON title is text', json({ id: '1', title: '<b>a</b> &amp;' }), { title: '<b>a</b> &amp;' }],
  // Prose
  [
    'content:encoded before description',
    rss(
      '<item><title>a</title><description>short</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>long</p>]]></content:encoded></item>',
    ),
    { summary: 'short', content: 'long' },
  ],
  ['escaped twice stays text', rss('<item><description>&amp;lt;b&amp;gt;a</description></item>'), { content: '<b>a' }],
  [
    'HTML not escaped at all',
    rss('<item><title>a</title><description>one <b>two</b><br>three</description></item>'),
    { content: 'one two\nthree' },
  ],
  ['Atom text keeps its signs', atom('<entry><id>1</id><content>a &lt; b\n\nc</content></entry>'), { content: 'a < b\nc' }],
  [
    'XHTML with any prefix',
    atom(
      '<entry><id>1</id><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a<h:br/>b</h:p><h:script>x</h:script></h:div></content></entry>',
    ),
    { content: 'a\nb' },
  ],
  [
    'a picture in base64 is no prose',
    atom('<entry><id>1</id><content type="image/png">AAAA</content><summary>S</summary></entry>'),
    { content: 'S', summary: 'S' },
  ],
  ['the name of a podcast summary', rss('<item><itunes:summary>S</itunes:summary></item>'), { summary: 'S' }],
  ['JSON text', json({ id: '1', content_text: 'a\n\n<b>' }), { content: 'a\n<b>', summary: 'a <b>' }],
  // Dates
  ['a date that is none', rss('<item><title>a</title><pubDate>soon</pubDate></item>'), { published: undefined }],
  [
    'Dublin Core',
    rss('<item><title>a</title><dc:date>2026-03-04T15:30:00Z</dc:date></item>'),
    { published: { iso: '2026-03-04T15:30:00Z' } },
  ],
  [
    'a clerk’s date in the zone of the municipality',
    rss('<item><title>a</title><pubDate>2026年3月4日 15:30</pubDate></item>'),
    { published: { iso: '2026-03-04T15:30:00+08:00', precision: 'minute', zone: 'assumed' } },
  ],
  [
    'Atom with only the mandatory date',
    atom('<entry><id>1</id><updated>2026-03-04T15:30:00Z</updated></entry>'),
    { published: { iso: '2026-03-04T15:30:00Z' }, updated: { iso: '2026-03-04T15:30:00Z' } },
  ],
  [
    'expiry (PRISM)',
    rss(
      '<item><title>a</title><p:expirationDate xmlns:p="http://prismstandard.org/namespaces/basic/2.0/">2026-03-31</p:expirationDate></item>',
    ),
    { expires: { iso: '2026-03-31' } },
  ],
  [
    'what CivicKit writes into JSON Feed',
    json({ id: '1', _civickit: { pinned: true, expires: '2026-03-31', verified: '2026-03-05' } }),
    { pinned: true, expires: { iso: '2026-03-31' }, verified: { iso: '2026-03-05' } },
  ],
  // People, categories, files
  [
    'categories',
    rss(
      '<item><title>a</title><category>Water</category><category domain="x"> Roads &amp;amp; bridges </category><category>Water</category><category/></item>',
    ),
    { categories: ['Water', 'Roads & bridges'] },
  ],
  [
    'Atom categories by label, else term',
    atom('<entry><id>1</id><category term="w" label="Water"/><category term="roads"/></entry>'),
    { categories: ['Water', 'roads'] },
  ],
  ['authors of RSS', rss('<item><title>a</title><author>desk@town.example (The Desk)</author></item>'), { authors: ['The Desk'] }],
  ['the other way round', rss('<item><title>a</title><author>The Desk (desk@town.example)</author></item>'), { authors: ['The Desk'] }],
  ['only an address', rss('<item><title>a</title><author>desk@town.example</author></item>'), { authors: ['desk@town.example'] }],
  [
    'authors of Atom',
    atom('<entry><id>1</id><author><name>A</name><email>x</email></author><author><name>B</name></author></entry>'),
    { authors: ['A', 'B'] },
  ],
  [
    'of the entry’s source',
    atom('<author><name>Feed</name></author><entry><id>1</id><source><author><name>Source</name></author></source></entry>'),
    { authors: ['Source'] },
  ],
  ['of the feed', atom('<author><name>Feed</name></author><entry><id>1</id></entry>'), { authors: ['Feed'] }],
  ['of a JSON Feed', json({ id: '1' }, { authors: [{ name: 'Feed' }, { url: 'x' }, 3] }), { authors: ['Feed'] }],
  [
    'enclosures',
    rss('<item><title>a</title><enclosure url="/f.pdf" type="application/pdf" length="1234"/><enclosure url="javascript:x"/></item>'),
    { attachments: [{ url: 'https://town.example/f.pdf', type: 'application/pdf', bytes: 1234 }] },
  ],
  [
    'of Atom',
    atom('<entry><id>1</id><link rel="enclosure" href="f.pdf" title="Form" type="application/pdf" length="-1"/></entry>'),
    { attachments: [{ url: 'https://town.example/news/f.pdf', type: 'application/pdf', title: 'Form' }] },
  ],
  [
    'of JSON',
    json({
      id: '1',
      attachments: [{ url: '/f.pdf', mime_type: 'application/pdf', size_in_bytes: 9, title: 'Form' }, { mime_type: 'x' }, 'y'],
    }),
    { attachments: [{ url: 'https://town.example/f.pdf', type: 'application/pdf', bytes: 9, title: 'Form' }] },
  ],
  [
    'an enclosed picture is the image',
    rss('<item><title>a</title><enclosure url="/p.jpg" type="image/jpeg"/></item>'),
    { image: { src: 'https://town.example/p.jpg' }, attachments: undefined },
  ],
  [
    'a thumbnail in a group',
    rss('<item><title>a</title><media:group><media:thumbnail url="/t.jpg"/></media:group></item>'),
    { image: { src: 'https://town.example/t.jpg' } },
  ],
  ['a JSON image', json({ id: '1', image: 'data:image/png,x', banner_image: '/b.png' }), { image: { src: 'https://town.example/b.png' } }],
  // Language
  ['xml:lang of the item', atom('<entry xml:lang="ug"><id>1</id></entry>', 'xml:lang="zh"'), { lang: 'ug' }],
  ['of the feed', atom('<entry><id>1</id></entry>', 'xml:lang="zh-Hant"'), { lang: 'zh-Hant' }],
  ['RSS language', rss('<language>zh_CN</language><item><guid>1</guid></item>'), { lang: 'zh-CN' }],
])('%s', async (_, source, expected) => {
  const notice = await first(source);
  for (const [key, value] of Object.entries(expected)) {
    if (value && typeof value === 'object' && !Array.isArray(value)) expect(notice).toMatchObject({ [key]: value });
    else expect(notice[key as keyof typeof notice], key).toEqual(value);
  }
});

test.each<[rule: string, source: string, href: string]>([
  [
    'RSS: against the item’s page',
    rss('<item><link>https://town.example/a/b</link><description>&lt;a href="c"&gt;x&lt;/a&gt;</description></item>'),
    'https://town.example/a/c',
  ],
  [
    'RSS without page: against the site',
    rss('<item><guid>1</guid><description>&lt;a href="c"&gt;x&lt;/a&gt;</description></item>'),
    'https://town.example/c',
  ],
  [
    'Atom: against the feed (RFC 4287 section 2)',
    atom('<entry><id>1</id><link href="/z/"/><content type="html">&lt;a href="c"&gt;x&lt;/a&gt;</content></entry>'),
    'https://town.example/news/c',
  ],
  [
    'xml:base',
    atom('<entry xml:base="/a/"><id>1</id><content type="html" xml:base="b/">&lt;a href="c"&gt;x&lt;/a&gt;</content></entry>'),
    'https://town.example/a/b/c',
  ],
  [
    'xml:base in RSS',
    rss('<item><link>/z/</link><description xml:base="https://x.example/q/">&lt;a href="c"&gt;x&lt;/a&gt;</description></item>'),
    'https://x.example/q/c',
  ],
  ['JSON: against the item’s page', json({ id: '1', url: '/a/b', content_html: '<a href="c">x</a>' }), 'https://town.example/a/c'],
])('relative addresses in content: %s', async (_, source, href) => {
  const { items } = await read(source);
  expect(JSON.stringify(items[0]?.content)).toContain(`"href":"${href}"`);
});

test('what the feed says about itself', async () => {
  const channel =
    '<title>A &amp;amp; B</title><link>/</link><language>en</language><lastBuildDate>Wed, 04 Mar 2026 15:30:00 GMT</lastBuildDate><image><title>no</title><link>/no</link></image>';
  const expected = { title: 'A & B', homepage: 'https://town.example/', language: 'en', updated: { iso: '2026-03-04T15:30:00Z' } };
  expect((await read(`<rss><channel>${channel}</channel></rss>`)).feed).toMatchObject(expected);
  const more = { title: 'A & B', home_page_url: '/', language: 'en' };
  expect((await read(json({ id: '1' }, more))).feed).toEqual({ title: 'A & B', homepage: 'https://town.example/', language: 'en' });
});

test('a summary over several lines is one', async () => {
  const { items } = await read(rss('<item><itunes:summary>\n <![CDATA[\n  one\n  two\n ]]>\n</itunes:summary></item>'));
  expect(items[0]?.summary).toBe('one two');
});

test.each<[next: string, expected: string | undefined]>([
  ['?page=2', 'https://town.example/news/feed.xml?page=2'],
  ['https://town.example/2', 'https://town.example/2'],
  ['https://other.example/2', undefined],
  ['http://town.example/2', undefined],
  ['javascript:alert(1)', undefined],
  [url, undefined],
])('the next page %s', async (next, expected) => {
  expect((await read(atom(`<link rel="next" href="${next}"/>`))).feed.next).toBe(expected);
  expect((await read(rss(`<atom:link rel="next" href="${next}"/>`, 'xmlns:atom="http://www.w3.org/2005/Atom"'))).feed.next).toBe(expected);
  expect((await read(json({ id: '1' }, { next_url: next }))).feed.next).toBe(expected);
});

test('older items lie in the archive before this one, if there is no next page (RFC 5005 section 4)', async () => {
  const archive = '<link rel="prev-archive" href="/2025"/>';
  expect((await read(atom(archive))).feed.next).toBe('https://town.example/2025');
  expect((await read(atom(`${archive}<link rel="next" href="/2"/>`))).feed.next).toBe('https://town.example/2');
});

test('the character set is that of header, mark or declaration', async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('<?xml version="1.0" encoding="GBK"?><rss><channel><item><title>'),
    0xc4,
    0xe3,
    0xba,
    0xc3,
    ...new TextEncoder().encode('</title></item></channel></rss>'),
  ]);
  expect((await read(bytes)).items[0]?.title).toBe('你好');
  expect((await read(bytes, { contentType: 'text/xml; charset=utf-8' })).items[0]?.title).toBe('你好');
});

test('items come newest first; those in order stay as they are', async () => {
  const items = (...dates: string[]) => rss(dates.map((date, at) => `<item><guid>${at}</guid><pubDate>${date}</pubDate></item>`).join(''));
  const order = async (...dates: string[]) => {
    const read1 = await read(items(...dates));
    return `${read1.items.map(({ ref }) => ref.id).join('')} ${read1.order}`;
  };
  expect(await order('2026-03-04', '2026-03-03', '2026-03-03')).toBe('012 newest');
  expect(await order('2026-03-03', '2026-03-04', '2026-03-03')).toBe('102 newest');
  expect(await order('', '2026-03-04', 'soon', '2026-03-05')).toBe('3102 newest');
  expect(await order('2026-03-04', '2026-03-04T12:00:00+08:00')).toBe('10 newest');
  expect(await order('', '')).toBe('01 unordered');
});

test('a category can pin', async () => {
  const source = rss('<item><guid>1</guid><category>Important</category></item><item><guid>2</guid></item>');
  expect((await read(source, { pinnedCategory: 'important' })).items.map(({ pinned }) => pinned)).toEqual([true, undefined]);
});

test('one guid or one link for all items still gives each its own id; the same item twice is one', async () => {
  const ids = async (source: string) => (await read(source)).items.map(({ ref }) => ref.id);
  const same = '<item><guid>x</guid><link>/1</link><title>a</title></item>';
  expect(await ids(rss(`${same}<item><guid>x</guid><link>/2</link><title>b</title></item>${same}`))).toEqual([
    'x',
    'https://town.example/2',
  ]);
  expect(new Set(await ids(rss('<item><link>/</link><title>a</title></item><item><link>/</link><title>b</title></item>'))).size).toBe(2);
});

test('a broken item is reported and the others are read', async () => {
  const { items, problems } = await read(
    JSON.stringify({ items: [{ id: '1', title: 7, tags: 'x', authors: [null], date_published: 5 }, null, 'x', {}, { id: '2' }] }),
  );
  expect(items.map(({ ref }) => ref.id)).toEqual(['1', '2']);
  expect(problems.map(({ code, source, issues }) => [code, source, issues?.[0]?.path])).toEqual(
    [1, 2, 3].map((at) => ['protocol/wrong-shape', 'news', `/items/${at}`]),
  );
  expect((await read(rss('<item></item><item><guid>1</guid></item>'))).problems).toMatchObject([{ code: 'protocol/wrong-shape' }]);
});

test.each<[what: string, source: string, code: string]>([
  ['an HTML page', '<!DOCTYPE html><html><head><title>x</title></head></html>', 'protocol/html-instead'],
  ['a page without html tag', '<head><meta charset=utf-8><title>Log in</title>', 'protocol/html-instead'],
  ['XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'protocol/html-instead'],
  ['other XML', '<note><to>x</to></note>', 'protocol/not-a-feed'],
  ['nothing', '', 'protocol/not-a-feed'],
  ['white space', ' \n\ufeff', 'protocol/not-a-feed'],
  ['words', 'Service temporarily unavailable', 'protocol/not-a-feed'],
  ['gzip that nobody unpacked', '\u001f\u008b\u0008\u0000<\u0000\u0001>', 'protocol/not-a-feed'],
  ['other JSON', '{"ok":true}', 'protocol/not-a-feed'],
  ['a JSON list', '[1]', 'protocol/not-a-feed'],
  ['half of a JSON feed', '{"items":[', 'protocol/not-json'],
  ['a DTD of its own', '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', 'protocol/doctype'],
])('%s is refused', async (_, source, code) => {
  await expect(read(source)).rejects.toMatchObject({ code, brand: 'civickit' });
});

test('warnings printed before the feed are passed over', async () => {
  const source = `<br />\n<b>Warning</b>: date() in <b>/srv/x.php</b><br />\n<?xml version="1.0"?>${rss('<item><guid>1</guid></item>')}`;
  expect((await read(source)).items).toHaveLength(1);
});

test('a feed cut off keeps the whole items and says so', async () => {
  const { items, problems } = await read(rss('<item><guid>1</guid></item><item><title>half').replace('</channel></rss>', ''));
  expect(items.map(({ ref }) => ref.id)).toEqual(['1']);
  expect(problems).toMatchObject([{ code: 'protocol/wrong-shape' }]);
});

test('content and summary are made once, when asked for, and copies hold plain values', async () => {
  const { items } = await read(rss('<item><guid>1</guid><description>a</description></item>'));
  const [notice] = items as [Notice];
  const property = Object.getOwnPropertyDescriptor(notice, 'content');
  expect([typeof property?.get, property?.enumerable]).toEqual(['function', true]);
  expect(notice.content).toBe(notice.content);
  expect(Object.getOwnPropertyDescriptor({ ...notice }, 'content')).toMatchObject({ value: [{ tag: 'p', children: ['a'] }] });
  expect(structuredClone(notice)).toEqual({ ...notice });
  expect(JSON.parse(JSON.stringify(notice))).toMatchObject({ summary: 'a', raw: '<guid>1</guid><description>a</description>' });
});

test('what a feed says about itself after its items counts for them too', async () => {
  const items = '<item><guid>1</guid><description>&lt;a href="c"&gt;x&lt;/a&gt;</description></item>';
  const { items: notices } = await read(
    `<rss><channel>${items}<language>ug</language><link>https://town.example/home/</link></channel></rss>`,
  );
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatchObject({ lang: 'ug', content: [{ children: [{ href: 'https://town.example/home/c' }] }] });
});

test('keys of JSON cannot reach prototypes', async () => {
  const { items } = await read(
    '{"items":[{"id":"__proto__","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"_civickit":{"__proto__":{"pinned":true}}}],"__proto__":{"polluted":1}}',
  );
  expect(items.map(({ ref, pinned }) => [ref.id, pinned])).toEqual([['__proto__', undefined]]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('twenty thousand items in no order come newest first, those of one day as they stood', async () => {
  const dayOf = (index: number): string => `2026-03-${String(1 + ((index * 7919) % 28)).padStart(2, '0')}`;
  const source = rss(Array.from({ length: 20_000 }, (_, at) => `<item><guid>${at}</guid><dc:date>${dayOf(at)}</dc:date></item>`).join(''));
  const keys = (await read(source)).items.map(({ ref, published }) => [published?.iso ?? '', Number(ref.id)] as const);
  const sorted = [...keys].sort(([a, one], [b, other]) => (a < b ? 1 : a > b ? -1 : one - other));
  expect(keys).toEqual(sorted);
});
