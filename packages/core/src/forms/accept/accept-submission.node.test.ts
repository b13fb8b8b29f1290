import { expect, test } from 'vitest';
import { testClock } from '../../testing/test-clock.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Question } from '../definition/questions.js';
import { openForm } from '../session/open-form.js';
import { issueCodes } from '../validate/issue-codes.js';
import { acceptSubmission } from './accept-submission.js';

const village = (value: string, county: string) => ({ value, label: value, fields: { county } });
const definition: FormDefinition = {
  format: 'civic-form/1',
  id: 'allowance',
  version: '2',
  conditions: { married: { '==': [{ var: 'status' }, 'married'] } },
  lists: { villages: [village('x', 'a'), village('y', 'b')] },
  pages: [
    {
      id: 'person',
      questions: [
        { id: 'name', type: 'name', label: 'Name', required: true, maxLength: 20 },
        { id: 'id', type: 'resident-id', label: 'ID' },
        { id: 'county', type: 'choice', label: 'County', options: ['a', 'b'].map((value) => ({ value, label: value })) },
        { id: 'village', type: 'choice', label: 'Village', list: 'villages', filter: { '==': [{ option: 'county' }, { var: 'county' }] } },
        { id: 'status', type: 'choice', label: 'Status', options: ['single', 'married'].map((value) => ({ value, label: value })) },
        { id: 'spouse', type: 'name', label: 'Spouse', showIf: { condition: 'married' }, required: true },
        { id: 'photos', type: 'file', label: 'Photos', maxFiles: 2 },
        { id: 'hint', type: 'note', label: 'Note' },
      ],
    },
    {
      id: 'household',
      questions: [
        {
          id: 'members',
          type: 'repeat',
          label: 'Members',
          maxItems: 3,
          questions: [
            { id: 'income', type: 'decimal', label: 'Income', minimum: 0, required: true },
            { id: 'job', type: 'text', label: 'Job', showIf: { '>': [{ var: 'income' }, 0] } },
          ],
        },
        { id: 'total', type: 'calculation', value: { sum: { var: 'members.income' } } },
        { id: 'day', type: 'calculation', value: { today: [] } },
      ],
    },
  ],
};
const options = { clock: testClock(), zone: 'Asia/Shanghai' };
const sent = (answers: unknown, more: object = {}) => ({ form: 'allowance', version: '2', answers, ...more });
const accept = (value: unknown) => acceptSubmission(definition, value, options);
const day = '2026-03-04';

test('what was asked is kept in normal form, and the rest is told and left out', () => {
  const taken = accept(
    sent({
      name: ' 李四 ',
      id: '110105 19491231 002x',
      status: 'single',
      spouse: 'hidden',
      county: 'a',
      village: 'y',
      hint: 'x',
      person: 'x',
      'page:person': true,
      constructor: 'x',
      members: [{ $id: 'm1', income: '0', job: 'hidden', extra: 1 }, { income: '12.5' }],
      total: 1_000_000,
    }),
  );
  expect(taken.submission).toEqual({
    form: 'allowance',
    version: '2',
    answers: {
      name: '李四',
      id: '11010519491231002X',
      status: 'single',
      county: 'a',
      members: [{ $id: 'm1', income: 0 }, { $id: '1', income: 12.5 }],
      total: 12.5,
      day,
    },
  }); // prettier-ignore
  expect(taken.issues).toEqual([]);
  expect([...taken.stripped].sort()).toEqual(
    ['spouse', 'village', 'hint', 'person', 'page:person', 'constructor', 'members/m1/job', 'members/m1/extra', 'total'].sort(),
  );
});

