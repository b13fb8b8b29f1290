import { alertColours, alertColoursDark, alertInk, alertInkDark, alertMarkDark } from '@civickit/components/alert-banner/states.js';
import { expect, it } from 'vitest';
import { contrast } from './contrast.ts';

// Warnings have their own colours, light or dark, so that red is red: they must do for the strictest theme.
it.each([
  ...Object.entries(alertColours).map(([name, [ground, edge, mark]]) => [name, alertInk, ground, edge, mark] as const),
  ...Object.entries(alertColoursDark).map(
    ([name, [ground, edge]]) => [`${name} on dark`, alertInkDark, ground, edge, alertMarkDark] as const,
  ),
])('a warning in %s can be read in every theme, and told by its sign', (_, ink, ground, edge, mark) => {
  expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
  expect(contrast(edge, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(mark, edge)).toBeGreaterThanOrEqual(3);
});
