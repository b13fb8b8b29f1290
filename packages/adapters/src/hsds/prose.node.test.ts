import { richTextFromText } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { paragraphsOf } from './prose.js';

test('paragraphs of a text without links are those that the reader of texts makes', () => {
  let seed = 7;
  const upTo = (most: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * most);
  };
  const pieces = [
    'a',
    'Tom & Co',
    '居住证',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\u2028',
    '\u2029',
    '\u00a0',
    '\u3000',
    '- x',
    '1 < 2',
    '👍',
    'é',
  ];
  for (let run = 0; run < 2000; run++) {
    const text = Array.from({ length: upTo(12) }, () => pieces[upTo(pieces.length)]).join('');
    expect(paragraphsOf(text), JSON.stringify(text)).toEqual(richTextFromText(text));
  }
});
