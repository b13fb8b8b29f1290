import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staffOperations, staffRoles, type StaffOperation, type StaffRole } from '@civickit/adapters/staff';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findArea } from '../areas/area-store.js';
import { putForm } from '../forms/form-store.js';
import { draft, noise } from '../forms/noise-form.node.js';
import { keepSubmission } from '../forms/submission-store.js';
import { putNotice } from '../notices/notice-store.js';
import type { Grant } from './actor.js';
import { permissions } from './permissions.js';
import { openStaff, type StaffServer } from './testing.node.js';

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/server/staff-api.md'), 'utf8');
const places = { type: 'the type', any: 'any type', area: 'the whole area', server: 'everywhere' } as const;
/** What the guide promises. */
const promised = new Map(
  [...guide.matchAll(/^\| `(\w+\.\w+)` +\| (\w+) +\| ([\w ]+?) +\|/gmu)].map(([, operation, role, place]) => [operation, { role, place }]),
);

test('the guide shows the table that the server holds to', () => {
  expect([...promised.keys()].sort()).toEqual([...staffOperations].sort());
  for (const [operation, { role, of }] of Object.entries(permissions)) expect(promised.get(operation)).toEqual({ role, place: places[of] });
});

interface Office extends StaffServer {
  readonly request: string;
  readonly submission: string;
}

const area = 'qingshi';
const notice = `/areas/${area}/notices/n`;
const noVersion = { 'if-match': '"1"' };

/** Each operation as one request; what it needs to find there comes before it. */
const attempts: Readonly<
  Record<StaffOperation, { readonly ask: (office: Office, actor: string) => Promise<Response>; readonly before?: string; readonly tells?: (answer: unknown) => boolean }>
> = {
  'requests.read': { ask: ({ ask, request }, actor) => ask(actor, 'GET', `/requests/${request}`) },
  // Told to those who may, left out for those who may only read.
  'requests.contact': { ask: ({ ask, request }, actor) => ask(actor, 'GET', `/requests/${request}`), tells: (answer) => JSON.stringify(answer).includes('WANG') },
  'requests.note': { ask: ({ ask, request }, actor) => ask(actor, 'POST', `/requests/${request}/notes`, { text: 'x' }, { 'idempotency-key': `${actor}-0123456789abcdef`.slice(0, 64) }) },
  'requests.take': { ask: ({ ask, request }, actor) => ask(actor, 'PUT', `/requests/${request}/assignee`, { member: actor }, noVersion) },
  'requests.change': { ask: ({ ask, request }, actor) => ask(actor, 'PATCH', `/requests/${request}`, { stage: 'planned' }, noVersion) },
  'requests.publish': { ask: ({ ask, request }, actor) => ask(actor, 'PUT', `/requests/${request}/publication`, { public: true }, noVersion) },
  'requests.hide': { ask: ({ ask, request }, actor) => ask(actor, 'PUT', `/requests/${request}/publication`, { public: false, reason: 'x' }, noVersion) },
  'requests.export': { ask: ({ ask }, actor) => ask(actor, 'GET', `/requests.csv?area=${area}&type=idea`) },
  'requests.assign': { ask: ({ ask, request }, actor) => ask(actor, 'PUT', `/requests/${request}/assignee`, { member: 'able' }, noVersion) },
  'requests.show': {
    before: `update request_private set hidden_at = now(), hidden_reason = 'x'`,
    ask: ({ ask, request }, actor) => ask(actor, 'PUT', `/requests/${request}/publication`, { public: true }, noVersion),
  },
  'notices.read': { ask: ({ ask }, actor) => ask(actor, 'GET', notice) },
  'notices.write': { ask: ({ ask }, actor) => ask(actor, 'PUT', notice, { title: 'other' }, noVersion) },
  'notices.verify': { ask: ({ ask }, actor) => ask(actor, 'POST', `${notice}/verify`, {}, noVersion) },
  'notices.change': { before: `update notice set published_at = '2026-01-01'`, ask: ({ ask }, actor) => ask(actor, 'PUT', notice, { title: 'other' }, noVersion) },
  'notices.publish': { ask: ({ ask }, actor) => ask(actor, 'POST', `${notice}/publish`, {}, noVersion) },
  'notices.withdraw': { ask: ({ ask }, actor) => ask(actor, 'POST', `${notice}/withdraw`, {}, noVersion) },
  'submissions.list': { ask: ({ ask }, actor) => ask(actor, 'GET', `/areas/${area}/submissions`) },
  'submissions.read': { ask: ({ ask, submission }, actor) => ask(actor, 'GET', `/areas/${area}/submissions/${submission}`) },
  'submissions.export': { ask: ({ ask }, actor) => ask(actor, 'GET', `/areas/${area}/submissions.csv?form=noise`) },
  'members.list': { ask: ({ ask }, actor) => ask(actor, 'GET', `/areas/${area}/members`) },
  'audit.read': { ask: ({ ask }, actor) => ask(actor, 'GET', `/audit?area=${area}`) },
  'audit.check': { ask: ({ ask }, actor) => ask(actor, 'GET', '/audit/check') },
  'jobs.list': { ask: ({ ask }, actor) => ask(actor, 'GET', `/areas/${area}/jobs`) },
  'jobs.retry': {
    before: `insert into job (id, area, kind, content, due_at, failed_at) overriding system value values (1, '${area}', 'mail', '{}', now(), now()) on conflict (id) do update set failed_at = now()`,
    ask: ({ ask }, actor) => ask(actor, 'POST', `/areas/${area}/jobs/1/retry`, {}),
  },
}; // prettier-ignore

