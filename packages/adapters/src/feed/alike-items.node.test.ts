import { expect, test } from 'vitest';
import { read, rss } from './feed-fixture.node.js';

const facts = (at: number): string => `<title>Road ${at} &amp; more</title><link>https://town.example/${at}</link>`;
const plain = (at: number): string => `<item>${facts(at)}<guid isPermaLink="false">g${at}</guid><category>a</category></item>`;
/** Enough for a pattern to be made of them. */
const alike = (from: number): string => Array.from({ length: 4 }, (_, at) => plain(from + at)).join('\n');

test.each<[what: string, item: string]>([
  ['the same in CDATA', `<item>${facts(10)}<guid isPermaLink="false"><![CDATA[g]] ]>x]]></guid><category>a</category></item>`],
  ['CDATA that holds an end tag', `<item>${facts(10)}<guid isPermaLink="false"><![CDATA[</guid>]]></guid><category>a</category></item>`],
  ['two CDATA sections', `<item>${facts(10)}<guid isPermaLink="false"><![CDATA[g]]><![CDATA[h]]></guid><category>a</category></item>`],
  ['tags in an element', `<item>${facts(10)}<guid isPermaLink="false">g</guid><category>a<b>c</b></category></item>`],
  ['another attribute', `<item>${facts(10)}<guid isPermaLink="true">https://town.example/g</guid><category>a</category></item>`],
  ['an element more', `<item>${facts(10)}<guid isPermaLink="false">g</guid><category>a</category><category>b</category></item>`],
  ['an element fewer', `<item>${facts(10)}<guid isPermaLink="false">g</guid></item>`],
  ['text between its elements', `<item>${facts(10)}x &lt; y<guid isPermaLink="false">g</guid><category>a</category>z</item>`],
  ['white space in an end tag', `<item>${facts(10)}<guid isPermaLink="false">g</guid ><category>a</category></item>`],
  ['an end tag that lacks', `<item>${facts(10)}<guid isPermaLink="false">g<category>a</category></item>`],
  ['a lone less-than sign', `<item>${facts(10)}<guid isPermaLink="false">a < b</guid><category>a</category></item>`],
  ['a language of its own', `<item xml:lang="ug">${facts(10)}<guid isPermaLink="false">g</guid><category>a</category></item>`],
  ['nothing', '<item/>'],
  ['a text longer than a stride', plain(10).replace('<category>a', `<category>${'a'.repeat(40_000)}`)],
])('an item among others is read as it is alone: %s', async (_, item) => {
  const [alone, amid] = [await read(rss(item)), await read(rss(alike(0) + item + alike(20)))];
  expect(amid.problems).toEqual(alone.problems);
  expect(amid.items.map(({ raw }) => raw)).toEqual(
    (await read(rss(alike(0) + alike(20)))).items.map(({ raw }) => raw).toSpliced(4, 0, ...alone.items.map(({ raw }) => raw)),
  );
  expect({ ...amid.items.find(({ raw }) => raw === alone.items[0]?.raw) }).toEqual({ ...alone.items[0] });
});

test('what a comment of several tokens quotes is no item, even where it looks like those before', async () => {
  const quoted = `<!--${'x'.repeat(270_000)}${plain(30)}-->`;
  const { items } = await read(rss(alike(0) + quoted + alike(10)));
  expect(items.map(({ ref }) => ref.id)).toEqual([0, 1, 2, 3, 10, 11, 12, 13].map((at) => `g${at}`));
});

test('a group without media in items alike moves no other element', async () => {
  const item = (at: number): string =>
    `<item><title>Road ${at}</title><media:group>x</media:group><guid isPermaLink="false">g${at}</guid></item>`;
  const { items } = await read(rss(Array.from({ length: 6 }, (_, at) => item(at)).join('')));
  expect(items.map(({ ref, title }) => [ref.id, title])).toEqual(Array.from({ length: 6 }, (_, at) => [`g${at}`, `Road ${at}`]));
});

test('items alike count towards the limits of what is read', async () => {
  const source = rss(Array.from({ length: 40 }, (_, at) => plain(at)).join(''));
  const { items, problems } = await read(source, { limits: { maxTokens: 300 } });
  expect(problems).toMatchObject([{ code: 'too-large/markup' }]);
  expect(items.length).toBeLessThan(25);
  const deep = await read(rss(`${alike(0)}<channel><channel>${alike(10)}`), { limits: { maxDepth: 4 } });
  expect(deep.items.map(({ ref }) => ref.id)).toEqual(['g0', 'g1', 'g2', 'g3']);
  expect(deep.problems).toMatchObject([{ code: 'too-large/markup' }]);
});
