import { describe, expect, test } from 'vitest';
import type { Receipt } from '../requests/receipt.js';
import type { Instant } from '../when/when.js';
import type { OutboxState } from './outbox.types.js';
import { isRecord, strongerReceipt, toItem, type OutboxRecord } from './record.js';
import {
  answer,
  ask,
  beat,
  begin,
  edit,
  fail,
  handOver,
  instantAt,
  isWaiting,
  lookAgain,
  lose,
  missing,
  queue,
  receive,
  setAside,
  takeBack,
} from './steps.js';

const now = Date.parse('2026-03-04T12:00:00Z');
const at = instantAt(now);
const states: readonly OutboxState[] = ['draft', 'queued', 'sending', 'uncertain', 'received', 'refused'];
const error = { code: 'network/cut', kind: 'network', message: 'cut', retry: 'later' } as const;
const acknowledged: Receipt = { strength: 'acknowledged', source: 'town', at };
const pending: Receipt = { strength: 'pending', source: 'town', at, token: 't' };
const confirmed: Receipt = { strength: 'confirmed', source: 'town', at, ref: { source: 'town', id: '1' } };

function record(state: OutboxState, more: object = {}): OutboxRecord {
  return {
    key: 'k',
    target: { source: 'town', kind: 'requests' },
    draftVersion: 1,
    draft: { type: 'lamp' },
    state,
    writtenAt: at,
    changedAt: at,
    tries: state === 'draft' || state === 'queued' ? 0 : 1,
    media: [],
    order: 1,
    ...(state === 'sending' && { lease: { token: 'mine', beat: 0, unsure: false } }),
    ...(state === 'received' && { receipt: acknowledged }),
    ...(state === 'refused' && { error }),
    ...more,
  };
}

const failed = (verdict: 'queued' | 'uncertain' | 'refused') => ({ verdict, error, nextTry: at });

describe('what becomes of an item', () => {
  const steps: Record<string, (from: OutboxRecord) => OutboxRecord | undefined> = {
    'begins to be sent': (from) => begin(from, { token: 'new', seen: from }, now),
    'its receipt comes': (from) => receive(from, confirmed, now),
    'its try was not taken': (from) => fail(from, 'mine', failed('queued'), now),
    'its answer is lost': (from) => fail(from, 'mine', failed('uncertain'), now),
    'it is refused': (from) => fail(from, 'mine', failed('refused'), now),
    'it fails in a page that others took it from': (from) => fail(from, 'other', failed('refused'), now),
    'its page wakes up too late to send': (from) => takeBack(from, 'mine', now),
    'its page dies': (from) => lose(from, now),
    'it is looked for, and not there': (from) => missing(from, 1, now),
    'it is not there after an earlier try': (from) => missing(from, 0, now),
    'nobody can look': (from) => ask(from),
    'a person sends it': (from) => queue(from, now),
    'a person takes it to the office': (from) => handOver(from, 'phone', now),
    'a form takes it back': (from) => setAside(from, now),
    'a person changes it': (from) => edit(from, { draft: 2 }, now),
  };
  const nothing = '-';
  test.each([
    //                                             draft     queued     sending      uncertain    received    refused
    ['begins to be sent', [nothing, 'sending', nothing, 'sending', nothing, nothing]],
    ['its receipt comes', ['received', 'received', 'received', 'received', 'received', 'received']],
    ['its try was not taken', [nothing, nothing, 'queued', nothing, nothing, nothing]],
    ['its answer is lost', [nothing, nothing, 'uncertain', nothing, nothing, nothing]],
    ['it is refused', [nothing, nothing, 'refused', nothing, nothing, nothing]],
    ['it fails in a page that others took it from', [nothing, nothing, nothing, nothing, nothing, nothing]],
    ['its page wakes up too late to send', [nothing, nothing, 'queued', nothing, nothing, nothing]],
    ['its page dies', [nothing, nothing, 'uncertain', nothing, nothing, nothing]],
    ['it is looked for, and not there', [nothing, nothing, nothing, 'queued', nothing, nothing]],
    ['it is not there after an earlier try', [nothing, nothing, nothing, nothing, nothing, nothing]],
    ['nobody can look', [nothing, nothing, nothing, 'uncertain', nothing, nothing]],
    ['a person sends it', ['queued', 'queued', nothing, 'uncertain', nothing, 'queued']],
    ['a person takes it to the office', ['received', 'received', nothing, nothing, nothing, 'received']],
    ['a form takes it back', ['draft', 'draft', nothing, nothing, nothing, 'refused']],
    ['a person changes it', ['draft', 'queued', nothing, nothing, nothing, 'refused']],
  ])('%s', (name, ends) => {
    expect(states.map((state) => steps[name]!(record(state))?.state ?? nothing)).toEqual(ends);
  });
});

