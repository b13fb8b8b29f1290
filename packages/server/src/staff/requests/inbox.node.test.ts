import { conflictOf } from '@civickit/adapters/staff';
import { expect, test } from 'vitest';
import { jpeg } from '../../forms/noise-form.node.js';
import type { Grant } from '../actor.js';
import { verifyAudit } from '../audit/verify-audit.js';
import { openStaff, type StaffServer } from '../testing.node.js';

const hour = 3_600_000;
const grant = (role: Grant['role'], area: string | null = 'qingshi', type: string | null = null): Grant => ({ role, area, type });

async function publicList({ app }: StaffServer): Promise<string> {
  const path = '/areas/qingshi/open311/v2';
  const all = [`${path}/requests.json?extensions=true`, `${path}/requests.xml`, `${path}/servicerequestupdates.json?start_date=2026-01-01`];
  return (await Promise.all(all.map(async (one) => (await app.request(one)).text()))).join('\n');
}

test('the inbox shows what is granted, the newest or those due first, page after page', async () => {
  const staff = await openStaff();
  staff.join('lead', grant('lead', null));
  staff.join('lamps', grant('clerk', 'qingshi', 'lamp'));
  staff.join('hekou', grant('viewer', 'hekou'));
  const numbers: string[] = [];
  for (let at = 0; at < 7; at++) {
    staff.clock.time += hour;
    numbers.push(
      await staff.report({ service_code: at % 2 ? 'lamp' : 'idea', description: `report ${at}` }, at === 6 ? 'hekou' : 'qingshi'),
    );
  }
  const lead = staff.clientOf('lead');
  const due = [[0, '2026-07-09'], [2, '2026-07-05'], [4, '2026-06-01']] as const; // prettier-ignore
  for (const [at, expected] of due) await lead.changeRequest(numbers[at] ?? '', 1, { expected });
  const walk = async (order: 'newest' | 'due') => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await lead.requests({ order, limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    return seen.map((id) => numbers.indexOf(id));
  };
  expect(await walk('newest')).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect(await walk('due')).toEqual([4, 2, 0, 1, 3, 5, 6]);
  const found = async (client: ReturnType<StaffServer['clientOf']>, query = {}) =>
    (await client.requests(query)).items.map(({ id }) => numbers.indexOf(id));
  expect(await found(lead, { view: 'overdue' })).toEqual([4]);
  expect(await found(lead, { type: 'lamp', text: 'REPORT 3' })).toEqual([3]);
  expect(await found(lead, { text: '%' })).toEqual([]);
  expect(await found(lead, { area: 'hekou' })).toEqual([6]);
  expect(await found(lead, { publication: 'waiting', stage: 'received', status: 'open' })).toEqual([6, 4, 2, 0]);
  expect(await found(staff.clientOf('lamps'))).toEqual([5, 3, 1]);
  expect(await found(staff.clientOf('hekou'))).toEqual([6]);
  await lead.assignRequest(numbers[0] ?? '', 2, 'lead');
  await lead.changeRequest(numbers[1] ?? '', 1, { status: 'closed' });
  expect(await lead.counts()).toEqual({ mine: 1, all: 6, overdue: 1, 'bad-ratings': 0 });
  expect(await staff.clientOf('lamps').counts()).toEqual({ mine: 0, all: 2, overdue: 0, 'bad-ratings': 0 });
  await expect(staff.clientOf('hekou').requests({ area: 'qingshi' })).rejects.toMatchObject({ status: 404 });
  await expect(staff.clientOf('hekou').request(numbers[0] ?? '')).rejects.toMatchObject({ status: 404, code: 'http/client-error' });
  await expect(staff.clientOf('nobody').requests()).rejects.toMatchObject({ status: 401, code: 'auth/refused' });
});

test.each([
  'view=theirs',
  'status=x',
  'order=odd',
  'limit=0',
  'cursor=x',
  `cursor=${Buffer.from('["due",null,"1"]').toString('base64url')}`,
])('%s is a mistake of whoever asks', async (query) => {
  const staff = await openStaff();
  staff.join('lead', grant('lead'));
  expect((await staff.ask('lead', 'GET', `/requests?${query}`)).status).toBe(400);
});

test('who reported it, and answers about a person, only a clerk sees', async () => {
  const staff = await openStaff();
  staff.join('viewer', grant('viewer'));
  staff.join('clerk', grant('clerk'));
  const sent = { service_code: 'idea', description: 'a bench', first_name: 'Wang', phone: '13800000000', 'attribute[topic]': 'parks', 'attribute[idcard]': '110101' }; // prettier-ignore
  const id = await staff.report(sent);
  const seen = await staff.clientOf('viewer').request(id, { lang: 'en' });
  expect(seen).toMatchObject({ description: 'a bench', publication: 'waiting', may: ['requests.read'] });
  expect(seen.answers).toEqual([{ path: 'topic', label: 'Topic', value: 'parks' }]);
  expect(JSON.stringify(seen)).not.toMatch(/Wang|138|1101/);
  const whole = await staff.clientOf('clerk').request(id);
  expect(whole.contact).toEqual({ firstName: 'Wang', phone: '13800000000' });
  expect(whole.answers.map(({ label, value }) => `${label}: ${value}`)).toEqual(['主题: parks', 'ID card: 110101']);
});

test('a change with a public reply is public, a note and the assignee are not', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  staff.join('other', grant('clerk'));
  const clerk = staff.clientOf('clerk');
  const id = await staff.report({ service_code: 'lamp', description: 'dark' });
  const changed = await clerk.changeRequest(id, 1, { status: 'closed', stage: 'done', reply: 'A NEW LAMP', expected: '2026-07-01' });
  expect(changed).toMatchObject({ version: 2, status: 'closed', stage: 'done', expectedAt: '2026-07-01T15:59:59.999Z', overdue: false });
  expect(changed.updates).toMatchObject([{ status: 'closed', stage: 'done', reply: 'A NEW LAMP' }]);
  const key = 'note-key-0123456789';
  await clerk.noteRequest(id, key, 'SECRET NOTE');
  const noted = await clerk.noteRequest(id, key, 'SECRET NOTE');
  expect(noted.notes).toMatchObject([{ text: 'SECRET NOTE', by: { id: 'clerk', name: 'CLERK' } }]);
  await expect(clerk.noteRequest(id, key, 'another')).rejects.toMatchObject({ status: 422 });
  const taken = await clerk.assignRequest(id, noted.version, 'clerk');
  expect((await clerk.requests({ view: 'mine' })).items).toMatchObject([{ id, assignee: { name: 'CLERK' } }]);
  const shown = await publicList(staff);
  expect(shown).toContain('A NEW LAMP');
  expect(shown).not.toMatch(/SECRET|CLERK/i);
  expect(taken.history.map(({ action, by }) => `${action} ${by?.id}`)).toEqual(['request.change clerk', 'request.note clerk', 'request.assign clerk']); // prettier-ignore
  expect((await verifyAudit(staff.db)).rows).toBe(3);
  const log = JSON.stringify(await staff.db.selectFrom('audit').selectAll().execute());
  expect(log).not.toMatch(/LAMP|SECRET|dark/);
});