test('names of the language itself are nothing but unknown keys', () => {
  const taken = accept(
    JSON.parse(
      '{"form":"allowance","version":"2","answers":{"name":"a","__proto__":{"status":"married"},"members":[{"income":1,"__proto__":{"x":1}}]}}',
    ),
  );
  expect(taken.stripped).toEqual(['__proto__', 'members/1/__proto__']);
  expect(taken.submission.answers).toEqual({ name: 'a', members: [{ $id: '1', income: 1 }], total: 1, day });
  expect(taken.issues).toEqual([]);
  expect(({} as { status?: string }).status).toBeUndefined();
});

test('issues are those of the session', () => {
  const answers = { id: '1', status: 'married', members: [{ $id: 'a', income: -1 }, { $id: 'b' }], photos: [{ id: '1', type: 'text/x', size: 1 }] } as const; // prettier-ignore
  const form = openForm(definition, { ...options, answers });
  const { issues } = accept(form.submission());
  expect(issues).toEqual(form.check());
  expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'name required',
    'id residentId',
    'spouse required',
    'photos accept',
    'members/a/income minimum',
    'members/b/income required',
  ]);
});

test('no more instances are taken than the form allows', () => {
  const members = Array.from({ length: 10_000 }, () => ({ income: 1 }));
  const { submission, issues, stripped } = accept(sent({ name: 'a', members }));
  expect(submission.answers.members).toHaveLength(3);
  expect(issues).toEqual([{ path: 'members', question: 'members', code: 'maxItems', params: { limit: 3 } }]);
  expect(stripped).toEqual(['members']);
});

test('a submission of another form, version or consent is told apart', () => {
  const asking = { ...definition, privacy: { consent: { version: 'c2', text: 'Agree' } } as FormDefinition['privacy'] };
  const codes = (value: unknown) =>
    acceptSubmission(asking as FormDefinition, value, options).issues.map(({ path, code }) => `${path} ${code}`);
  const at = '2026-03-04T12:00:00Z';
  expect(codes(sent({ name: 'a' }, { consent: { version: 'c2', at } }))).toEqual([]);
  expect(codes({ form: 'x', version: '1', answers: { name: 'a' }, consent: { version: 'c1', at } })).toEqual([
    '$form form',
    '$version version',
    '$consent consent',
  ]);
  expect(codes(sent({ name: 'a' }, { consent: { version: 'c2', at: 'yesterday' } }))).toEqual(['$consent consent']);
  expect(accept(sent({ name: 'a' }, { assistant: { name: 'Li' } })).issues).toEqual([
    { path: '$assistant', question: '$assistant', code: 'assistant' },
  ]);
  const said = {
    lang: 'ug-CN',
    channel: 'assisted',
    assistant: { name: 'Li', for: 'Wang', reason: 'cannot read', agreed: true },
    consent: { version: 'c1', at },
  };
  expect(accept(sent({ name: 'a' }, { ...said, x: 1 })).submission).toMatchObject(said);
  expect(accept(sent({ name: 'a' }, { lang: '<b>', channel: 'fax', x: 1 })).submission).toEqual({
    form: 'allowance',
    version: '2',
    answers: { name: 'a', total: 0, day },
  });
});

