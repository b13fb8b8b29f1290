import { expect, test } from 'vitest';
import { partsOf, pathOf } from './answer-path.js';

test('names a question of the form and one in an instance of a repeat', () => {
  expect(pathOf('where')).toBe('where');
  expect(pathOf('members', 'ab3', 'name')).toBe('members/ab3/name');
  expect(partsOf('')).toEqual([]);
});

test('gives back the parts it was made of, whatever they hold', () => {
  for (const parts of [['a/b'], ['~'], ['~1', '/~0'], ['户主', '$id', 'x']]) expect(partsOf(pathOf(...parts))).toEqual(parts);
});
