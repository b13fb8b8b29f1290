import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../definition/questions.js';
import { exampleForm } from '../example-form.node.js';
import { hostileForm } from '../hostile-form.node.js';
import { tagsOf } from '../html/tags-of.node.js';
import { en } from '../words/en.js';
import { ug } from '../words/ug.js';
import { printStyles } from './print-styles.js';
import { toPrint } from './to-print.js';

const asked = (question: Question): string =>
  toPrint({ format: 'civic-form/1', id: 'f', version: '1', pages: [{ id: 'p', questions: [question] }] }, { words: en }).split(
    '<main>',
  )[1] ?? '';
const boxes = (question: Question): number =>
  (asked(question)
    .match(/<span class="comb" dir="ltr">(?:<span><\/span>)+/u)?.[0]
    .split('<span></span>').length ?? 1) - 1;
const linesOf = (question: Question): number => asked(question).split('<div class="sign">')[0]!.split('class="line"').length - 1;

/** What a scanner reads from the drawing in a page. */
function scanned(source: string): string | undefined {
  const svg = tagsOf(source).find(({ attributes }) => attributes.get('class') === 'qr');
  const path =
    tagsOf(source)
      .find(({ name }) => name === 'path')
      ?.attributes.get('d') ?? '';
  const size = Number(svg?.attributes.get('viewbox')?.split(' ')[2]);
  const scale = 4;
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/gu)) {
    for (let down = 0; down < scale; down++)
      for (let right = 0; right < scale; right++)
        pixels.fill(
          0,
          (((Number(y) * scale + down) * size + Number(x)) * scale + right) * 4,
          (((Number(y) * scale + down) * size + Number(x)) * scale + right) * 4 + 3,
        );
  }
  return jsQR(pixels, size * scale, size * scale)?.data;
}

test('the code tells form and version, and opens the form where it has an address', () => {
  expect(scanned(toPrint(exampleForm, { words: en }))).toBe('civic-form/1 living-allowance 2026-11-01');
  expect(scanned(toPrint(exampleForm, { words: en, address: 'https://qs.example/f1' }))).toBe(
    'https://qs.example/f1?form=living-allowance&version=2026-11-01',
  );
  expect(toPrint(exampleForm, { words: en, address: 'https://qs.example/f1' })).toContain('https://qs.example/f1<');
});

test.each<[Question, number]>([
  [{ id: 'q', type: 'resident-id', label: 'Q' }, 18],
  [{ id: 'q', type: 'phone', label: 'Q' }, 11],
  [{ id: 'q', type: 'integer', label: 'Q', maximum: 120 }, 3],
  [{ id: 'q', type: 'integer', label: 'Q', maximum: 1e300 }, 20],
  [{ id: 'q', type: 'text', label: 'Q', maxLength: 6 }, 6],
  [{ id: 'q', type: 'date', label: 'Q' }, 4],
])('%j has a box for each sign', (question, count) => {
  expect(boxes(question)).toBe(count);
});

test.each<[Question, number]>([
  [{ id: 'q', type: 'name', label: 'Q', maxLength: 20 }, 1],
  [{ id: 'q', type: 'textarea', label: 'Q', maxLength: 30 }, 3],
  [{ id: 'q', type: 'textarea', label: 'Q', maxLength: 280 }, 10],
  [{ id: 'q', type: 'textarea', label: 'Q', maxLength: 1e9 }, 14],
])('%j has lines by its limit', (question, count) => {
  expect(linesOf(question)).toBe(count);
});

test('a page of its own in the reader’s language and direction, in large type where that is wanted', () => {
  const [root] = tagsOf(toPrint(exampleForm, { words: ug, large: true }));
  expect([root?.name, Object.fromEntries(root?.attributes ?? [])]).toEqual(['html', { lang: 'ug', dir: 'rtl', class: 'large' }]);
});

test('the sheet is inside, or linked where a policy wants it so', () => {
  expect(toPrint(exampleForm, { words: en })).toContain(printStyles);
  const linked = toPrint(exampleForm, { words: en, stylesheet: '/print.css?a&b' });
  expect(linked).not.toContain('<style');
  expect(linked).toContain('<link rel="stylesheet" href="/print.css?a&amp;b">');
});

test('says what applies when, and has a box for the office', () => {
  const page = toPrint(exampleForm, { words: en });
  for (const text of ['Only if you rent your home.', en.print.officeUse, en.print.signature, en.privacy.heading, 'All this is true.'])
    expect(page).toContain(text);
});

describe('a definition that wants to break out', () => {
  const page = toPrint(hostileForm, { words: en, address: 'javascript:alert(1)' });
  test('writes no tag and no attribute of its own', () => {
    const tags = tagsOf(page);
    const own = 'html head meta title style body header main div h1 h2 h3 p span strong section dl dt dd ul li svg path'.split(' ');
    expect(tags.filter(({ name }) => !own.includes(name))).toEqual([]);
    expect(
      tags
        .flatMap(({ attributes }) => [...attributes.keys()])
        .filter((name) => !/^(?:lang|dir|charset|name|content|class|xmlns|viewbox|width|height|role|aria-label|d|fill)$/u.test(name)),
    ).toEqual([]);
  });
  test('writes no address that runs code', () => {
    expect(page).not.toContain('javascript:');
  });
});
