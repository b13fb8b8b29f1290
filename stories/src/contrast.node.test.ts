import { expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { combinations, contrastIn, leastContrast, pairs, themes } from './contrast-pairs.ts';

it('is 21 for black on white, 1 for a colour on itself, and the same both ways', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#1f5f52', '#1f5f52')).toBe(1);
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
});

it('agrees with the well-known limit of grey on white', () => {
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

it.each(Object.entries({ ...themes, ...combinations }))('is enough for every text and every edge in the theme %s', (theme, values) => {
  const short = pairs.flatMap(([front, ground, kind]) => {
    const [figure, least] = [contrastIn(values, front, ground), leastContrast(kind, theme)];
    return figure < least ? `${front} on ${ground}: ${figure.toFixed(2)}, needed ${least}` : [];
  });
  expect(short).toEqual([]);
});