test('what a person took to the office is done, though its photos were to follow', () => {
  const media = [{ id: '1', type: 'image/png', size: 1, follows: true as const }];
  expect(handOver(record('queued', { media }), 'phone', now)).toMatchObject({ state: 'received', media: [{ id: '1' }] });
});

test('what a form took back is known by its mark until it goes, as it was or as it became', () => {
  for (const from of [record('draft'), record('queued', { error, nextTry: at }), record('refused')]) {
    const taken = setAside(from, now)!;
    expect([taken.aside, isWaiting(taken), taken.error]).toEqual([true, false, from.state === 'refused' ? error : undefined]);
    expect(begin(taken, { token: 'late', seen: from }, now)).toBeUndefined();
    for (const next of [queue(taken, now), edit(taken, { draft: 2, state: 'queued' }, now), handOver(taken, 'phone', now)])
      expect(next).not.toHaveProperty('aside');
    // Taken back once more, as after a page that died.
    expect(setAside(taken, now)).toMatchObject({ state: taken.state, aside: true });
  }
});

test('a try counts when it begins, also where its transaction runs twice', () => {
  const once = begin(record('queued'), { token: 'new', seen: record('queued') }, now)!;
  expect([once.tries, begin(once, { token: 'new', seen: once }, now)!.tries, begin(once, { token: 'other', seen: once }, now)]).toEqual([
    1,
    1,
    undefined,
  ]);
});

test('who slept since deciding to send finds that it is not theirs to send any more', () => {
  const seen = record('queued');
  for (const since of [record('uncertain'), record('queued', { tries: 1 }), record('received'), record('sending')])
    expect(begin(since, { token: 'late', seen }, now)).toBeUndefined();
});

test('"not now" says nothing about an earlier try whose answer was lost', () => {
  const again = begin(record('uncertain'), { token: 'new', seen: record('uncertain') }, now)!;
  expect(fail(again, 'new', failed('queued'), now)).toMatchObject({ state: 'uncertain', error });
  expect(takeBack(again, 'new', now)!.state).toBe('uncertain');
  expect(fail(again, 'new', failed('refused'), now)!.state).toBe('refused');
});

test('what a text goes without is written before it leaves, and taken back where it has not arrived', () => {
  const photo = { id: 'a', type: 'image/jpeg', size: 1, tries: 5 };
  const queued = record('queued', { media: [photo] });
  const sending = begin(queued, { token: 'mine', seen: queued, failed: new Map([['a', error]]) }, now)!;
  const left = { media: [{ ...photo, leftOut: error }] };
  // Its page may die at any of these.
  for (const next of [sending, lose(sending, now), receive(sending, confirmed, now)]) expect(next).toMatchObject(left);
  expect(fail(sending, 'mine', failed('uncertain'), now)).toMatchObject(left);
  for (const next of [
    fail(sending, 'mine', failed('queued'), now),
    fail(sending, 'mine', failed('refused'), now),
    takeBack(sending, 'mine', now),
  ])
    expect(next!.media).toEqual([photo]);
});

