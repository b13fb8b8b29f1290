import { expect, test } from 'vitest';
import { jsonLdText } from './json-ld-text.js';
import { toGovernmentService } from './to-government-service.js';

/** Pieces that end a script, open a comment in it, or end a line of one in older engines. */
const pieces = [
  '</script', '</SCRIPT >', '<script>', '<!--', '-->', '--!>', ']]>', '<![CDATA[', '</style>', '<', '>', '&', '&lt;', '/', '\\', '\\u003c', '"',
  "'", '`', '${', '\u2028', '\u2029', '\0', '\u0007', '\n', '\r', '\t', '\ud800', '\udc00', '😀', '\ufeff', '户口', ' ', 'a',
]; // prettier-ignore

function createRandom(seed: number) {
  return (below: number) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
}

test('no text leaves the script element, and all is read back as it was', () => {
  const random = createRandom(20261125);
  const text = () => Array.from({ length: 1 + random(6) }, () => pieces[random(pieces.length)] ?? '').join('');
  for (let round = 0; round < 20_000; round++) {
    const value = { [text()]: text(), list: [text(), { name: text() }] };
    const written = jsonLdText(value);
    // In a script only "<" leads anywhere (HTML 13.2.5.4); line separators end a line of script before ES2019.
    expect(/[<>&\u2028\u2029]/.test(written), written).toBe(false);
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
  }
});

test('nor does any text of a service', () => {
  const random = createRandom(7);
  const text = () => `${pieces[random(pieces.length)] ?? ''}${pieces[random(pieces.length)] ?? ''}x`;
  for (let round = 0; round < 2000; round++) {
    const service = toGovernmentService(
      {
        ref: { source: 'a', id: text() },
        name: text(),
        summary: text(),
        eligibility: text(),
        organization: { name: text(), url: `https://a.example/${text()}` },
        documents: [{ name: text(), form: { title: text(), url: text() } }],
        places: [{ name: text(), address: text(), hours: { periods: [{ days: ['MO'], opens: text(), closes: text() }] } }],
        contacts: [{ name: text(), phones: [{ number: text() }], email: text(), url: text() }],
        fees: [{ name: text(), amount: 1, currency: text() }],
        lang: text(),
      },
      { url: 'https://county.example/1' },
    );
    expect(/[<>&\u2028\u2029]/.test(jsonLdText(service))).toBe(false);
  }
});

test.each([[undefined, 'null'], [() => 1, 'null'], [null, 'null'], [7, '7'], ['<', '"\\u003c"']])('%s is written as %s', (value, text) => {
  expect(jsonLdText(value)).toBe(text);
}); // prettier-ignore
