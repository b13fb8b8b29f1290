import { createCivicClient, createHttp, type NewFollowUp } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { expect, test } from 'vitest';
import { createApp } from '../app.js';
import { checkOutgoing } from '../outgoing/outgoing-setting.js';
import { forgetRequest } from '../privacy/forget-request.js';
import { sweepPrivate } from '../privacy/retention.js';
import { changeRequest } from '../requests/change-request.js';
import { keepRequest } from '../requests/keep-request.js';
import { putRequestTypes } from '../requests/request-types.js';
import { countInbox } from '../staff/requests/count-inbox.js';
import { listInbox } from '../staff/requests/list-inbox.js';
import { now, openServer } from '../testing.node.js';
import type { ClosingSetting } from './closing-setting.js';

const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
const actor = { id: 'a', name: 'A', grants: [{ role: 'lead' as const, area: null, type: null }] };
const day = 86_400_000;
const bad = { kind: 'rating', level: 2, indicators: ['slow', 'unsolved'], version: 'civickit/1', description: '等了很久' } as const;

/** A town whose reports are closed on Tuesday, 30 June 2026. */
async function openTown(closing: ClosingSetting = { calendar: 'cn', types: { idea: { reopenDays: 0 } } }) {
  const server = await openServer();
  const offices = checkOutgoing({ offices: { qingshi: { closing, retention: 'P1Y' } } }, undefined).offices ?? {};
  const town = { ...server, offices };
  const app = createApp(town);
  await putRequestTypes(town.db, 'qingshi', [
    { id: 'lamp', name: '路灯', placeless: true, publication: 'at-once' },
    { id: 'idea', name: '建议', placeless: true },
  ]);
  const http = createHttp({ fetch: async (input, init) => app.fetch(new Request(input, init)) });
  const source = open311({ id: 'report', url: 'https://town.example/areas/qingshi/open311/v2', dialect: civickit });
  const { requests } = createCivicClient({ requests: source }, { zone: area.zone, http, clock: town.clock });
  const close = (id: string) => changeRequest(town, id, { status: 'closed', stage: 'done', note: '已修好' });
  const report = async (type = 'lamp') => {
    const { id, code } = await keepRequest(town, area, { type, description: '灯不亮' });
    await close(id);
    return { id, code };
  };
  const audit = async () => (await town.db.selectFrom('audit').select(['action', 'subject', 'detail']).orderBy('id').execute()).slice();
  return { ...town, app, requests, report, close, audit };
}

const events = async ({ db }: Pick<Awaited<ReturnType<typeof openTown>>, 'db'>) =>
  (await db.selectFrom('job').select('content').orderBy('id').execute()).map(({ content }) => content['added'] ?? content['by']);

test('a closed report is opened again within its working days, once per closing, and the office is told', async () => {
  const town = await openTown();
  const { requests, clock } = town;
  const { id, code } = await town.report();
  // Fifteen working days after Tuesday, 30 June.
  expect((await requests.follow({ code }))?.reopenUntil?.iso).toBe('2026-07-21T23:59:59+08:00');
  clock.time = Date.parse('2026-07-21T23:00:00+08:00');
  const again = { kind: 'reopen', description: '又灭了' } as const;
  const key = 'one-and-the-same-key';
  for (const time of [1, 2]) expect([time, await requests.addTo({ code }, again, { key })]).toMatchObject([time, again]);
  const opened = await requests.follow({ code });
  expect(opened).toMatchObject({ request: { authorityStatus: 'open', stage: 'received' }, followUps: [again] });
  expect(opened).not.toHaveProperty('reopenUntil');
  expect(await town.audit()).toEqual([{ action: 'request.reopen', subject: id, detail: { by: 'reporter', version: 3 } }]);
  expect(await events(town)).toEqual([undefined, 'office', 'reopen']);
  await expect(requests.addTo({ code }, again)).rejects.toMatchObject({ status: 409 });
  await town.close(id);
  expect((await requests.follow({ code }))?.reopenUntil?.iso).toBe('2026-08-11T23:59:59+08:00');
  clock.time = Date.parse('2026-08-12T00:00:00+08:00');
  expect(await requests.follow({ code })).not.toHaveProperty('reopenUntil');
});

test('why a report is not opened again, or not rated, is told by a code', async () => {
  const town = await openTown();
  const { clock, app } = town;
  const lamp = await town.report();
  const idea = await town.report('idea');
  const open = await keepRequest(town, area, { type: 'lamp', description: '灯不亮' });
  const codeOf = async (code: string, addition: NewFollowUp | object) => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const answer = await app.request('/areas/qingshi/requests/by-code/updates', { method: 'POST', headers, body: JSON.stringify({ code, ...addition }) }); // prettier-ignore
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  const again = { kind: 'reopen', description: 'x' };
  expect(await codeOf(open.code, again)).toEqual([409, 'conflict/open']);
  expect(await codeOf(open.code, bad)).toEqual([409, 'conflict/open']);
  expect(await codeOf(idea.code, again)).toEqual([409, 'conflict/window']);
  expect(await codeOf(lamp.code, bad)).toEqual([201, undefined]);
  expect(await codeOf(lamp.code, bad)).toEqual([409, 'conflict/rated']);
  expect(await codeOf(lamp.code, { ...bad, level: 6 })).toEqual([400, undefined]);
  expect(await codeOf(lamp.code, { ...bad, indicators: ['Mr. Wang'] })).toEqual([400, undefined]);
  expect(await codeOf(lamp.code, { kind: 'reopen' })).toEqual([400, undefined]);
  clock.time += 60 * day;
  expect(await codeOf(lamp.code, again)).toEqual([409, 'conflict/window']);
});

