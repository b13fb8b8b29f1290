import { parseFeed } from '@civickit/adapters/feed';
import { createCivicClient, type Notice, richTags } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import type { CivicNoticeFeed } from '@civickit/components/notice-feed';
import '@civickit/components/notice-feed/define.js';
import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { vectors } from './vectors.js';

interface Attack {
  readonly group: string;
  readonly text: string;
}

const hits = new Set<string>();
(globalThis as unknown as { hit: (name: string) => void }).hit = (name) => hits.add(name);

/** The same server under another name: a third party, as far as the page knows. */
const elsewhere = `${location.protocol}//127.0.0.1:${location.port}/attack-`;
/** Each attack with calls and addresses of its own, so that it can be told which one got through. */
function attacks(side: string): Attack[] {
  let number = 0;
  return Object.entries(vectors).flatMap(([group, rows]) =>
    rows.map((row) => {
      const name = `${side}${number++}`;
      return { group, text: row.replaceAll('RUN', `hit(/${name}/.source)`).replaceAll('URL', `${elsewhere}${name}`) };
    }),
  );
}

/** Names of the attacks that ran or fetched something. */
function struck(side: string): Set<string> {
  const fetched = performance.getEntriesByType('resource').flatMap(({ name }) => /attack-(\w+)/.exec(name)?.[1] ?? []);
  return new Set([...hits, ...fetched].filter((name) => name.startsWith(side)));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const quoted = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The attack at every place of an item, in each format, with and without escaping. */
const feeds: Readonly<Record<string, (attack: string, id: number) => string>> = {
  'RSS, escaped': (attack, id) => rss(escaped(attack), escaped(attack), id),
  'RSS, quoted': (attack, id) => rss(quoted(attack), escaped(attack), id),
  'RSS, as it is': (attack, id) => rss(attack.replaceAll('item>', ''), '', id),
  'Atom, escaped': (attack, id) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>a${id}</id><title type="html">${escaped(attack)}</title><link href="${escaped(attack)}"/><link rel="enclosure" type="image/png" href="${escaped(attack)}" title="${escaped(attack)}"/><category term="x" label="${escaped(attack)}"/><author><name>${escaped(attack)}</name><uri>${escaped(attack)}</uri></author><summary type="html">${escaped(attack)}</summary><content type="html" xml:base="${escaped(attack)}">${escaped(attack)}</content></entry></feed>`,
  'Atom, XHTML': (attack, id) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x${id}</id><title>t</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${attack}</div></content></entry></feed>`,
  'JSON Feed': (attack, id) =>
    JSON.stringify({
      items: [
        {
          id: `j${id}`,
          url: attack,
          title: attack,
          summary: attack,
          content_html: attack,
          image: attack,
          tags: [attack],
          language: attack,
          authors: [{ name: attack, url: attack, avatar: attack }],
          attachments: [{ url: attack, title: attack, mime_type: attack }],
        },
      ],
    }),
};

function rss(text: string, attribute: string, id: number): string {
  return `<rss><channel><title>t</title><item><guid isPermaLink="false">r${id}</guid><title>${text}</title><link>${text}</link><author>${text}</author><category>${text}</category><description>${text}</description><content:encoded>${text}</content:encoded><enclosure url="${attribute}" type="application/pdf"/><media:thumbnail url="${attribute}"/></item></channel></rss>`;
}

async function noticesOf(make: (attack: string, id: number) => string, all: readonly Attack[]): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const [id, { text }] of all.entries()) {
    const read = await parseFeed(make(text, id), { url: 'https://town.example/feed', source: 'news' }).catch(() => undefined);
    notices.push(...(read?.items ?? []));
  }
  return notices;
}

