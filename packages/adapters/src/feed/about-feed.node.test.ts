import { expect, test } from 'vitest';
import { parseFeed } from './parse-feed.js';

const read = (source: string) => parseFeed(source, { url: 'https://town.example/news/feed.xml', zone: 'Asia/Shanghai' });
const rss = (inside: string) => `<rss version="2.0"><channel>${inside}</channel></rss>`;
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`;
const json = (item: object, more: object) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [item], ...more });

test.each<[rule: string, source: string, expected: object]>([
  ['a description', '<rss><channel><description>A &amp;lt;b&gt;c&lt;/b&gt;</description></channel></rss>', { description: 'A <b>c' }],
  ['a subtitle', atom('<subtitle>A</subtitle>'), { description: 'A' }],
  ['a tagline (Atom 0.3)', '<feed xmlns="http://purl.org/atom/ns#"><tagline>A</tagline></feed>', { description: 'A' }],
  ['of JSON', json({ id: '1' }, { description: 'A', icon: '/i.png' }), { description: 'A', image: { src: 'https://town.example/i.png' } }],
  ['rights', atom('<rights>© Town</rights>'), { rights: '© Town' }],
  ['copyright', rss('<copyright>© Town</copyright>'), { rights: '© Town' }],
  ['rights (Dublin Core)', rss('<dc:rights>© Town</dc:rights>'), { rights: '© Town' }],
  ['its editor', rss('<managingEditor>Desk (desk@town.example)</managingEditor>'), { authors: ['Desk'] }],
  ['an address', rss('<managingEditor>desk@town.example</managingEditor>'), { authors: ['desk@town.example'] }],
  ['both, the other way round', rss('<webMaster>desk@town.example (Desk)</webMaster>'), { authors: ['Desk'] }],
  ['before its web master', rss('<webMaster>W</webMaster><managingEditor>E</managingEditor>'), { authors: ['E'] }],
  ['its creator', rss('<dc:creator>Desk</dc:creator><webMaster>W</webMaster>'), { authors: ['Desk'] }],
  ['the address of an author', atom('<author><email>desk@town.example</email></author>'), { authors: ['desk@town.example'] }],
  ['categories', rss('<category>A</category><dc:subject>B</dc:subject>'), { categories: ['A', 'B'] }],
  ['its picture', rss('<media:content url="/p" medium="image"/>'), { image: { src: 'https://town.example/p' } }],
  ['or logo', rss('<image><url>/l</url><title>no</title></image>'), { image: { src: 'https://town.example/l' } }],
  ['or that of a podcast', rss('<itunes:image href="/l"/>'), { image: { src: 'https://town.example/l' } }],
  ['when it changed', rss('<dc:date>2026-03-04</dc:date>'), { updated: { iso: '2026-03-04' } }],
  ['a mark before it', `\ufeff${rss('<copyright>C</copyright>')}`, { rights: 'C' }],
  ['white space before it', `\n \t\n<!-- c -->${rss('<copyright>C</copyright>')}`, { rights: 'C' }],
])('what the feed says about itself: %s', async (_, source, expected) => {
  expect((await read(source)).feed).toMatchObject(expected);
});
