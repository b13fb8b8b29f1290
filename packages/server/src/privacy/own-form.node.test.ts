import type { FormDefinition } from '@civickit/core';
import { expect, test } from 'vitest';
import { putForm } from '../forms/form-store.js';
import { draft, jpeg, key, noise, partsOf } from '../forms/noise-form.node.js';
import { sweepMedia } from '../media/sweep-media.js';
import { changeRequest } from '../requests/change-request.js';
import { keepRequest } from '../requests/keep-request.js';
import { putRequestTypes } from '../requests/request-types.js';
import { openServer } from '../testing.node.js';
import { isPinOf } from './check-pin.js';
import { listDeletions, sweepPrivate } from './retention.js';

const dayMs = 86_400_000;
const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };

async function openTown(form: object = noise) {
  const server = await openServer();
  await putForm(server.db, 'qingshi', form);
  const photos = [{ id: 'a', type: 'image/jpeg', size: 1 }];
  const send = async (answers: object = draft.answers, name = key) => {
    const init = {
      method: 'POST',
      headers: { 'idempotency-key': name },
      body: partsOf({ ...draft, answers: { ...answers, photos } }, { a: jpeg }),
    };
    const answer = await server.app.request('/areas/qingshi/forms/send', init);
    return { status: answer.status, ...((await answer.json()) as { id: string; pin: string }) };
  };
  const ask = async (path: string, body: unknown) => {
    const answer = await server.app.request(`/areas/qingshi/forms/by-pin${path}`, { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
  };
  const look = async (number: string, pin: string) =>
    (await server.app.request(`/areas/qingshi/forms/received/${number}`, { method: 'POST', body: JSON.stringify({ pin }) })).status;
  const private_ = async () =>
    JSON.stringify(await Promise.all((['submission_private', 'submission_file_private'] as const).map((table) => server.db.selectFrom(table).selectAll().execute()))); // prettier-ignore
  return { ...server, send, ask, look, private_ };
}

test('number and PIN give the sender of a form everything that is kept, files too, and delete it', async () => {
  const town = await openTown();
  const { id, pin } = await town.send();
  const whole = JSON.parse((await town.ask('/export', { number: id.replaceAll('-', ' '), pin: ` ${pin}` })).text) as {
    files: { base64: string }[];
  };
  expect(whole).toMatchObject({ submission: { id, form: 'noise' }, content: { answers: draft.answers } });
  // Drawn anew, as every picture that comes in.
  expect(Buffer.from(whole.files[0]?.base64 ?? '', 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(JSON.parse((await town.ask('/delete', { number: id, pin })).text)).toEqual({ id, deletedAt: '2026-06-30T16:00:00+08:00' });
  expect(await town.private_()).toBe('[[],[]]');
  expect(await sweepMedia({ ...town, clock: { now: () => Date.now() + 2 * 3_600_000 } })).toBe(1);
  for (const path of ['/export', '/delete']) expect((await town.ask(path, { number: id, pin })).status).toBe(404);
  expect(await town.look(id, pin)).toBe(404);
  expect((await town.send()).status).toBe(422);
  expect(await listDeletions(town.db, 'qingshi')).toMatchObject([{ cause: 'wish', what: 'submission', rows: 1 }]);
});

test('whoever guesses closes a number to nobody but the own network, until very many have guessed', async () => {
  const town = await openTown();
  const { id: number, pin } = await town.send();
  const isRight = (network: string, tried = pin) => isPinOf(town, { area: 'qingshi', number, pin: tried, network });
  for (let turn = 0; turn < 30; turn++) expect(await isRight('192.0.2', '1')).toBe(false);
  // However long one network goes on, it has no larger share in closing the number to all.
  expect(await town.db.selectFrom('pin_try').select('tries').execute()).toEqual([{ tries: 11 }]);
  expect([await isRight('192.0.2'), await isRight('198.51.100')]).toEqual([false, true]);
  const others = Array.from({ length: 99 }, (_, at) => ({ area: 'qingshi', number, network: `n${at}`, tries: 10, since: new Date(town.clock.time) })); // prettier-ignore
  await town.db.insertInto('pin_try').values(others).execute();
  expect(await isRight('198.51.100')).toBe(false);
  town.clock.time += dayMs;
  expect(await isRight('198.51.100')).toBe(true);
});

test('ten wrong PINs close a number for a day, at every address, and nobody sees whether there is such a form', async () => {
  const town = await openTown();
  const { id, pin } = await town.send();
  const wrong = pin === '00000000' ? '00000001' : '00000000';
  const other = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const answers = [];
  for (let turn = 0; turn < 9; turn++) for (const number of [id, other]) answers.push(await town.ask('/export', { number, pin: wrong }));
  expect((await town.ask('/export', { number: id, pin })).status).toBe(200);
  for (let turn = 0; turn < 5; turn++) answers.push(await town.ask('/delete', { number: id, pin: wrong }));
  for (let turn = 0; turn < 5; turn++) await town.look(id, wrong);
  for (const body of [{ number: id, pin }, {}, { number: id }, { number: 'x', pin }, 'x']) answers.push(await town.ask('/export', body));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(await town.look(id, pin)).toBe(404);
  town.clock.time += dayMs;
  expect((await town.ask('/export', { number: id, pin })).status).toBe(200);
  await sweepPrivate(town);
  expect(await town.db.selectFrom('pin_try').selectAll().execute()).toEqual([]);
});

const privacy = { controller: 'X', purpose: 'Y', basis: 'public-task' };

test('a form is deleted when the time that it names has passed, else that of its area, and to the minute', async () => {
  const named = await openTown({ ...noise, privacy: { ...privacy, retention: 'P1M' } });
  await named.send();
  const offices = { qingshi: { retention: 'P90D' } };
  named.clock.time = Date.parse('2026-07-30T07:59:00Z');
  expect(await sweepPrivate(named, offices)).toBe(0);
  named.clock.time += 60_000;
  expect([await sweepPrivate(named, offices), await sweepPrivate(named, offices), await named.private_()]).toEqual([1, 0, '[[],[]]']);
  expect(await listDeletions(named.db, 'qingshi')).toEqual([
    { at: new Date(named.clock.time), cause: 'retention', what: 'submission', rows: 1 },
  ]);
  const unnamed = await openTown();
  await unnamed.send();
  unnamed.clock.time += 90 * dayMs;
  expect([await sweepPrivate(unnamed), await sweepPrivate(unnamed, offices)]).toEqual([0, 1]);
});

test('an answer goes earlier where its question says so, in repeats and with its files', async () => {
  const [page] = noise.pages;
  const short = { category: 'other', retention: 'P30D' };
  const questions = page.questions.map((question) => {
    if (question.id === 'photos') return { ...question, privacy: short };
    return question.id === 'times' ? { ...question, questions: question.questions.map((one) => ({ ...one, privacy: short })) } : question;
  });
  const town = await openTown({ ...noise, pages: [{ ...page, questions }] });
  await town.send();
  town.clock.time += 30 * dayMs - 1;
  await sweepPrivate(town);
  expect(await town.private_()).toContain('"hour":23');
  town.clock.time += 1;
  await sweepPrivate(town);
  const [row] = await town.db.selectFrom('submission_private').select('content').execute();
  expect(row?.content['answers']).toEqual({ what: draft.answers['what'], times: [{ $id: 'a' }] });
  expect(await town.db.selectFrom('submission_file_private').selectAll().execute()).toEqual([]);
});

test('an answer to the questions of a report goes earlier where its question says so, counted from the end', async () => {
  const town = await openTown();
  const page = { id: 'all', questions: [{ id: 'plate', type: 'text', label: 'Plate', privacy: { category: 'other', retention: 'P30D' } }, { id: 'colour', type: 'text', label: 'Colour' }] }; // prettier-ignore
  const questions = { format: 'civic-form/1', id: 'car', version: '1', pages: [page] } as unknown as FormDefinition;
  await putRequestTypes(town.db, 'qingshi', [{ id: 'car', name: 'Car', placeless: true, questions }]);
  const answers = { plate: 'ABC 123', colour: 'red' };
  const ended = await keepRequest(town, area, { type: 'car', answers });
  const going = await keepRequest(town, area, { type: 'car', answers });
  await changeRequest(town, ended.id, { status: 'closed' });
  const kept = async (id: string) =>
    (await town.db.selectFrom('request_private').select('answers').where('request', '=', id).executeTakeFirst())?.answers;
  town.clock.time += 30 * dayMs - 1;
  await sweepPrivate(town);
  expect(await kept(ended.id)).toEqual(answers);
  town.clock.time += 1;
  await sweepPrivate(town);
  expect([await kept(ended.id), await kept(going.id)]).toEqual([{ colour: 'red' }, answers]);
});

test('of a closed report what is private goes, what is public stays, and its reporter can still delete that', async () => {
  const town = await openTown();
  await putRequestTypes(town.db, 'qingshi', [
    { id: 'lamp', name: 'Lamp', placeless: true, publication: 'at-once' },
    { id: 'idea', name: 'Idea', placeless: true },
  ]);
  const report = async (type: string, description: string, isClosed = true) => {
    const kept = await keepRequest(town, area, {
      type,
      description,
      contact: { name: 'Zebra' },
      consent: { policy: 'p', version: 'gnu', at: '2026-06-30T08:00:00Z' as never },
    });
    if (isClosed) await changeRequest(town, kept.id, { status: 'closed', note: `to ${description}` });
    return kept;
  };
  const shown = await report('lamp', 'okapi');
  const unread = await report('idea', 'quagga');
  await report('lamp', 'open', false);
  const ask = async (path: string, { code }: { code: string }, more: object = {}) =>
    (await town.app.request(`/areas/qingshi/requests/by-code${path}`, { method: 'POST', body: JSON.stringify({ code, ...more }), headers: { 'idempotency-key': 'an-addition-of-one' } })).text(); // prettier-ignore
  await ask('/updates', shown, { kind: 'note', description: 'tapir' });
  town.clock.time += 365 * dayMs;
  const offices = { qingshi: { retention: 'P1Y' } };
  expect([await sweepPrivate(town, offices), await sweepPrivate(town, offices)]).toEqual([2, 0]);
  const tables = ['request', 'request_private', 'request_update', 'follow_up_private'] as const;
  const all = JSON.stringify(await Promise.all(tables.map((table) => town.db.selectFrom(table).selectAll().execute())));
  expect([all.match(/Zebra/g), all.match(/gnu/g), /quagga|tapir/.test(all), /okapi/.test(all)]).toEqual([['Zebra'], ['gnu'], false, true]);
  expect(await listDeletions(town.db, 'qingshi')).toMatchObject([
    { what: 'request', rows: 1 },
    { what: 'request', rows: 1 },
  ]);
  expect(await ask('', shown)).toContain('okapi');
  expect(await ask('', unread)).toContain('"visibility":"waiting"');
  const more = { kind: 'note', description: 'gnu' };
  expect(await ask('/updates', shown, more)).toContain('"status":409');
  await changeRequest(town, shown.id, { status: 'open' });
  expect(await ask('/updates', shown, more)).toContain('"kind":"note"');
  await changeRequest(town, shown.id, { status: 'closed' });
  town.clock.time += 366 * dayMs;
  expect([await sweepPrivate(town, offices), await town.db.selectFrom('follow_up_private').selectAll().execute()]).toEqual([1, []]);
  expect(await ask('/delete', shown)).toContain('deletedAt');
});