async function shown(items: readonly Notice[]): Promise<ShadowRoot> {
  const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed inline limit="50"></civic-notice-feed>`);
  feed.collection = createCivicClient({ notices: [memorySource({ id: 'news', items })] }, { zone: 'Asia/Shanghai' }).notices;
  const root = feed.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector('.title'), 'notices to be shown', { timeout: 8000 });
  return root;
}

/** Resolves when the texts of all notices that were opened are there: their code comes with the first. */
async function textsOpened(root: ShadowRoot): Promise<void> {
  await (root.host as CivicNoticeFeed).updateComplete;
  const count = (selector: string) => root.querySelectorAll(selector).length;
  await waitUntil(() => count('.prose') === count('.title[aria-expanded="true"]'), 'the texts', { timeout: 8000 });
}

/** What a page of harmless notices is made of, and what rich text may add. */
async function closedSet(): Promise<Set<string>> {
  const harmless: Notice = {
    ref: { source: 'news', id: '1' },
    title: 'One',
    url: 'https://town.example/1',
    summary: 'Short',
    content: [{ tag: 'p', children: [{ tag: 'table', children: [{ tag: 'tr', children: [{ tag: 'td', children: ['x'] }] }] }] }],
    categories: ['Water'],
    authors: ['Desk'],
    attachments: [{ url: 'https://town.example/a.pdf', title: 'A', type: 'application/pdf', bytes: 9 }],
    image: { src: 'https://town.example/a.png' },
    lang: 'en',
    published: { iso: '2026-03-04', precision: 'day', zone: 'assumed' },
  };
  const root = await shown([harmless, { ...harmless, ref: { source: 'news', id: '2' } }]);
  const allowed = new Set(partsOf(root));
  for (const title of root.querySelectorAll<HTMLElement>('.title')) {
    title.click();
    await textsOpened(root);
    for (const part of partsOf(root)) allowed.add(part);
  }
  for (const tag of [...richTags, 'h5', 'h6']) {
    allowed.add(tag);
    for (const attribute of ['lang', ...(tag === 'a' ? ['href', 'rel'] : []), ...(/^t[dh]$/.test(tag) ? ['colspan', 'rowspan'] : [])])
      allowed.add(`${tag} ${attribute}`);
  }
  allowed.delete('img');
  return allowed;
}

function partsOf(root: ShadowRoot): string[] {
  return Array.from(root.querySelectorAll('*')).flatMap((element) => [
    element.localName,
    ...element.getAttributeNames().map((name) => `${element.localName} ${name}`),
  ]);
}

function addressesOf(root: ShadowRoot): string[] {
  return Array.from(root.querySelectorAll('a'), (anchor) => anchor.protocol);
}

describe('text from outside', () => {
  it('runs nothing, fetches nothing and adds nothing, wherever it stands in a feed', async () => {
    const allowed = await closedSet();
    for (const [format, make] of Object.entries(feeds)) {
      const notices = await noticesOf(make, attacks('ours'));
      expect(notices.length, format).to.be.greaterThan(100);
      let opened = 0;
      for (let from = 0; from < notices.length; from += 50) {
        const root = await shown(notices.slice(from, from + 50));
        for (const title of root.querySelectorAll<HTMLElement>('button.title')) title.click();
        await textsOpened(root);
        opened += root.querySelectorAll('.prose').length;
        expect(
          partsOf(root).filter((part) => !allowed.has(part)),
          format,
        ).to.deep.equal([]);
        expect(addressesOf(root).filter((protocol) => !/^(https?|mailto|tel):$/.test(protocol))).to.deep.equal([]);
      }
      expect(opened, `${format}: texts that opened`).to.be.greaterThan(30);
    }
    await aTimeout(1000);
    expect([...struck('ours')]).to.deep.equal([]);
  }).timeout(60_000);

  it('does both where a page puts it into innerHTML, so this can be seen', async () => {
    const all = attacks('naive');
    const place = await fixture<HTMLElement>(html`<div></div>`);
    // A page without care: as HTML, and as the address of a link that somebody follows.
    for (const { text } of all) {
      const spot = document.createElement('div');
      const link = document.createElement('a');
      place.append(spot, link);
      spot['innerHTML'] = text;
      link.href = text;
      for (const anchor of [...spot.querySelectorAll('a'), link]) if (anchor.protocol === 'javascript:') anchor.click();
    }
    await waitUntil(() => struck('naive').size > all.length / 3, 'attacks to strike', { timeout: 15_000 }).catch(() => undefined);
    const count = struck('naive').size;
    console.log(`${count} of ${all.length} attacks struck a page that uses innerHTML`);
    expect(count).to.be.greaterThan(all.length / 3);
  }).timeout(20_000);
});