test('of two who change the same, the second is told who did what, and nothing of theirs is kept', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  staff.join('other', grant('clerk'));
  const id = await staff.report({ service_code: 'lamp', description: 'dark' });
  const both = await Promise.allSettled(
    ['clerk', 'other'].map((one) => staff.clientOf(one).changeRequest(id, 1, { stage: 'planned', reply: `by ${one}` })),
  );
  const [won] = both.filter((one) => one.status === 'fulfilled');
  const [lost] = both.filter((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'conflict/changed', status: 409 });
  const first = won?.value.history[0]?.by?.id;
  expect(conflictOf(lost?.reason)).toMatchObject({ version: 2, changes: [{ action: 'request.change', by: { id: first }, detail: { stage: 'planned', replied: true } }] }); // prettier-ignore
  expect((await staff.clientOf('clerk').request(id)).updates).toHaveLength(1);
  expect((await staff.ask('clerk', 'PATCH', `/requests/${id}`, { stage: 'done' })).status).toBe(428);
});

test('clerks take and give back, leads assign, and only to those who may work on it', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  staff.join('other', grant('clerk', 'qingshi', 'lamp'));
  staff.join('lead', grant('lead'));
  staff.join('viewer', grant('viewer'));
  const id = await staff.report({ service_code: 'idea', description: 'bench' });
  const [clerk, lead] = [staff.clientOf('clerk'), staff.clientOf('lead')];
  await expect(clerk.assignRequest(id, 1, 'lead')).rejects.toMatchObject({ status: 403 });
  expect((await clerk.assignRequest(id, 1, 'clerk')).assignee).toEqual({ id: 'clerk', name: 'CLERK' });
  expect((await clerk.assignRequest(id, 2, null)).assignee).toBeUndefined();
  expect((await lead.assignRequest(id, 3, 'clerk')).assignee?.id).toBe('clerk');
  for (const member of ['other', 'viewer', 'stranger'])
    await expect(lead.assignRequest(id, 4, member)).rejects.toMatchObject({ status: 400, issues: [{ path: '/member' }] });
  await expect(staff.clientOf('other').request(id)).rejects.toMatchObject({ status: 403 });
  expect((await lead.members('qingshi')).items.map((one) => one.id)).toEqual(['clerk', 'other', 'lead']);
});

