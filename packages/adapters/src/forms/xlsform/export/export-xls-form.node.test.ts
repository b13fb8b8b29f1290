import { readdirSync, readFileSync } from 'node:fs';
import { parseFormDefinition, type FormDefinition } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { importXlsForm } from '../import-xls-form.js';
import { exportXlsForm } from './export-xls-form.js';
import { writeXPath } from './write-xpath.js';

const hall = new Uint8Array(readFileSync(new URL('../fixtures/hall-booking.md', import.meta.url)));
const county = new URL('../../../../../../examples/county/forms/', import.meta.url);
const examples = readdirSync(county).filter((name) => name.endsWith('.json') && name !== 'index.json');
const exampleOf = (name: string) => parseFormDefinition(JSON.parse(readFileSync(new URL(name, county), 'utf8')));

test('a form that came from a sheet goes into one and comes back the same', async () => {
  const { definition } = await importXlsForm(hall);
  const { bytes, report } = exportXlsForm(definition);
  expect((await importXlsForm(bytes)).definition).toEqual(definition);
  expect(report.map(({ code }) => code)).toEqual(['own-type', 'own-type', 'own-type']);
  expect(exportXlsForm(definition).bytes).toEqual(bytes);
});

const form = (questions: FormDefinition['pages'][number]['questions'], more: Partial<FormDefinition> = {}): FormDefinition =>
  parseFormDefinition({ format: 'civic-form/1', id: 'f', version: '1', pages: [{ id: 'p', questions }], ...more });

test('what XLSForm can say comes back the same', async () => {
  const definition = form([
    { id: 'where', type: 'choice', label: 'Where', options: [{ value: 'road', label: 'Road' }], required: true },
    { id: 'age', type: 'integer', label: 'Age', minimum: -5, maximum: 150, unit: 'years', messages: { required: 'Say it', minimum: 'No', maximum: 'No' } },
    { id: 'word', type: 'text', label: 'Word', pattern: '\\d', minLength: 2, autocomplete: 'name', privacy: { category: 'name', sensitive: true }, renamedFrom: ['old'] },
    { id: 'photo', type: 'file', label: 'Photo', accept: ['image/*'], maxFiles: 3 },
    { id: 'paper', type: 'file', label: 'Paper', accept: ['image/*', 'application/pdf'], maxBytes: 1000 },
    { id: 'rents', type: 'yesno', label: 'Rents?', showIf: { and: [{ '==': [{ var: 'where' }, 'road'] }, { '>': [{ var: 'age' }, 3] }] } },
    { id: 'rent', type: 'decimal', label: 'Rent', showIf: { '==': [{ var: 'rents' }, true] }, check: { '!=': [{ var: 'rent' }, 5] } },
    { id: 'people', type: 'repeat', label: 'People', itemLabel: 'Person', minItems: 1, maxItems: 9, questions: [{ id: 'income', type: 'decimal', label: 'Income' }] },
    { id: 'total', type: 'calculation', value: { sum: { var: 'people.income' } } },
    { id: 'true', type: 'declaration', label: 'It is true' },
  ]); // prettier-ignore
  const { bytes, report } = exportXlsForm(definition);
  expect(report.map(({ code }) => code)).toEqual(['own-type']);
  expect((await importXlsForm(bytes)).definition).toEqual(definition);
});

test('what XLSForm cannot say is told by row and column', () => {
  const { report } = exportXlsForm(
    form(
      [
        { id: 'home', type: 'address', label: 'Home' },
        { id: 'a', type: 'text', label: 'A', showIf: { '==': [{ var: 'home.region' }, '530602'] } },
        { id: 'b', type: 'text', label: 'B', showIf: { condition: 'near' } },
        { id: 'c', type: 'text', label: 'C', messages: { type: 'No text' } },
      ],
      { conditions: { near: { '!=': [{ var: 'a' }, 'x'] } } },
    ),
  );
  expect(report.map(({ code, row, params }) => [code, row, ...Object.values(params ?? {})])).toEqual([
    ['own-type', 3, 'address'],
    ['rewritten', 2, 'f', 'conditions'],
    ['no-place', 4, 'a', 'showIf'],
    ['rewritten', 5, 'b', 'showIf'],
    ['no-place', 6, 'c', 'messages'],
  ]);
});

test.each([
  [{ in: ['a', { coalesce: [{ var: 'several' }, ['none']] }] }, "selected(${several}, 'a')"],
  [{ '>': [{ sum: [{ var: 'age' }, { var: 'people.income' }] }, 5] }, '(coalesce(${age}, 0) + sum(${income})) > 5'],
  [{ or: [{ in: [{ var: 'where' }, ['a', 'b']] }, { '!': { answered: { var: 'age' } } }] }, "((${where} = 'a' or ${where} = 'b')) or (${age} = '')"],
  [{ coalesce: [{ '!=': [{ var: 'where' }, 'a'] }, true] }, "${where} != 'a'"],
  [{ matches: [{ var: 'where' }, 'a|b'] }, "regex(${where}, '^[\\s\\S]*(?:a|b)[\\s\\S]*$')"],
  [{ '==': [{ var: 'home.region' }, '530602'] }, undefined],
  [{ yearsBetween: ['2000-01-01', { today: [] }] }, undefined],
])('%o in XPath', (expression, text) => {
  expect(writeXPath(expression, { conditions: {}, isYesNo: () => false, isRepeat: (name) => name === 'people' })).toBe(text);
}); // prettier-ignore

test.each(examples)('%s goes into a sheet and comes back, but for what is told', async (name) => {
  const definition = exampleOf(name);
  const { bytes, report } = exportXlsForm(definition);
  const { definition: back } = await importXlsForm(bytes);
  const told = new Set(report.map(({ code, params }) => [params?.['name'], params?.['member'] ?? code].join(' ')));
  const questions = (of: FormDefinition) => of.pages.flatMap((page) => page.questions).map(({ id, type, label }) => ({ id, type, label }));
  expect(questions(back)).toEqual(questions(definition).filter(({ id }) => !told.has(`${id} no-question`)));
  for (const member of ['title', 'privacy', 'languages'] as const)
    if (!told.has(`${definition.id} ${member}`)) expect(back[member]).toEqual(definition[member]);
});
