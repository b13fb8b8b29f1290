import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Answer, Answers } from '../answers/answers.js';
import { pathOf } from '../answers/answer-path.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Question, Repeat } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { type CaseFile, caseFiles, type LogicCase } from '../logic/logic-cases.fixture.js';
import { openForm } from './open-form.js';

const rows = caseFiles.flatMap(
  (name) => (JSON.parse(readFileSync(new URL(`../logic/cases/${name}.json`, import.meta.url), 'utf8')) as CaseFile).cases,
);

type Given = Readonly<Record<string, unknown>>;
const isInstances = (value: unknown): value is readonly Given[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);

/** Questions that take such answers. */
function questionsFor(instances: readonly Given[]): Question[] {
  const names = [...new Set(instances.flatMap((answers) => Object.keys(answers)))].filter((name) => name !== '$id');
  return names.flatMap((id): Question[] => {
    const values = instances.map((answers) => answers[id]).filter((value) => value !== undefined && value !== null);
    const [value] = values;
    if (isInstances(value) && value.length > 0)
      return [{ id, type: 'repeat', label: id, questions: questionsFor(values.flatMap((one) => one as readonly Given[])) }];
    const type = { number: 'decimal', boolean: 'yesno', string: 'textarea' }[typeof value as string] as 'decimal' | undefined;
    if (type) return [{ id, type, label: id }];
    const options = (Array.isArray(value) ? (value as unknown[]) : []).map((one) => ({ value: String(one), label: 'x' }));
    return [{ id, type: 'choices', label: id, options }];
  });
}

const result = '$result';

/** Puts the row's expression where the row looks from. */
function placed(questions: Question[], { within = [], expression }: LogicCase): Question[] {
  let at = questions;
  for (const [name] of within) at = (at.find(({ id }) => id === name) as Repeat | undefined)?.questions as Question[];
  at.push({ id: result, type: 'calculation', value: expression as Expression });
  return questions;
}

function pathIn({ answers = {}, within = [] }: LogicCase): string {
  const parts: string[] = [];
  let at: Given = answers;
  for (const [repeat, position] of within) {
    at = (at[repeat] as readonly Given[])[position - 1] ?? {};
    parts.push(repeat, String(at.$id));
  }
  return pathOf(...parts, result);
}

const bare = (answers: unknown): string =>
  JSON.stringify(answers, (key, value: unknown) => (key === result || value === null ? undefined : value));

test('a form gives expressions the scope that the table of cases describes', () => {
  let compared = 0;
  for (const row of rows) {
    if (row.option || row.refused) continue;
    const { answers = {}, conditions = {}, now = '2026-11-28T09:30:00+08:00', today = now.slice(0, 10) } = row;
    if (!now.startsWith(today) || !now.endsWith('+08:00')) continue;
    const questions = placed(questionsFor([answers]), row);
    const definition: FormDefinition = { format: 'civic-form/1', id: 'f', version: '1', conditions, pages: [{ id: 'p', questions }] };
    const form = openForm(definition, { answers: answers as Answers, zone: 'Asia/Shanghai', clock: { now: () => Date.parse(now) } });
    // Rows about answers that no question gives, such as lists of numbers, are left to the table's own test.
    if (bare(form.submission().answers) !== bare(answers)) continue;
    compared += 1;
    const value = form.get(pathIn(row));
    const expected: Answer | null = Array.isArray(row.value) ? row.value.map(String) : (row.value as Answer | null);
    expect([row.says, value ?? null]).toEqual([row.says, expected]);
  }
  expect(compared).toBeGreaterThan(rows.length * 0.7);
});
