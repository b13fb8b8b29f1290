import { expect, test } from 'vitest';
import { oneLine, plainTextFromHtml } from './plain-text-from-html.js';
import { plainText, shortened } from './plain-text.js';
import { richTextFromHtml } from './rich-text-from-html.js';
import { richTextFromText } from './rich-text-from-text.js';

test('time is linear in blocks and text', () => {
  const rich = Array.from({ length: 5000 }, () => ({ tag: 'p' as const, children: ['x'.repeat(200)] }));
  const from = performance.now();
  expect(plainText(rich)).toHaveLength(5000 * 201 - 1);
  expect(performance.now() - from).toBeLessThan(200);
});

test('each block is a line, each row too', () => {
  const rich = richTextFromHtml('<h2>a</h2><p>b <b>c</b><br>d</p><ul><li>e<li>f</ul><table><tr><td>1<td>2<tr><td>3</table>');
  expect(plainText(rich)).toBe('a\nb c\nd\ne\nf\n1 2\n3');
});

test.each<[text: string, maxChars: number, short: string]>([
  ['The bridge is closed', 20, 'The bridge is closed'],
  ['The bridge is closed', 19, 'The bridge is…'],
  ['The bridge is closed', 12, 'The bridge…'],
  ['The bridge is closed', 11, 'The bridge…'],
  ['The bridge is closed', 10, 'The…'],
  ['关于春节放假的通知', 9, '关于春节放假的通知'],
  ['关于春节放假的通知', 6, '关于春节放…'],
  ['𠀀𠀁𠀂𠀃', 3, '𠀀𠀁…'],
  ['Donaudampfschifffahrtsgesellschaftskapitän', 36, 'Donaudampfschifffahrtsgesellschafts…'],
  ['a', 0, '…'],
])('%s in %i', (text, maxChars, short) => {
  expect(shortened(text, maxChars)).toBe(short);
  expect(Array.from(shortened(text, maxChars)).length).toBeLessThanOrEqual(Math.max(maxChars, 1));
});

test('plainText cuts as soon as it has enough', () => {
  expect(plainText(richTextFromHtml('<p>one two</p>'.repeat(4000)), 9)).toBe('one two…');
});

test.each<[html: string, text: string]>([
  ['Tom &amp; Jerry', 'Tom & Jerry'],
  ['<b>Road</b> closed<br>today', 'Road closed today'],
  ['<p>a</p><p>b</p>', 'a b'],
  ['a<script>x</script>b', 'ab'],
  ['1 < 2 and <3', '1 < 2 and <3'],
  ['&lt;b&gt;', '<b>'],
  ['a\u202eb\u2066c', 'abc'],
])('as one line: %s', (html, text) => {
  expect(plainTextFromHtml(html)).toBe(text);
});

test('a summary reads no further than it must', () => {
  const html = `<p>${'word '.repeat(20)}</p>`.repeat(5000);
  const from = performance.now();
  for (let at = 0; at < 200; at++) expect(plainTextFromHtml(html, 60)).toMatch(/word…$/);
  expect(performance.now() - from).toBeLessThan(1000);
});

test('one line has no controls of direction', () => {
  expect(oneLine('  a \n\u202eb\u202c ')).toBe('a b');
});

test.each<[text: string, nodes: unknown]>([
  [
    'a\nb\n\n \nc',
    [
      { tag: 'p', children: ['a', { tag: 'br', children: [] }, 'b'] },
      { tag: 'p', children: ['c'] },
    ],
  ],
  ['<b>&amp;', [{ tag: 'p', children: ['<b>&amp;'] }]],
  [
    '详见https://x.example/q?a=1。',
    [{ tag: 'p', children: ['详见', { tag: 'a', href: 'https://x.example/q?a=1', children: ['https://x.example/q?a=1'] }, '。'] }],
  ],
  [
    '(http://x.example/a).',
    [{ tag: 'p', children: ['(', { tag: 'a', href: 'http://x.example/a', children: ['http://x.example/a'] }, ').'] }],
  ],
  [
    'http://x.example/a_(b)',
    [{ tag: 'p', children: [{ tag: 'a', href: 'http://x.example/a_(b)', children: ['http://x.example/a_(b)'] }] }],
  ],
  ['http://u:p@x.example javascript:alert(1) x.example', [{ tag: 'p', children: ['http://u:p@x.example javascript:alert(1) x.example'] }]],
  ['', []],
  [' \n\r\n', []],
])('plain text %j', (text, nodes) => {
  expect(richTextFromText(text)).toEqual(nodes);
});
