import { Validator } from '@cfworker/json-schema';
import { expect, test } from 'vitest';
import { acceptSubmission } from '../../accept/accept-submission.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { exampleForm } from '../example-form.node.js';
import { toJsonSchema } from './to-json-schema.js';

/** The example without what only an office can know: codes with check digits are of their own tests. */
const simple = (questions: readonly Question[]): readonly Question[] =>
  questions
    .filter(({ type }) => type !== 'resident-id' && type !== 'social-credit-code')
    .map((question) =>
      question.type === 'repeat' || question.type === 'group' ? { ...question, questions: simple(question.questions) } : question,
    );
const form: FormDefinition = { ...exampleForm, pages: exampleForm.pages.map((page) => ({ ...page, questions: simple(page.questions) })) };

const values: Readonly<Record<string, readonly unknown[]>> = {
  name: ['李小龙', 'Li', ' Li ', ''],
  born: ['1985-04-12', '2000-02-29'],
  phone: ['13888001234', '138 8800 1234'],
  mail: ['li@example.cn', ''],
  site: ['https://example.cn/'],
  office: ['0870-5550101'],
  home: ['own', 'rented', 'rented'],
  rent: [650, '650.5', 0],
  rooms: [2, '２'],
  alone: [true, false, 'false'],
  needs: [['food'], ['care', 'food'], []],
  village: ['v1', 'v2'],
  town: ['530602', '530602001'],
  address: [{ line: 'x' }, { region: '530602', line: '', postcode: '657000' }],
  place: [{ latitude: 27.34, longitude: 103.72 }],
  visit: ['2026-12-01T09:30:00+08:00', '2026-12-01T01:30:00Z', '2026-12-01T09:30+08:00'],
  call: ['18:30', '00:00'],
  members: [[{ $id: 'a', name: 'Wang', works: true, income: 3 }], [{ $id: 'a', name: 'Wang', works: false, illnesses: [] }, { $id: 'b', name: 'Li' }], []],
  why: ['poor', '收入\n低'],
  code: ['A1234'],
  papers: [[{ id: 'f', type: 'image/PNG', size: 3 }], [{ id: 'f', type: 'application/pdf; x=y', size: 0, name: 'p' }], []],
  truth: [true, 'true'],
}; // prettier-ignore

/** Mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('whatever the form accepts fits its schema', () => {
  const next = random(7);
  const validator = new Validator(toJsonSchema(form), '2020-12', false);
  const misfits: unknown[] = [];
  let accepted = 0;
  for (let run = 0; run < 4000; run++) {
    const answers = Object.fromEntries(
      Object.entries(values).flatMap(([name, some]) => (next() < 0.97 ? [[name, some[Math.floor(next() * some.length)]]] : [])),
    );
    const sent = { form: form.id, version: form.version, answers, consent: { version: '3', at: '2026-11-28T09:00:00+08:00' }, lang: 'en' };
    const { submission, issues } = acceptSubmission(form, sent, { zone: 'Asia/Shanghai' });
    if (issues.length > 0) continue;
    accepted++;
    const { valid, errors } = validator.validate(JSON.parse(JSON.stringify(submission)));
    if (!valid) misfits.push({ submission, errors });
  }
  expect(misfits.slice(0, 3)).toEqual([]);
  expect(accepted).toBeGreaterThan(200);
});