test('a hidden report is gone from every public list, and only a lead shows it again', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  staff.join('lead', grant('lead'));
  const clerk = staff.clientOf('clerk');
  const id = await staff.report({ service_code: 'lamp', description: 'MY NEIGHBOUR LI' });
  await clerk.changeRequest(id, 1, { reply: 'THANK YOU' });
  expect(await publicList(staff)).toMatch(/NEIGHBOUR[^]*THANK YOU/);
  const hidden = await clerk.publishRequest(id, 2, { public: false, reason: 'IT NAMES A PERSON' });
  expect(hidden).toMatchObject({ publication: 'hidden', hidden: { reason: 'IT NAMES A PERSON' } });
  expect(hidden.history.at(-1)).toMatchObject({ action: 'request.hide', by: { id: 'clerk' } });
  expect(await publicList(staff)).not.toMatch(/NEIGHBOUR|THANK|NAMES|2026\d{4}-/);
  const own = await (await staff.app.request(`/areas/qingshi/open311/v2/requests/${id}.json?extensions=true`)).text();
  expect(own).not.toMatch(/NEIGHBOUR|THANK|NAMES/);
  expect((await clerk.requests({ publication: 'hidden' })).items.map((one) => one.id)).toEqual([id]);
  await expect(clerk.publishRequest(id, 3, { public: true })).rejects.toMatchObject({ status: 403 });
  const shown = await staff.clientOf('lead').publishRequest(id, 3, { public: true });
  expect([shown.publication, shown.hidden]).toEqual(['public', undefined]);
  const after = await publicList(staff);
  expect(after).toContain('NEIGHBOUR');
  expect(after).not.toContain('NAMES');
});

test('what its reporter wants private is marked so, and nobody publishes or hides it', async () => {
  const staff = await openStaff();
  staff.join('lead', grant('lead'));
  const lead = staff.clientOf('lead');
  const id = await staff.report({ service_code: 'idea', description: 'MY NEIGHBOUR', private: 'true' });
  await staff.report({ service_code: 'idea', description: 'A BENCH' });
  const seen = await lead.request(id);
  expect([seen.publication, seen.may]).toEqual([
    'private',
    expect.not.arrayContaining(['requests.publish', 'requests.hide', 'requests.show']),
  ]);
  for (const change of [{ public: true }, { public: false, reason: 'x' }] as const)
    await expect(lead.publishRequest(id, 1, change)).rejects.toMatchObject({ status: 400, issues: [{ path: '/public' }] });
  const ids = async (publication: 'private' | 'waiting') => (await lead.requests({ publication })).items.map((one) => one.id);
  expect([await ids('private'), (await ids('waiting')).length]).toEqual([[id], 1]);
  expect((await lead.changeRequest(id, 1, { reply: 'THANKS' })).publication).toBe('private');
  expect(await publicList(staff)).not.toMatch(/NEIGHBOUR|THANKS|2026\d{4}-/);
});

test('what waits is let through by a clerk', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  const id = await staff.report({ service_code: 'idea', description: 'A BENCH' });
  expect(await publicList(staff)).not.toContain('BENCH');
  expect((await staff.clientOf('clerk').publishRequest(id, 1, { public: true })).publication).toBe('public');
  expect(await publicList(staff)).toContain('BENCH');
});

