import { openForm, type Answers } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { choices, questionOf, surveyOf } from '../form.node.js';

const asked: readonly Readonly<Record<string, string>>[] = [
  { type: 'select_one where', name: 'where' },
  { type: 'select_multiple where', name: 'several' },
  { type: 'integer', name: 'age' },
  { type: 'text', name: 'word' },
  { type: 'date', name: 'born' },
  { type: 'yesno', name: 'rents' },
  { type: 'begin_repeat', name: 'people' },
  { type: 'decimal', name: 'income' },
  { type: 'end_repeat', name: '', label: '' },
];

/** An empty text where it is not answered. */
const word = { if: [{ answered: { var: 'word' } }, { var: 'word' }, ''] };

const relevant = async (expression: string) => {
  const form = await surveyOf([...asked, { type: 'note', name: 'shown', relevant: expression }], choices);
  return { showIf: questionOf(form, 'shown')?.showIf, report: form.report.filter(({ kind }) => kind !== 'lossless'), form };
};

test.each([
  ["${where} = 'road'", { '==': [{ var: 'where' }, 'road'] }],
  ["'road' = ${where}", { '==': ['road', { var: 'where' }] }],
  ["${where} != 'road'", { coalesce: [{ '!=': [{ var: 'where' }, 'road'] }, true] }],
  ["${where} = ''", { '!': { answered: { var: 'where' } } }],
  ["${where} != ''", { answered: { var: 'where' } }],
  ["not(${where} = 'road')", { '!': { coalesce: [{ '==': [{ var: 'where' }, 'road'] }, false] } }],
  ["selected(${several}, 'park')", { in: ['park', { var: 'several' }] }],
  ["${age} >= 18 and ${age} < 60 and ${where} = 'road'", { and: [{ '>=': [{ var: 'age' }, 18] }, { '<': [{ var: 'age' }, 60] }, { '==': [{ var: 'where' }, 'road'] }] }],
  ["${age} = '18'", { '==': [{ var: 'age' }, 18] }],
  ['${word} = 18', { '==': [{ number: { var: 'word' } }, 18] }],
  ["${rents} = 'yes'", { '==': [{ var: 'rents' }, true] }],
  ["${born} <= '2008-01-01'", { '<=': [{ var: 'born' }, '2008-01-01'] }],
  ['(today() - ${born}) div 365.25 > 18', { '>': [{ '/': [{ daysBetween: [{ var: 'born' }, { today: [] }] }, 365.25] }, 18] }],
  ['${born} < today() - 30', { '<': [{ var: 'born' }, { addDuration: [{ today: [] }, '-P30D'] }] }],
  ['count-selected(${several}) > 1', { '>': [{ count: { var: 'several' } }, 1] }],
  ['count(${people}) = 2', { '==': [{ count: { var: 'people' } }, 2] }],
  ['sum(${income}) > 100', { '>': [{ sum: { var: 'people.income' } }, 100] }],
  ['string-length(${word}) > 2', { '>': [{ length: word }, 2] }],
  ["regex(${word}, '[a-z]+')", { matches: [word, '^(?:[a-z]+)$'] }],
  ["substr(${word}, 0, 2) = 'ab'", { '==': [{ substring: [word, 1, 2] }, 'ab'] }],
  ["（${age} ＞ 5） or ${where} = “road”", { or: [{ '>': [{ var: 'age' }, 5] }, { '==': [{ var: 'where' }, 'road'] }] }],
])('%s', async (expression, wanted) => {
  const { showIf, report } = await relevant(expression);
  expect(report).toEqual([]);
  expect(showIf).toEqual(wanted);
}); // prettier-ignore

test.each([
  ['pulldata(1)', 'function'],
  ['uuid() = 1', 'function'],
  ['once(${age}) = 1', 'function'],
  ["${nobody} = 'x'", 'reference'],
  ['${age} =', 'syntax'],
  ['/data/age = 1', 'syntax'],
  ['${word}', 'value-types'],
  ['${income} > 5', 'value-types'],
  ["regex(${word}, '(?=a)')", 'pattern'],
])('%s is left out and the question shown, by row and column', async (expression, code) => {
  const { showIf, report } = await relevant(expression);
  expect(showIf).toBeUndefined();
  expect(report).toEqual([expect.objectContaining({ code, sheet: 'survey', row: 12, column: 'E' })]);
});

/** What XPath gives where an unanswered question is an empty text (XForms 1.1). */
test.each<[expression: string, met: boolean]>([
  ["${where} = 'road'", false],
  ["${where} != 'road'", true],
  ["not(${where} = 'road')", true],
  ["not(${age} > 5)", true],
  ["not(${where} != 'road')", false],
  ["not(selected(${several}, 'road'))", true],
  ["${where} = ${word}", true],
  ["${where} != ${word}", false],
  ["${age} != 5", true],
  ["string-length(${word}) = 0", true],
  ["concat(${word}, 'x') = 'x'", true],
  ["not(${age} + 1 = 2)", true],
  ["if(${age} > 5, 'a', 'b') = 'b'", true],
  ["coalesce(${word}, 'x') = 'x'", true],
  ["not(starts-with(${word}, 'a'))", true],
  ["not(${rents} = 'yes')", true],
  ["not(not(${age} > 5))", false],
])('nobody has answered: %s is %s', async (expression, met) => {
  const { form, report } = await relevant(expression);
  expect(report).toEqual([]);
  expect(openForm(form.definition).shows('shown')).toBe(met);
}); // prettier-ignore

test.each<[expression: string, answers: Answers, value: unknown]>([
  ['int(${age} div 2)', { age: 7 }, 3],
  ['int(0 - ${age} div 2)', { age: 7 }, -3],
  ['round(${age} div 3, 2)', { age: 7 }, 2.33],
  ['${age} mod 4 + 2 * 3', { age: 7 }, 9],
  ["if(${age} >= 18, 'adult', 'child')", { age: 7 }, 'child'],
  ["if(${age} >= 18, ${age}, '')", { age: 7 }, undefined],
  ["concat(${word}, '-', ${age})", { word: 'a', age: 7 }, 'a-7'],
  ['selected-at(${several}, 1)', { several: ['road', 'park'] }, 'park'],
  ['max(${age}, 10)', { age: 7 }, 10],
  ['${age} > 5', {}, false],
  ['abs(0 - ${age})', { age: 7 }, 7],
])('%s of %o is %s', async (calculation, answers, value) => {
  const form = await surveyOf([...asked, { type: 'calculate', name: 'result', label: '', calculation }], choices);
  expect(form.report.filter(({ kind }) => kind !== 'lossless')).toEqual([]);
  expect(openForm(form.definition, { answers }).get('result')).toBe(value);
});

test('a place in a repeat counts from 1 and reads its own instance', async () => {
  const form = await surveyOf([
    { type: 'begin_repeat', name: 'people' },
    { type: 'text', name: 'call' },
    { type: 'note', name: 'first', relevant: "position(..) = 1 and ${call} = 'A'" },
    { type: 'end_repeat', name: '', label: '' },
  ]);
  expect(questionOf(form, 'first')?.showIf).toEqual({ and: [{ '==': [{ position: [] }, 1] }, { '==': [{ var: 'call' }, 'A'] }] });
  expect(form.report).toEqual([]);
});