test('a person answers only what was asked, and may change their mind', () => {
  const asked = ask(record('uncertain', { error }))!;
  const left = answer(asked, 'leave', now)!;
  expect(asked).toMatchObject({ question: 'send-again', error });
  expect([isWaiting(asked), ask(asked), queue(asked, now)]).toEqual([false, undefined, undefined]);
  expect(left).toMatchObject({ state: 'uncertain', left: true, error });
  expect([left.question, isWaiting(left), ask(left)]).toEqual([undefined, false, undefined]);
  expect(answer(left, 'send-again', now)!.state).toBe('queued');
  expect(states.map((state) => answer(record(state), 'send-again', now))).toEqual(states.map(() => undefined));
});

test('what a search gave is forgotten once the item was sent again', () => {
  const nextTry = '2026-03-04T13:00:00Z' as Instant;
  expect(lookAgain(record('uncertain'), 1, nextTry, error)).toMatchObject({ nextTry, error });
  expect(lookAgain(record('uncertain', { tries: 2 }), 1, nextTry, error)).toBeUndefined();
});

test('the heart-beat is of the page that sends', () => {
  expect([beat(record('sending'), 'mine')?.lease?.beat, beat(record('sending'), 'other'), beat(record('uncertain'), 'mine')]).toEqual([
    1,
    undefined,
    undefined,
  ]);
});

test('two receipts of one key are the stronger', () => {
  const known = receive(record('uncertain', { nextTry: at, error, question: 'send-again' }), pending, now)!;
  expect(known).toMatchObject({ state: 'received', receipt: pending });
  expect([known.nextTry, known.error, known.question]).toEqual([undefined, undefined, undefined]);
  expect(receive(known, acknowledged, now)!.receipt).toBe(acknowledged);
  expect(receive(record('received'), pending, now)).toBeUndefined();
  expect([strongerReceipt(pending, confirmed), strongerReceipt(confirmed, acknowledged), strongerReceipt(undefined, pending)]).toEqual([
    confirmed,
    confirmed,
    pending,
  ]);
});

test('every step hands on what a later release has written', () => {
  const later = { stamps: [1, 2] };
  const sending = begin(record('queued', { later }), { token: 'mine', seen: record('queued') }, now)!;
  const steps = [
    sending,
    beat(sending, 'mine'),
    fail(sending, 'mine', failed('queued'), now),
    lose(sending, now),
    receive(sending, pending, now),
  ];
  for (const next of [...steps, edit(record('draft', { later }), { draft: 1 }, now), ask(record('uncertain', { later }))])
    expect(next).toMatchObject({ later });
});

test('a record that this release does not understand is none', () => {
  const sound = record('queued');
  expect(isRecord(sound)).toBe(true);
  for (const wrong of [null, 'text', [], {}, { ...sound, state: 'shredded' }, { ...sound, target: null }, { ...sound, media: [null] }])
    expect(isRecord(wrong)).toBe(false);
});

test('a record that cannot be shown is none, so that it hides no other', () => {
  const file = { id: '1', type: 'image/jpeg', size: 3 };
  expect(isRecord(record('received', { media: [file] }))).toBe(true);
  const received = (receipt: unknown) => record('received', { receipt });
  for (const odd of [
    record('queued', { writtenAt: undefined }),
    record('queued', { writtenAt: 'garbage' }),
    record('queued', { order: undefined }),
    record('queued', { error: null }),
    record('queued', { media: [{ id: '1', size: 3 }] }),
    record('queued', { media: [{ id: '1', type: '' }] }),
    received(undefined),
    received({ ...acknowledged, at: 'garbage' }),
    received({ ...acknowledged, at: undefined }),
  ])
    expect(isRecord(odd), JSON.stringify(odd)).toBe(false);
});

test('a page is shown neither order nor lease', () => {
  const item = toItem(record('sending'), false);
  expect([Object.keys(item).filter((name) => /order|lease/.test(name)), item.kept]).toEqual([[], false]);
});

test.each([-1, NaN, Infinity, 9e15])('a clock that says %s still gives an instant', (wrong) => {
  expect(instantAt(wrong)).toMatch(/^\+?\d+-\d\d-\d\dT/);
});