test('a bad rating opens a clock that the next reply stops; a report is rated once for ever', async () => {
  const town = await openTown();
  const { db, requests, clock } = town;
  const { id, code } = await town.report();
  expect(await requests.addTo({ code }, bad)).toMatchObject({ ...bad, answerBy: { iso: '2026-07-21T23:59:59+08:00' } });
  expect(await events(town)).toEqual([undefined, 'office', 'bad-rating']);
  const waiting = () => listInbox(db, { actor, query: { view: 'bad-ratings' }, now: clock.time });
  expect((await waiting()).items).toMatchObject([{ id, status: 'closed', rating: { level: 2, indicators: ['slow', 'unsolved'] } }]);
  expect(await countInbox(db, actor, clock.time)).toMatchObject({ all: 0, 'bad-ratings': 1 });
  await changeRequest(town, id, { published: true });
  expect((await waiting()).items).toHaveLength(1);
  clock.time += day;
  await changeRequest(town, id, { note: '已向您道歉' });
  expect((await waiting()).items).toEqual([]);
  const { rating, followUps } = (await requests.follow({ code })) ?? {};
  expect([rating, followUps]).toMatchObject([{ level: 2, description: '等了很久', answered: { iso: '2026-07-01T16:00:00+08:00' } }, []]);
  await requests.addTo({ code }, { kind: 'reopen', description: '又灭了' });
  await town.close(id);
  await expect(requests.addTo({ code }, { ...bad, level: 5 })).rejects.toMatchObject({ status: 409 });
});

test('a good rating asks for no answer, and nobody is written', async () => {
  const town = await openTown();
  const { code } = await town.report();
  expect(await town.requests.addTo({ code }, { ...bad, level: 4 })).not.toHaveProperty('answerBy');
  expect(await events(town)).toEqual([undefined, 'office', 'rating']);
});

test('figures tell nothing of fewer than five, nor what could be worked out from the rest', async () => {
  const town = await openTown();
  const { requests } = town;
  const rate = async (type: string, ...levels: (1 | 2 | 3 | 4 | 5)[]) => {
    for (const level of levels) await requests.addTo({ code: (await town.report(type)).code }, { ...bad, level });
  };
  await rate('lamp', 5, 5, 4, 1);
  expect(await requests.ratings()).toEqual({ least: 5, types: [], months: [] });
  await rate('lamp', 3);
  const lamp = { n: 5, levels: { 1: 1, 2: 0, 3: 1, 4: 1, 5: 2 } };
  expect(await requests.ratings()).toEqual({
    least: 5,
    all: lamp,
    types: [{ type: { id: 'lamp', name: '路灯' }, ...lamp }],
    months: [{ month: '2026-06', ...lamp }],
  });
  town.clock.time = Date.parse('2026-06-30T16:00:00Z');
  await rate('idea', 2);
  // All but those of lamps, and all but those of June, would be the one.
  expect(await requests.ratings()).toMatchObject({ all: { n: 6 }, types: [], months: [] });
  await rate('idea', 2, 2, 2, 2);
  expect(await requests.ratings()).toMatchObject({ all: { n: 10 }, types: [{ n: 5 }, { n: 5 }], months: [{ month: '2026-07' }, { month: '2026-06' }] }); // prettier-ignore
});

test('retention takes the words and keeps the count; a wish takes all', async () => {
  const town = await openTown();
  const { db, clock } = town;
  const [kept, gone] = [await town.report(), await town.report()];
  for (const { code } of [kept, gone]) await town.requests.addTo({ code }, bad);
  await forgetRequest(db, gone.id, clock.time);
  clock.time = now + 400 * day;
  await sweepPrivate(town, town.offices);
  expect(await db.selectFrom('follow_up_private').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('rating').select(['request', 'level']).execute()).toEqual([{ request: kept.id, level: 2 }]);
});

test('limits and calendars that are none stop the server before anybody counts on them', () => {
  for (const closing of [{ reopenDays: -1 }, { calendar: 'de' }, { calendar: { from: 'x' } }, { types: { lamp: { reopen: 3 } } }])
    expect(() => checkOutgoing({ offices: { qingshi: { closing } } } as never, undefined)).toThrow(/offices\/qingshi\/closing/);
});
