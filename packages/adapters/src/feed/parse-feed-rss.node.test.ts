import { test } from 'vitest';
import { expectFirst, expectLink, rss } from './feed-fixture.node.js';

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
  [
    'a guid is a permanent link',
    rss('<item><guid>https://town.example/1</guid></item>'),
    { id: 'https://town.example/1', url: 'https://town.example/1' },
  ],
  ['a guid that is no address', rss('<item><guid>news-1</guid></item>'), { id: 'news-1', url: undefined }],
  [
    'a guid that says it is no link',
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
  [
    'a hash without guid and link, the same each time',
    rss('<item><title>a</title><pubDate>2026-03-04</pubDate></item>'),
    { id: '#2d3ie2klc7h' },
  ],
  ['no other scheme is a link', rss('<item><title>a</title><link>javascript:alert(1)</link></item>'), { url: undefined }],
  [
    'an Atom link in RSS',
    rss('<item><title>a</title><atom:link href="/1" xmlns:atom="http://www.w3.org/2005/Atom"/></item>'),
    { url: 'https://town.example/1' },
  ],
  ['HTML in a title, escaped once', rss('<item><title>&lt;b&gt;A&lt;/b&gt; &amp; B</title></item>'), { title: 'A & B' }],
  ['a title escaped twice', rss('<item><title>A &amp;amp; B &amp;#8217;</title></item>'), { title: 'A & B ’' }],
  ['a title in CDATA', rss('<item><title><![CDATA[ A &amp; <i>B</i> ]]></title></item>'), { title: 'A & B' }],
  [
    'a title not escaped',
    rss('<item><title>A <b>B</b> C</title><link>/1</link></item>'),
    { title: 'A B C', url: 'https://town.example/1' },
  ],
  ['angle brackets around ideographs', rss('<item><title>关于<春节>放假</title></item>'), { title: '关于<春节>放假' }],
  ['named references of HTML in XML', rss('<item><title>A&nbsp;&ndash;&eacute;&unknown;</title></item>'), { title: 'A –é&unknown;' }],
  [
    'content:encoded before description',
    rss(
      '<item><title>a</title><description>short</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>long</p>]]></content:encoded></item>',
    ),
    { summary: 'short', content: 'long' },
  ],
  ['prose escaped twice stays text', rss('<item><description>&amp;lt;b&amp;gt;a</description></item>'), { content: '<b>a' }],
  [
    'prose in HTML not escaped at all',
    rss('<item><title>a</title><description>one <b>two</b><br>three</description></item>'),
    { content: 'one two\nthree' },
  ],
  ['the name of a podcast summary', rss('<item><itunes:summary>S</itunes:summary></item>'), { summary: 'S' }],
  ['a date that is none', rss('<item><title>a</title><pubDate>soon</pubDate></item>'), { published: undefined }],
  [
    'a date of Dublin Core',
    rss('<item><title>a</title><dc:date>2026-03-04T15:30:00Z</dc:date></item>'),
    { published: { iso: '2026-03-04T15:30:00Z' } },
  ],
  [
    'a clerk’s date in the zone of the municipality',
    rss('<item><title>a</title><pubDate>2026年3月4日 15:30</pubDate></item>'),
    { published: { iso: '2026-03-04T15:30:00+08:00', precision: 'minute', zone: 'assumed' } },
  ],
  [
    'expiry (PRISM)',
    rss(
      '<item><title>a</title><p:expirationDate xmlns:p="http://prismstandard.org/namespaces/basic/2.0/">2026-03-31</p:expirationDate></item>',
    ),
    { expires: { iso: '2026-03-31' } },
  ],
  [
    'categories',
    rss(
      '<item><title>a</title><category>Water</category><category domain="x"> Roads &amp;amp; bridges </category><category>Water</category><category/></item>',
    ),
    { categories: ['Water', 'Roads & bridges'] },
  ],
  [
    'an author with name and address',
    rss('<item><title>a</title><author>desk@town.example (The Desk)</author></item>'),
    { authors: ['The Desk'] },
  ],
  [
    'an author the other way round',
    rss('<item><title>a</title><author>The Desk (desk@town.example)</author></item>'),
    { authors: ['The Desk'] },
  ],
  [
    'an author with only an address',
    rss('<item><title>a</title><author>desk@town.example</author></item>'),
    { authors: ['desk@town.example'] },
  ],
  [
    'enclosures',
    rss('<item><title>a</title><enclosure url="/f.pdf" type="application/pdf" length="1234"/><enclosure url="javascript:x"/></item>'),
    { attachments: [{ url: 'https://town.example/f.pdf', type: 'application/pdf', bytes: 1234 }] },
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
  ['the language of the feed', rss('<language>zh_CN</language><item><guid>1</guid></item>'), { lang: 'zh-CN' }],
])('%s', (_, source, expected) => expectFirst(source, expected));

test.each<[rule: string, source: string, href: string]>([
  [
    'against the item’s page',
    rss('<item><link>https://town.example/a/b</link><description>&lt;a href="c"&gt;x&lt;/a&gt;</description></item>'),
    'https://town.example/a/c',
  ],
  [
    'without page against the site',
    rss('<item><guid>1</guid><description>&lt;a href="c"&gt;x&lt;/a&gt;</description></item>'),
    'https://town.example/c',
  ],
  [
    'xml:base',
    rss('<item><link>/z/</link><description xml:base="https://x.example/q/">&lt;a href="c"&gt;x&lt;/a&gt;</description></item>'),
    'https://x.example/q/c',
  ],
])('relative addresses in content: %s', (_, source, href) => expectLink(source, href));
