import { expect, test } from 'vitest';
import { richTextFromHtml } from './rich-text-from-html.js';
import { richTags, type RichNode, type RichText } from './rich-text.js';

const base = 'https://town.example/news/today';

/** Rich text as tags, only for reading in a test. */
function show(rich: RichText): string {
  return rich.map((node) => (typeof node === 'string' ? node : showElement(node))).join('');
}

function showElement({ tag, children, ...attributes }: Exclude<RichNode, string>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}=${value}`);
  return `<${tag}${written.join('')}>${tag === 'br' || tag === 'hr' || tag === 'img' ? '' : `${show(children)}</${tag}>`}`;
}

test.each<[rule: string, html: string, rich: string]>([
  ['text gets a paragraph', 'Road closed', '<p>Road closed</p>'],
  ['unknown tags are unwrapped', '<p><span>Road</span> <blink>closed</blink></p>', '<p>Road closed</p>'],
  ['b and i become strong and em', '<b>a</b><i>b</i>', '<p><strong>a</strong><em>b</em></p>'],
  ['headings have two levels', '<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h6>e</h6>', '<h3>a</h3><h3>b</h3><h3>c</h3><h4>d</h4><h4>e</h4>'],
  ['div ends a paragraph', 'a<div>b<div>c</div>d</div>e', '<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>'],
  ['p ends p', '<p>a<p>b', '<p>a</p><p>b</p>'],
  ['a block ends p', '<p>a<ul><li>b</ul>c', '<p>a</p><ul><li>b</li></ul><p>c</p>'],
  ['li ends li', '<ol><li>a<li>b</ol>', '<ol><li>a</li><li>b</li></ol>'],
  ['a list in an item', '<ul><li>a<ul><li>b</ul><li>c</ul>', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
  ['a list directly in a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', '<ul><li>a</li><li><ul><li>b</li></ul></li></ul>'],
  ['li without list', '<li>a<li>b', '<ul><li>a</li><li>b</li></ul>'],
  ['text directly in a list', '<ul>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
  ['dt and dd end each other', '<dl><dt>a<dd>b<dt>c<dd>d</dl>', '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>'],
  [
    'cells and rows end',
    '<table><tr><td>a<th>b<tr><td>c</table>d',
    '<table><tr><td>a</td><th>b</th></tr><tr><td>c</td></tr></table><p>d</p>',
  ],
  [
    'tbody is unwrapped',
    '<table><caption>t</caption><thead><tr><th>a</thead><tbody><tr><td>b</tbody></table>',
    '<table><caption>t</caption><tr><th>a</th></tr><tr><td>b</td></tr></table>',
  ],
  ['text directly in a table', '<table>a<tr>b<td>c</table>', '<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>'],
  [
    'a table in a cell',
    '<table><tr><td><table><tr><td>a</table>b<td>c</table>',
    '<table><tr><td><table><tr><td>a</td></tr></table>b</td><td>c</td></tr></table>',
  ],
  ['empty cells stay', '<table><tr><td></td><td>a</td></tr><tr></tr></table>', '<table><tr><td></td><td>a</td></tr></table>'],
  [
    'spans within reason',
    '<table><tr><td colspan=2 rowspan="3">a<td colspan=-1 rowspan=9999>b</table>',
    '<table><tr><td colspan=2 rowspan=3>a</td><td>b</td></tr></table>',
  ],
  ['a div in an item', '<ul><li>a<div>b</div>c</li></ul>', '<ul><li>a<p>b</p>c</li></ul>'],
  ['a heading with blocks in it', '<h2><div>a</div><p>b</p></h2>c', '<h3>a b</h3><p>c</p>'],
  ['misnested formatting', '<b>a<i>b</b>c</i>', '<p><strong>a<em>b</em></strong><em>c</em></p>'],
  ['formatting across paragraphs', '<b><p>a</p><p>b</p></b>c', '<p><strong>a</strong></p><p><strong>b</strong></p><p>c</p>'],
  ['formatting left open ends with its block', '<p><b>a</p><p>b', '<p><strong>a</strong></p><p>b</p>'],
  ['formatting left open in a cell', '<table><tr><td><b>a<td>b</table>', '<table><tr><td><strong>a</strong></td><td>b</td></tr></table>'],
  ['a link around blocks', '<a href="/x"><div>a</div></a>', '<p><a href=https://town.example/x>a</a></p>'],
  [
    'a link ends a link',
    '<a href="/x">a<a href="/y">b</a>c',
    '<p><a href=https://town.example/x>a</a><a href=https://town.example/y>b</a>c</p>',
  ],
  ['stray end tags', '</div></p></b></li>a</section>', '<p>a</p>'],
  ['an end tag of an outer block', '<div><ul><li>a</div>b', '<ul><li>a</li></ul><p>b</p>'],
  ['white space is collapsed', ' <p> a \n\t b <b> c </b> d </p> ', '<p>a b <strong>c</strong> d</p>'],
  ['the space around formatting stays', 'a<b> b </b>c', '<p>a <strong>b</strong> c</p>'],
  ['white space in pre stays', '<pre>\n  a\n   b <b>c</b></pre>', '<pre>  a\n   b <strong>c</strong></pre>'],
  ['empty paragraphs go', '<p></p><p>&nbsp;</p><p>\u3000</p><p><b></b><br></p>a', '<p>a</p>'],
  ['breaks at the ends go', '<p><br>a<br>b<br></p>', '<p>a<br>b</p>'],
  ['two breaks are a paragraph', 'a<br><br>b<br/>c', '<p>a</p><p>b<br>c</p>'],
  ['rules', 'a<hr>b', '<p>a</p><hr><p>b</p>'],
  [
    'what is no prose goes',
    'a<script>x</script><style>x</style><iframe>x</iframe><object>x</object><svg><text>x</text></svg><math><mi>x</mi></math><template>x</template>b',
    '<p>ab</p>',
  ],
  [
    'form controls go, the words of a form stay',
    '<form><label>Name</label><input value=x><select><option>x</select><textarea>x</textarea><button>x</button></form>',
    '<p>Name</p>',
  ],
  ['the same element nested', '<svg><svg>x</svg>y</svg>z', '<p>z</p>'],
  ['an element that never ends does not take the rest', '<svg><script>x</script>prose<p>more', '<p>prose</p><p>more</p>'],
  ['a script that never ends does', 'a<script>if (x) "<p>no prose"', '<p>a</p>'],
  ['pictures', '<img src="/p.jpg" alt=" Town hall ">', '<p><img src=https://town.example/p.jpg alt=Town hall></p>'],
  ['counting pixels go', '<img src="/p" width="1" height="1"><img src="/q" width=0 height=1px>a', '<p>a</p>'],
  ['pictures inside the text go', '<img src="data:image/png;base64,AAAA">a', '<p>a</p>'],
  ['links within the page are unwrapped', '<a href="#x">a</a><a name=y>b</a><a href="">c</a>', '<p>abc</p>'],
  ['language', '<p lang="ug">a</p><p lang="&quot;x">b</p>', '<p lang=ug>a</p><p>b</p>'],
  ['HTML escaped twice stays text', '&lt;b&gt;a&lt;/b&gt;', '<p><b>a</b></p>'],
  ['CDATA is text', '<![CDATA[<b>a</b>]]>', '<p><b>a</b></p>'],
  ['quotation', '<blockquote>a<p>b</p></blockquote>', '<blockquote><p>a</p><p>b</p></blockquote>'],
  ['what Word writes', '<p class=MsoNormal><o:p></o:p><span style="x">a<o:p>&nbsp;</o:p></span></p>', '<p>a\u00a0</p>'],
])('%s: %s', (_, html, rich) => {
  expect(show(richTextFromHtml(html, { base }))).toBe(rich);
});

test('in XHTML the slash ends an element and any prefix may stand before names', () => {
  const html = '<h:div xmlns:h="x"><h:script/><h:p/>a<h:a href="x"/><h:title/><h:em>b</h:em></h:div>';
  expect(show(richTextFromHtml(html, { base, xhtml: true }))).toBe('<p>a<em>b</em></p>');
});

test('caps flatten and never lose text', () => {
  const deep = richTextFromHtml(`${'<blockquote>'.repeat(1000)}a${'</blockquote>'.repeat(1000)}b`);
  expect(show(deep).replace(/<.*?>/g, '')).toBe('ab');
  const depth = (rich: RichText): number => Math.max(0, ...rich.map((node) => (typeof node === 'string' ? 0 : 1 + depth(node.children))));
  expect(depth(deep)).toBeLessThanOrEqual(32);
  const wide = richTextFromHtml('<p>word <b>bold</b></p>'.repeat(8000));
  const count = (rich: RichText): number => rich.reduce((sum, node) => sum + (typeof node === 'string' ? 0 : 1 + count(node.children)), 0);
  expect(count(wide)).toBe(5000);
  expect(show(wide).match(/bold/g)).toHaveLength(8000);
});

/** Random tag soup: whatever comes, the tree is closed and the words are all there. */
test('a thousand random soups give closed trees with every word', () => {
  let seed = 20261123;
  const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  const pieces = 'p div b i a ul ol li dl dt dd table tr td th caption pre h1 h5 blockquote section br hr font o:p tbody code center'.split(
    ' ',
  );
  const tags: ReadonlySet<string> = new Set(richTags);
  const check = (rich: RichText): void => {
    for (const node of rich) {
      if (typeof node === 'string') continue;
      expect(tags.has(node.tag)).toBe(true);
      expect(
        Object.keys(node).filter((key) => !['tag', 'children', 'href', 'src', 'alt', 'lang', 'colspan', 'rowspan'].includes(key)),
      ).toEqual([]);
      check(node.children);
    }
  };
  for (let round = 0; round < 1000; round++) {
    let html = '';
    let words = '';
    for (let at = 0; at < 40; at++) {
      const piece = pieces[random(pieces.length)];
      const kind = random(3);
      html += kind === 0 ? `<${piece} href=/x>` : kind === 1 ? `</${piece}>` : `w${at}`;
      if (kind === 2) words += `w${at}`;
    }
    const rich = richTextFromHtml(html, { base });
    check(rich);
    expect(show(rich).replace(/<.*?>|\s/g, ''), html).toBe(words);
  }
});