/** Where a grant may lie, seen from a request of the type `idea` in `qingshi`. */
const grants: readonly Omit<Grant, 'role'>[] = [
  { area, type: null },
  { area, type: 'idea' },
  { area, type: 'lamp' },
  { area: null, type: 'idea' },
  { area: null, type: null },
  { area: 'hekou', type: null },
];

/** As the guide has it: what whoever has this one grant is answered. */
function expected(operation: StaffOperation, { role, area: own, type }: Grant): 'allowed' | 'refused' | 'missing' {
  const { role: least, place } = promised.get(operation) ?? { role: '', place: '' };
  if (own === 'hekou') return operation === 'audit.check' ? 'refused' : 'missing';
  const fits = { 'the type': type === null || type === 'idea', 'any type': true, 'the whole area': type === null, everywhere: own === null && type === null }; // prettier-ignore
  return staffRoles.indexOf(role) >= staffRoles.indexOf(least as StaffRole) && fits[place as keyof typeof fits] ? 'allowed' : 'refused';
}

async function openOffice(): Promise<Office> {
  const staff = await openStaff();
  staff.join('able', { role: 'clerk', area, type: null });
  const request = await staff.report({ service_code: 'idea', description: 'x', first_name: 'WANG' });
  const found = (await findArea(staff.db, area))!;
  await putNotice(staff.db, found, { title: 'x' }, { now: staff.clock.time, id: 'n' });
  await putForm(staff.db, area, noise);
  const sent = { area: found, fingerprint: 'x', content: draft, files: [], at: staff.clock.time };
  return { ...staff, request, submission: (await keepSubmission(staff.db, staff.media, sent)).number };
}

/** As it was in the beginning. */
async function reset({ db }: Office): Promise<void> {
  await sql`update request set version = 1, published = false, stage = 'received'`.execute(db);
  await sql`delete from request_work_private`.execute(db);
  await sql`update request_private set hidden_at = null`.execute(db);
  await sql`update notice set version = 1, published_at = null, withdrawn_at = null, content = '{"title":"x"}'`.execute(db);
}

test('every role may do in every place what the guide says, and nothing else', { timeout: 60_000 }, async () => {
  const office = await openOffice();
  const wrong: string[] = [];
  let [tried, allowed] = [0, 0];
  for (const operation of staffOperations) {
    const { ask, before, tells } = attempts[operation];
    let isFresh = false;
    for (const role of staffRoles) {
      for (const place of grants) {
        const grant = { role, ...place };
        const name = `${role}-${place.area ?? 'all'}-${place.type ?? 'all'}`;
        office.join(name, grant);
        if (!isFresh) await reset(office);
        if (!isFresh && before !== undefined) await sql.raw(before).execute(office.db);
        const answer = await ask(office, name);
        const statuses: Readonly<Record<number, string>> = { 200: 'allowed', 403: 'refused', 404: 'missing' };
        let became = statuses[answer.status] ?? `${answer.status} ${await answer.text()}`;
        if (tells && became === 'allowed' && !tells(await answer.json())) became = 'refused';
        // What was not allowed must have changed nothing: the next one finds it as it was.
        isFresh = became !== 'allowed';
        tried += 1;
        if (became === 'allowed') allowed += 1;
        if (became !== expected(operation, grant)) wrong.push(`${operation} by ${name}: ${became}, not ${expected(operation, grant)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([tried, allowed > 100, allowed < tried / 2]).toEqual([staffOperations.length * staffRoles.length * grants.length, true, true]);
});