test.each([
  ['nothing', {}],
  ['a word that is none', { stage: 'later' }],
  ['a member that nobody knows', { status: 'open', published: true }],
  ['a day that there is not', { expected: '2026-02-30' }],
  ['an empty reply', { reply: '  ' }],
])('%s is no change', async (_, change) => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  const id = await staff.report({ service_code: 'lamp', description: 'dark' });
  const answer = await staff.ask('clerk', 'PATCH', `/requests/${id}`, change, { 'if-match': '"1"' });
  expect([answer.status, (await staff.clientOf('clerk').request(id)).version]).toEqual([400, 1]);
});

test('what is wrong with a change is told member by member', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  const id = await staff.report({ service_code: 'lamp', description: 'dark' });
  const answer = await staff.ask('clerk', 'PATCH', `/requests/${id}`, { status: 'later', reply: '' }, { 'if-match': '"1"' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const told = [
    { pointer: '/status', detail: expect.stringContaining('"open"|"closed"') as string },
    { pointer: '/reply', detail: expect.stringContaining('>=1 character') as string },
  ];
  expect(await answer.json()).toMatchObject({ errors: told });
});

test('what a page of another site can send without asking is refused, and no answer is kept', async () => {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  const id = await staff.report({ service_code: 'lamp', description: 'dark' });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect((await staff.ask('clerk', 'PATCH', `/requests/${id}`, { stage: 'done' }, { 'content-type': type, 'if-match': '"1"' })).status).toBe(415); // prettier-ignore
  const answer = await staff.ask('clerk', 'GET', `/requests/${id}`);
  expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', '"1"']);
});

test('whoever has signed in learns what they may do where', async () => {
  const staff = await openStaff();
  staff.join('mixed', grant('viewer', 'hekou'), grant('clerk', 'qingshi', 'lamp'));
  const self = await staff.clientOf('mixed').self();
  expect(self).toMatchObject({ id: 'mixed', name: 'MIXED', mayCheckAudit: false });
  expect(self.areas.map(({ id, may, types }) => [id, may, types.map((one) => [one.name, one.may.length])])).toEqual([
    ['hekou', ['requests.read', 'notices.read', 'submissions.list'], [['路灯', 1], ['建议', 1]]],
    ['qingshi', ['members.list'], [['路灯', 8]]],
  ]); // prettier-ignore
});

test('staff see what a reporter added, and pictures that the public does not', async () => {
  const town = await openStaff();
  town.join('clerk', { role: 'clerk', area: 'qingshi', type: null });
  town.join('other', { role: 'admin', area: 'hekou', type: null });
  const sent = new FormData();
  for (const [name, value] of Object.entries({ service_code: 'idea', description: 'Dark' })) sent.append(name, value);
  sent.append('media', new File([jpeg], 'lamp.jpg', { type: 'image/jpeg' }));
  const answer = await town.app.request('/areas/qingshi/open311/v2/requests.json', { method: 'POST', body: sent });
  const [{ service_request_id: id = '' } = {}] = (await answer.json()) as { service_request_id?: string }[];
  const added = { code: town.secrets.codeOf(id), kind: 'still-there', description: 'Still dark' };
  await town.app.request('/areas/qingshi/requests/by-code/updates', { method: 'POST', body: JSON.stringify(added), headers: { 'idempotency-key': 'an-addition-of-one' } }); // prettier-ignore
  const request = await town.clientOf('clerk').request(id);
  expect(request.followUps).toMatchObject([{ kind: 'still-there', description: 'Still dark' }]);
  const [photo] = request.media;
  expect(photo?.url).toBe(`/staff/requests/${id}/photos/0`);
  const path = photo?.url.replace('/staff', '') ?? '';
  const picture = await town.ask('clerk', 'GET', path);
  expect([picture.status, picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
    200,
    'image/jpeg',
    'no-store',
  ]);
  expect((await town.ask('other', 'GET', path)).status).toBe(404);
  expect((await town.ask('clerk', 'GET', path.replace(/0$/, '1'))).status).toBe(404);
});