test('what cannot be a submission at all is answered too', () => {
  const throwing = new Proxy({}, { ownKeys: () => { throw new Error('no'); } }); // prettier-ignore
  const { proxy: revoked, revoke } = Proxy.revocable([], {});
  revoke();
  const ring: { answers?: unknown } = {};
  ring.answers = ring;
  const deep = JSON.parse(`${'{"answers":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown;
  const sparse: unknown[] = [];
  sparse.length = 4_000_000_000;
  for (const value of [
    undefined,
    null,
    1,
    'x',
    [],
    true,
    1n,
    Symbol('x'),
    () => 1,
    throwing,
    revoked,
    ring,
    deep,
    sparse,
    new Date(),
    { answers: [] },
    { answers: sparse },
  ]) {
    const { submission, issues } = accept(value);
    expect(submission).toEqual({ form: 'allowance', version: '2', answers: { total: 0, day } });
    expect(issues.length).toBeGreaterThan(0);
  }
});

test('a large household is more than a form takes', () => {
  const question = (at: number): Question => ({ id: `q${at}`, type: 'text', label: 'Q' });
  const repeat: Question = {
    id: 'r',
    type: 'repeat',
    label: 'R',
    maxItems: 1000,
    questions: Array.from({ length: 100 }, (_, at) => question(at)),
  };
  const large = { ...definition, pages: [{ id: 'p', questions: [repeat] }] };
  const { submission, issues } = acceptSubmission(large, sent({ r: Array.from({ length: 1000 }, () => ({ q0: 'x' })) }), options);
  expect(issues).toEqual([{ path: '$answers', question: '$answers', code: 'tooLarge' }]);
  expect(submission.answers.r).toHaveLength(500);
});

let seed = 20261128;
const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
const keys = [
  'name',
  'id',
  'county',
  'village',
  'status',
  'spouse',
  'photos',
  'hint',
  'members',
  'total',
  'income',
  'job',
  '$id',
  '__proto__',
  'toString',
  'answers',
  'length',
];

function anything(depth = 0): unknown {
  const kind = random(depth > 3 ? 4 : 7);
  if (kind === 0)
    return pick([
      '',
      ' ',
      'a',
      'b',
      'x',
      'single',
      'married',
      '12',
      '-1',
      '1,000',
      '11010519491231002X',
      '\u0000',
      '\ud800',
      'x'.repeat(200),
    ]);
  if (kind === 1) return pick([0, -1, 1.5, NaN, Infinity, 1e300]);
  if (kind === 2) return pick([true, false]);
  if (kind === 3) return pick([null, undefined]);
  if (kind === 4) return Array.from({ length: random(6) }, () => anything(depth + 1));
  return Object.fromEntries(Array.from({ length: random(9) }, () => [pick(keys), anything(depth + 1)]));
}

test('whatever is sent, what was taken is taken again as it is', () => {
  let whole = 0;
  for (let round = 0; round < 3000; round++) {
    const first = accept(
      sent(random(2) ? anything() : { members: anything(), status: anything(3), county: pick(['a', 'b', 1]), name: 'a' }),
    );
    const again = accept(JSON.parse(JSON.stringify(first.submission)));
    expect(again.submission).toEqual(first.submission);
    expect(again.stripped).toEqual([]);
    expect(first.issues.every(({ code }) => issueCodes.includes(code))).toBe(true);
    if (first.issues.length > 0) continue;
    whole += 1;
    expect(again.issues).toEqual([]);
    expect(openForm(definition, { ...options, answers: first.submission.answers }).check()).toEqual([]);
  }
  expect(whole).toBeGreaterThan(20);
});

test('what is too long of who fills in for somebody is told, not cut', () => {
  const assisted = (assistant: object) => accept(sent({ name: '李' }, { assistant: { agreed: true, ...assistant } }));
  const reason = 'x'.repeat(1001);
  expect(assisted({ name: 'A', reason: 'x'.repeat(1000) }).issues).toEqual([]);
  expect(assisted({ name: 'A', reason }).submission.assistant).toEqual({ agreed: true, name: 'A', reason });
  expect(assisted({ name: 'A', reason }).issues).toEqual([
    { path: '$assistant/reason', question: '$assistant', code: 'maxLength', params: { limit: 1000 } },
  ]);
  expect(assisted({ name: 'x'.repeat(201) }).issues).toEqual([
    { path: '$assistant/name', question: '$assistant', code: 'maxLength', params: { limit: 200 } },
  ]);
});

test('an object with more members than anybody answers is not read', () => {
  let read = 0;
  const member = { enumerable: true, get: () => (read += 1) };
  const answers = Object.defineProperties({}, Object.fromEntries(Array.from({ length: 500_001 }, (_, at) => [`k${at}`, member])));
  expect(accept(sent(answers)).issues).toContainEqual({ path: '$answers', question: '$answers', code: 'type' });
  expect(read).toBe(0);
});
