import { expect, test } from 'vitest';
import { linkUrl, pageUrl } from './checked-url.js';
import { richTextFromHtml } from './rich-text-from-html.js';
import { plainText } from './plain-text.js';
import type { RichText } from './rich-text.js';

const base = 'https://town.example/news/';

test.each<[address: string, url: string | undefined]>([
  ['https://x.example/a', 'https://x.example/a'],
  ['HTTPS://X.example', 'https://x.example/'],
  ['/a?b#c', 'https://town.example/a?b#c'],
  ['a b', 'https://town.example/news/a%20b'],
  ['//x.example/a', 'https://x.example/a'],
  ['\\\\x.example\\a', 'https://x.example/a'],
  ['mailto:desk@town.example?subject=x', 'mailto:desk@town.example?subject=x'],
  ['tel:+86-10-1234', 'tel:+86-10-1234'],
  ['https://user@x.example/', undefined],
  ['https://bank.example@x.example/', undefined],
  ['https://user:pass@x.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  [' javascript:alert(1)', undefined],
  ['java\tscript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['java\r\nscript\n:alert(1)', undefined],
  ['\u0001javascript:alert(1)', undefined],
  ['\u0000\u001fjavascript:alert(1)', undefined],
  ['javascript://x.example/%0aalert(1)', undefined],
  ['vbscript:msgbox(1)', undefined],
  ['data:text/html,<script>alert(1)</script>', undefined],
  ['data:image/svg+xml;base64,AAAA', undefined],
  ['blob:https://town.example/1', undefined],
  ['file:///etc/passwd', undefined],
  ['filesystem:https://town.example/x', undefined],
  ['about:blank', undefined],
  ['view-source:https://town.example', undefined],
  ['ftp://x.example', undefined],
  ['ws://x.example', undefined],
  ['intent://x#Intent;end', undefined],
  ['ms-msdt:/id', undefined],
  ['javascript\u003aalert(1)', undefined],
  ['https://', undefined],
  ['https://[', undefined],
  ['', undefined],
  ['  ', undefined],
  [`https://x.example/${'a'.repeat(9000)}`, undefined],
])('%j', (address, url) => {
  expect(linkUrl(address, base)).toBe(url);
  if (!url?.startsWith('http')) expect(pageUrl(address, base)).toBeUndefined();
});

test('only http and https are pages', () => {
  expect(pageUrl('mailto:desk@town.example')).toBeUndefined();
  expect(pageUrl('a', 'data:text/plain,x')).toBeUndefined();
  expect(pageUrl('a')).toBeUndefined();
});

test('the short way for plain addresses says what URL parsing says', () => {
  let seed = 20261123;
  const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  const pieces =
    "http:// https:// a b1 x-y xn--a x--y 127 0x7f 1 town.example . .. / // /. /.. @ : :80 ? # % %2e + ~ _ - \\ ! $ & ' ( ) * , ; = é 。 A".split(
      ' ',
    );
  let plain = 0;
  for (let round = 0; round < 60_000; round++) {
    let address = random(8) ? 'https://a.b1.example' : '';
    for (let at = random(6); at >= 0; at--) address += pieces[random(pieces.length)];
    let parsed: string | undefined;
    try {
      const url = new URL(address);
      if (/^https?:$/.test(url.protocol) && !url.username && !url.password) parsed = url.href;
    } catch {
      parsed = undefined;
    }
    expect(pageUrl(address), address).toBe(parsed);
    if (parsed === address) plain++;
  }
  expect(plain).toBeGreaterThan(1000);
});

const attacks = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img/src="x"/onerror=alert(1)//',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#10;script&colon;alert(1)">x</a>',
  '<a href="&#x6A;&#x61;vascript&#58;alert(1)">x</a>',
  '<a href=&#1;javascript:alert(1)>x</a>',
  '<a href="https://x.example" onclick=alert(1) style="x" class=y id=z name=w target=_top ping=/p>x</a>',
  '<a href="x" href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,x"></object><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<base href="javascript:/"><a href="x">x</a>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="data:,x"><style>@import "x"</style>',
  '<video poster=javascript:alert(1) src=x onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<template><script>alert(1)</script></template>',
  '<table background="javascript:alert(1)"><td background=x>y',
  '<p style="background:url(javascript:alert(1))">x',
  '<img src="javascript:alert(1)"><img src="vbscript:x"><img srcset="x 1x" src="data:image/svg+xml,x">',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  '<a href="https://evil.example\u202e/moc.nwot">x</a>',
  '<div id=__proto__><a name=constructor lang=__proto__>x</a></div>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
];

test.each(attacks.flatMap((html) => [[html, false] as const, [html, true] as const]))(
  'nothing in %s can act (xhtml: %s)',
  (html, xhtml) => {
    const check = (rich: RichText): void => {
      for (const node of rich) {
        if (typeof node === 'string') continue;
        expect(Object.keys(node).sort().join()).toMatch(/^(alt,)?children,(colspan,)?(href,)?(lang,)?(rowspan,)?(src,)?tag$/);
        if (node.href !== undefined) expect(new URL(node.href).protocol).toMatch(/^(https?|mailto|tel):$/);
        if (node.src !== undefined) expect(new URL(node.src).protocol).toMatch(/^https?:$/);
        check(node.children);
      }
    };
    const rich = richTextFromHtml(html, { base, xhtml });
    check(rich);
    // What stays is text that a renderer sets as text.
    expect(typeof plainText(rich)).toBe('string');
  },
);
