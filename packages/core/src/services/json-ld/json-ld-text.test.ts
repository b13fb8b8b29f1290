import { expect } from '@open-wc/testing';
import { jsonLdText } from './json-ld-text.js';

const pieces = [
  '</script',
  '</script>',
  '<script>',
  '<!--',
  '-->',
  '<!--<script>',
  ']]>',
  '<',
  '>',
  '&lt;',
  '"',
  '\\',
  '\u2028',
  '\0',
  '\n',
  'x',
];

it('a page holds one script with the value, and what follows it, whatever the texts are', () => {
  let seed = 11;
  const random = (below: number) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  for (let round = 0; round < 3000; round++) {
    const value = { name: Array.from({ length: 1 + random(6) }, () => pieces[random(pieces.length)]).join('') };
    const page = new DOMParser().parseFromString(
      `<body><script type="application/ld+json">${jsonLdText(value)}</script><p>after</p></body>`,
      'text/html',
    );
    expect([...page.body.children].map(({ localName }) => localName)).to.eql(['script', 'p']);
    expect(JSON.parse(page.body.children[0]?.textContent ?? '')).to.eql(value);
  }
});
