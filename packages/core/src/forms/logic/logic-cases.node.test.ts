import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkExpression } from './check-expression.js';
import { operators } from './expression.js';
import { caseFiles, runCase, type CaseFile } from './logic-cases.fixture.js';

const files = caseFiles.map((name) => {
  const text = readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8');
  return { name, ...(JSON.parse(text) as CaseFile) };
});
const all = files.flatMap(({ cases }) => cases);

describe.each(files)('$name', ({ cases }) => {
  test.each(cases)('$says', (one) => {
    expect(runCase(one)).toEqual(one.value);
    expect(checkExpression(one.expression, '').length > 0).toBe(one.refused ?? false);
  });
});

test('every operator comes out as something, and as unknown or refused, in some rows', () => {
  const rowsOf = (operator: string) => all.filter(({ expression }) => JSON.stringify(expression).includes(`{"${operator}":`));
  expect(all.length).toBeGreaterThanOrEqual(250);
  expect(operators.filter((operator) => !rowsOf(operator).some(({ value }) => value !== null))).toEqual([]);
  const always = ['today', 'now', 'answered'];
  const failing = (operator: string) => rowsOf(operator).some(({ value, refused }) => value === null || refused);
  expect(operators.filter((operator) => !always.includes(operator) && !failing(operator))).toEqual([]);
});
