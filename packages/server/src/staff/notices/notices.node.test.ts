import { conflictOf, type StaffNoticeDraft } from '@civickit/adapters/staff';
import { expect, test } from 'vitest';
import type { Grant } from '../actor.js';
import { verifyAudit } from '../audit/verify-audit.js';
import { putNotice } from '../../notices/notice-store.js';
import { openStaff, type StaffServer } from '../testing.node.js';

const grant = (role: Grant['role'], area: string | null = 'qingshi', type: string | null = null): Grant => ({ role, area, type });
const id = 'urn:uuid:0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';
const draft: StaffNoticeDraft = {
  title: '停水通知',
  summary: '检修',
  content: [{ tag: 'p', children: ['明天停水。'] }],
  categories: ['供水'],
};

async function openOffice() {
  const staff = await openStaff();
  staff.join('clerk', grant('clerk'));
  staff.join('lead', grant('lead'));
  return { staff, clerk: staff.clientOf('clerk'), lead: staff.clientOf('lead') };
}

async function publicTitles({ app }: StaffServer): Promise<readonly string[]> {
  const { items } = (await (await app.request('/areas/qingshi/notices.json')).json()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}

test('a notice goes from a draft to the public, is confirmed, changed, withdrawn and published again', async () => {
  const { staff, clerk, lead } = await openOffice();
  const written = await clerk.writeNotice('qingshi', id, undefined, draft);
  expect(written).toMatchObject({ id, state: 'draft', version: 1, draft });
  expect(await publicTitles(staff)).toEqual([]);
  expect((await lead.publishNotice('qingshi', id, 1)).state).toBe('public');
  expect(await publicTitles(staff)).toEqual(['停水通知']);
  const verified = await clerk.verifyNotice('qingshi', id, 2);
  // 16:00 in the county.
  expect(verified.verified).toBe('2026-06-30');
  await expect(clerk.writeNotice('qingshi', id, 3, { ...draft, title: '改' })).rejects.toMatchObject({ status: 403 });
  staff.clock.time += 60_000;
  const changed = await lead.writeNotice('qingshi', id, 3, { ...draft, title: '停水延期', expires: '2026-07-02' });
  expect(changed).toMatchObject({ state: 'public', published: '2026-06-30T08:00:00.000Z', expires: '2026-07-02' });
  expect(changed.verified).toBeUndefined();
  expect((await lead.withdrawNotice('qingshi', id, 4)).state).toBe('withdrawn');
  expect(await publicTitles(staff)).toEqual([]);
  expect((await lead.writeNotice('qingshi', id, 5, { ...draft, title: '更正' })).state).toBe('withdrawn');
  expect((await lead.publishNotice('qingshi', id, 6)).published).toBe('2026-06-30T08:00:00.000Z');
  expect(await publicTitles(staff)).toEqual(['更正']);
  expect((await verifyAudit(staff.db)).rows).toBe(7);
  const actions = await staff.db.selectFrom('audit').select('action').orderBy('id').execute();
  expect(actions.map(({ action }) => action.slice('notice.'.length))).toEqual(['write', 'publish', 'verify', 'write', 'withdraw', 'write', 'publish']); // prettier-ignore
});

test('each state can be asked for, page after page', async () => {
  const { staff, clerk, lead } = await openOffice();
  for (const name of ['draft', 'scheduled', 'public', 'expired', 'withdrawn']) {
    const own = `urn:uuid:${name}`;
    await clerk.writeNotice('qingshi', own, undefined, { title: name, ...(name === 'expired' && { expires: '2026-06-29' }) });
    if (name !== 'draft') await lead.publishNotice('qingshi', own, 1, name === 'scheduled' ? '2026-07-01' : '2026-06-28');
    if (name === 'withdrawn') await lead.withdrawNotice('qingshi', own, 2);
    staff.clock.time += 1000;
  }
  for (const state of ['draft', 'scheduled', 'public', 'expired', 'withdrawn'] as const) {
    const { items } = await clerk.notices('qingshi', { state });
    expect(items.map(({ title, state: own }) => [title, own])).toEqual([[state, state]]);
  }
  const first = await clerk.notices('qingshi', { limit: 3 });
  const second = await clerk.notices('qingshi', { limit: 3, cursor: first.next ?? '' });
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['withdrawn', 'expired', 'public', 'scheduled', 'draft']);
  expect(second.next).toBeUndefined();
  expect((await clerk.notices('qingshi', { text: 'SCHED' })).items).toHaveLength(1);
  expect(await publicTitles(staff)).toEqual(['public']);
});

