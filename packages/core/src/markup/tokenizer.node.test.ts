import { expect, test } from 'vitest';
import { markupLimits } from './limits.js';
import { Tokenizer, type MarkupMode } from './tokenizer.js';

/** `+a` opens, `-a` closes, `/` marks a self-closing tag, `"…"` is text, `*` anything passed over. */
function tokens(source: string, mode: MarkupMode): string {
  const tokenizer = new Tokenizer(source, mode);
  const seen: string[] = [];
  for (let token = tokenizer.next(); token !== 'end'; token = tokenizer.next()) {
    if (token === 'text') seen.push(JSON.stringify(tokenizer.text()));
    else if (token === 'close') seen.push(`-${tokenizer.name}`);
    else if (token === 'other') seen.push('*');
    else
      seen.push(
        `+${tokenizer.name}${[...tokenizer.attributes()].map(([key, value]) => `[${key}=${value}]`).join('')}${tokenizer.selfClosing ? '/' : ''}`,
      );
  }
  return seen.join(' ');
}

test.each<[source: string, xml: string, html?: string]>([
  ['<a>x</a>', '+a "x" -a'],
  ['<Pub:Date/>', '+Pub:Date/', '+pub:date'],
  ['<a b="1" c=\'2\' d=3 e>', '+a[b=1][c=2][d=3][e=]'],
  ['<a b="1" b="2" B="3">', '+a[b=1][B=3]', '+a[b=1]'],
  ['<a b = "x>y" >z', '+a[b=x>y] "z"'],
  ['<a b="x<y">z', '+a[b=x<y] "z"'],
  ["<a title=it's>z", '+a[title=it\'s] "z"'],
  ['<a href="x>never closed', '+a[href=x] "never closed"', '+a[href=x] "never closed"'],
  ['<a <b>x', '+a +b "x"'],
  ['<a b', '+a'],
  ['</a<b>', '-a +b'],
  ['a < b &lt; c &amp;&amp; d', '"a < b < c && d"'],
  ['<春节> <3 </ x>', '"<春节> <3 </ x>"'],
  ['<!-- a > b --><?php x ?><!DOCTYPE html>x', '* * * "x"'],
  ['<!--never closed', '*'],
  ['<![CDATA[a<b>&amp;]]>c', '"a<b>&amp;" "c"'],
  ['<![CDATA[never closed', '"never closed"'],
  ['&Agrave;&yacute;&ocirc;&Ntilde;&Yuml;&aring;&Ccedil;&scaron;&aelig;&#150;&Wacute;', '"ÀýôÑŸåÇšæ–&Wacute;"'],
  ['&#65;&#x42;&eacute;&nbsp;&unknown;&constructor;&amp', '"ABé\u00a0&unknown;&constructor;&amp"'],
  ['&#146;&#0;&#xD800;&#x110000;&#99999999999999999999;&#x;&#;', '"’&#x;&#;"'],
  ['?a=1&copy=2&#8217x', '"?a=1&copy=2&#8217x"'],
  ['a\0b\ud800c\u0007\ufffe', '"abc"'],
  ['<script>if (a<b) "</p>"</script><p>', '+script "if (a" +b', '+script "if (a<b) \\"</p>\\"" -script +p'],
  ['<STYLE>x</Style >y', '+STYLE "x" -Style "y"', '+style "x" -style "y"'],
  ['<title><b>x', '+title +b "x"', '+title "<b>x"'],
])('%s', (source, xml, html = xml) => {
  if (!source.startsWith('<script>')) expect(tokens(source, 'xml')).toBe(xml);
  expect(tokens(source, 'html')).toBe(html);
});

test.each([
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  '<!DOCTYPE a SYSTEM "x" [',
  '<!ENTITY a "b">',
  '<!doctype a [ ]>',
  '<!ELEMENT a ANY>',
])('XML with a DTD of its own is refused: %s', (source) => {
  expect(() => tokens(source, 'xml')).toThrow(expect.objectContaining({ code: 'protocol/doctype' }));
  expect(() => tokens(source, 'html')).not.toThrow();
});

test('a DOCTYPE that only names a DTD does nothing, as in RSS 0.91', () => {
  expect(tokens('<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss/>', 'xml')).toBe('* +rss/');
});

test('limits are typed errors, or drop what is too much', () => {
  const read = (source: string, limits: Partial<typeof markupLimits>) => {
    const tokenizer = new Tokenizer(source, 'xml', { ...markupLimits, ...limits });
    while (tokenizer.next() !== 'end') if (tokenizer.name) tokenizer.attributes();
    return tokenizer;
  };
  const tooLarge = expect.objectContaining({ code: 'too-large/markup' });
  expect(() => read('<a/>', { maxBytes: 3 })).toThrow(tooLarge);
  expect(() => read('<a/><b/><c/>', { maxTokens: 2 })).toThrow(tooLarge);
  const tokenizer = new Tokenizer('<a b=1 c=2 d=3>', 'xml', { ...markupLimits, maxAttributes: 2 });
  tokenizer.next();
  expect([...tokenizer.attributes().keys()]).toEqual(['b', 'c']);
});

test.each([
  ['unclosed quotes', '<a b="'],
  ['lone less-than signs', '<'],
  ['comments that never end', '<!-'],
  ['CDATA that never ends', '<![CDATA['],
  ['attributes without values', '<a b c d '],
  ['stray ampersands', '&&#&#x'],
  ['end tags of raw text that are none', '<script></scrip'],
])('time is linear: %s', (_, piece) => {
  const time = (count: number): number => {
    const source = piece.repeat(count);
    const from = process.threadCpuUsage();
    tokens(source, 'html');
    // Processor time of this thread: what other programs on the machine take does not count.
    const { user, system } = process.threadCpuUsage(from);
    return (user + system) / 1000;
  };
  time(5_000);
  // Eight times the text in sixteen times the time at most; quadratic would be 64.
  expect(time(160_000)).toBeLessThan(16 * time(20_000) + 50);
});
