import { alertColours, alertInk } from '@civickit/components/alert-banner/states.js';
import { expect, it } from 'vitest';
import { contrast } from './contrast.ts';

// Warnings have their colours in every theme, so that red is red: they must do for the strictest.
it.each(Object.entries(alertColours))('a warning in %s can be read in every theme, and told by its sign', (_, [ground, edge, mark]) => {
  expect(contrast(alertInk, ground)).toBeGreaterThanOrEqual(7);
  expect(contrast(edge, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(mark, edge)).toBeGreaterThanOrEqual(3);
});