test('a new notice sent twice is one, another under its id is a conflict, and so is an old version', async () => {
  const { clerk, lead } = await openOffice();
  const both = await Promise.all([clerk.writeNotice('qingshi', id, undefined, draft), clerk.writeNotice('qingshi', id, undefined, draft)]);
  expect(both.map(({ version }) => version)).toEqual([1, 1]);
  await expect(clerk.writeNotice('qingshi', id, undefined, { title: 'other' })).rejects.toMatchObject({ code: 'conflict/changed' });
  await lead.publishNotice('qingshi', id, 1);
  const late = await lead.writeNotice('qingshi', id, 1, draft).catch((error: unknown) => error);
  expect(conflictOf(late)).toMatchObject({ version: 2, changes: [{ action: 'notice.publish', by: { name: 'LEAD' } }] });
  await expect(lead.writeNotice('qingshi', 'urn:uuid:none', 3, draft)).rejects.toMatchObject({ status: 404 });
});

test('what a warning knows stays when its words are changed', async () => {
  const { staff, lead } = await openOffice();
  const when = { iso: '2026-06-29T10:00:00Z', precision: 'instant', zone: 'given' } as const;
  const alert = {
    identifier: 'a', sender: 'met', event: 'Rain', sent: when, effective: when, expires: { ...when, iso: '2026-07-01T00:00:00Z' }, msgType: 'Alert',
    category: ['Met'], urgency: 'Expected', severity: 'Severe', certainty: 'Likely', colour: 'red', areas: [], languages: [], references: [],
  } as const; // prettier-ignore
  const area = { id: 'qingshi', name: '', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
  await putNotice(staff.db, area, { title: 'Rain', type: 'alert', alert, published: when }, { now: staff.clock.time, id: 'rain' });
  const changed = await lead.writeNotice('qingshi', 'rain', 1, { title: 'Heavy rain' });
  expect(changed).toMatchObject({ type: 'alert', state: 'public' });
  expect(await (await staff.app.request('/areas/qingshi/alerts/rain.xml')).text()).toContain('<event>Rain</event>');
});

test.each([
  ['a link that runs', { content: [{ tag: 'a', href: 'javascript:alert(1)', children: ['x'] }] }],
  ['a tag that is none', { content: [{ tag: 'script', children: ['x'] }] }],
  ['markup', { content: '<b>x</b>' }],
  ['a page that runs', { url: 'javascript:alert(1)' }],
  ['a day that there is not', { expires: '2026-02-30' }],
  ['no title', { title: ' ' }],
  ['a date of its own', { published: '2026-01-01' }],
  ['two kinds at once', { correction: { claim: 'x', verdict: 'false' }, timeline: [{ at: '2026-06-29', text: 'x' }] }],
])('%s is refused', async (_, members) => {
  const { staff } = await openOffice();
  const answer = await staff.ask('clerk', 'PUT', `/areas/qingshi/notices/${id}`, { title: 'x', ...members }, { 'if-none-match': '*' });
  expect(answer.status).toBe(400);
});

test('a correction and a statement keep what makes them so', async () => {
  const { clerk } = await openOffice();
  const correction = { claim: 'The dam broke', verdict: 'false' } as const;
  expect(await clerk.writeNotice('qingshi', 'c', undefined, { title: 'x', correction })).toMatchObject({
    type: 'correction',
    draft: { correction },
  });
  const timeline = [{ at: '2026-06-29', text: 'Fire brigade arrives' }];
  expect(await clerk.writeNotice('qingshi', 's', undefined, { title: 'x', timeline })).toMatchObject({
    type: 'statement',
    draft: { timeline },
  });
});

test('notices of an area that there is not are not found, also by those who may read those of all', async () => {
  const { staff } = await openOffice();
  staff.join('head', grant('admin', null));
  await expect(staff.clientOf('head').notices('nowhere')).rejects.toMatchObject({ status: 404 });
});
