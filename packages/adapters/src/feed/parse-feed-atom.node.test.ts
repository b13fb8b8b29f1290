import { test } from 'vitest';
import { atom, expectFirst, expectLink } from './feed-fixture.node.js';

test.each<[rule: string, source: string, expected: object]>([
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
    'any prefix will do',
    '<r:feed xmlns:r="http://www.w3.org/2005/Atom"><r:entry><r:id>1</r:id><r:title>Road</r:title></r:entry></r:feed>',
    { id: '1', title: 'Road' },
  ],
  ['without namespace', '<feed><entry><id>1</id><title>Road</title></entry></feed>', { id: '1', title: 'Road' }],
  [
    'of several links the page for people',
    atom(
      '<entry><id>1</id><link rel="self" href="/s"/><link rel="alternate" type="application/json" href="/j"/><link rel="alternate" type="text/html" href="/h"/></entry>',
    ),
    { url: 'https://town.example/h' },
  ],
  [
    'an id is no link',
    atom('<entry><id>https://town.example/1</id><title>a</title></entry>'),
    { id: 'https://town.example/1', url: undefined },
  ],
  ['a title is text unless it says otherwise', atom('<entry><id>1</id><title>a &lt;b&gt; c</title></entry>'), { title: 'a <b> c' }],
  ['a title in HTML', atom('<entry><id>1</id><title type="html">a &lt;b&gt;b&lt;/b&gt;</title></entry>'), { title: 'a b' }],
  [
    'a title in XHTML',
    atom('<entry><id>1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b></div></title></entry>'),
    { title: 'a b' },
  ],
  ['prose as text keeps its signs', atom('<entry><id>1</id><content>a &lt; b\n\nc</content></entry>'), { content: 'a < b\nc' }],
  [
    'prose in XHTML with any prefix',
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
  [
    'only the mandatory date',
    atom('<entry><id>1</id><updated>2026-03-04T15:30:00Z</updated></entry>'),
    { published: { iso: '2026-03-04T15:30:00Z' }, updated: { iso: '2026-03-04T15:30:00Z' } },
  ],
  [
    'categories by label, else term',
    atom('<entry><id>1</id><category term="w" label="Water"/><category term="roads"/></entry>'),
    { categories: ['Water', 'roads'] },
  ],
  [
    'authors',
    atom('<entry><id>1</id><author><name>A</name><email>x</email></author><author><name>B</name></author></entry>'),
    { authors: ['A', 'B'] },
  ],
  [
    'authors of the entry’s source',
    atom('<author><name>Feed</name></author><entry><id>1</id><source><author><name>Source</name></author></source></entry>'),
    { authors: ['Source'] },
  ],
  ['authors of the feed', atom('<author><name>Feed</name></author><entry><id>1</id></entry>'), { authors: ['Feed'] }],
  [
    'enclosures',
    atom('<entry><id>1</id><link rel="enclosure" href="f.pdf" title="Form" type="application/pdf" length="-1"/></entry>'),
    { attachments: [{ url: 'https://town.example/news/f.pdf', type: 'application/pdf', title: 'Form' }] },
  ],
  ['xml:lang of the item', atom('<entry xml:lang="ug"><id>1</id></entry>', 'xml:lang="zh"'), { lang: 'ug' }],
  ['xml:lang of the feed', atom('<entry><id>1</id></entry>', 'xml:lang="zh-Hant"'), { lang: 'zh-Hant' }],
])('%s', (_, source, expected) => expectFirst(source, expected));

test.each<[rule: string, source: string, href: string]>([
  [
    'against the feed (RFC 4287 section 2)',
    atom('<entry><id>1</id><link href="/z/"/><content type="html">&lt;a href="c"&gt;x&lt;/a&gt;</content></entry>'),
    'https://town.example/news/c',
  ],
  [
    'xml:base',
    atom('<entry xml:base="/a/"><id>1</id><content type="html" xml:base="b/">&lt;a href="c"&gt;x&lt;/a&gt;</content></entry>'),
    'https://town.example/a/b/c',
  ],
])('relative addresses in content: %s', (_, source, href) => expectLink(source, href));
