import { markup } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { link, saidAtLength } from './write-setting.js';

const words = markup`words`;

test.each(['javascript:alert(1)', ' \tJavaScript:alert(1)', 'data:text/html,x', 'http://[', undefined])('%j is no link', (url) => {
  expect(link(url, words).source).toBe('words');
});

test('a link on a site whose name nobody has told goes by its path', () => {
  expect(link('http://site.invalid/a/b.html?c#d', words).source).toBe('<a href="/a/b.html?c#d" rel="noopener">words</a>');
  expect(link('https://x.example/?a="b"&c', words).source).toBe(
    '<a href="https://x.example/?a=&quot;b&quot;&amp;c" rel="noopener">words</a>',
  );
});

test('words at length keep their breaks and their language', () => {
  const [first, second, ...more] = saidAtLength('One <b>\nTwo\n\n\n Three \n', { lang: 'en' });
  expect([first?.source, second?.source, more]).toEqual([
    '<p lang="en" dir="auto">One &lt;b&gt;<br>\nTwo</p>\n',
    '<p lang="en" dir="auto">Three</p>\n',
    [],
  ]);
});
