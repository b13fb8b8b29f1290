import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operators } from './expression.js';
import { caseFiles, type CaseFile } from './logic-cases.fixture.js';

const cases = caseFiles.flatMap(
  (name) => (JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8')) as CaseFile).cases,
);
const rows = cases.map(({ expression, answers = {}, value }) => JSON.stringify([expression, answers, value]));

test.each(['logic.md', 'logic.zh-CN.md'])('%s names every operator, and all its examples are cases', (file) => {
  const text = readFileSync(new URL(`../../../../../docs/forms/${file}`, import.meta.url), 'utf8');
  expect(operators.filter((operator) => !text.includes(`\`${operator}\``))).toEqual([]);
  const examples = [...text.matchAll(/^\| `(\{.*?)` +\| (?:`(\{.*?)`)? *\| (?:`(.*?)`|unknown|未知) *\|$/gm)];
  expect(examples.length).toBeGreaterThan(60);
  expect(text.match(/^\| `\{/gm)).toHaveLength(examples.length);
  for (const [example, expression = '', answers = '{}', value = 'null'] of examples) {
    expect(rows, example).toContain(JSON.stringify([JSON.parse(expression), JSON.parse(answers), JSON.parse(value)]));
  }
});
