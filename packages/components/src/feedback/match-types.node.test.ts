import type { RequestType } from '@civickit/core';
import * as search from '@civickit/core/search';
import { expect, test, vi } from 'vitest';
import { fittingTypes } from './match-types.js';

vi.mock('@civickit/core/search', async (original) => {
  const module = await original<typeof search>();
  return { ...module, splitWords: vi.fn(module.splitWords) };
});

const type = (id: string, name: string, keywords: readonly string[] = []): RequestType => ({
  ref: { source: 'town', id },
  name,
  keywords,
  hasQuestions: false,
});
const types = [type('lamp', 'Street lamp', ['light', 'dark']), type('care', 'Car left behind', ['car']), type('灯', '路灯', ['灯不亮'])];

test('words of a report find the types of which one stands in them, and with each key only the report is split again', () => {
  expect(fittingTypes(types, 'It is dark: the street lamp').map(({ ref }) => ref.id)).toEqual(['lamp']);
  vi.mocked(search.splitWords).mockClear();
  expect(fittingTypes(types, 'who takes care').map(({ ref }) => ref.id)).toEqual([]);
  expect(fittingTypes(types, '村口路灯不亮').map(({ ref }) => ref.id)).toEqual(['灯']);
  expect(search.splitWords).toHaveBeenCalledTimes(2);
});
