import type { NewServiceRequest } from '../../requests/new-service-request.js';
import type { Receipt } from '../../requests/receipt.js';
import type { Sender } from '../../source/sender.js';
import { check, checkEqual, checkRejects, type Case } from '../checks.js';
import { contextOf, flat } from '../source-cases/rig.js';
import { sampleTown } from '../town/sample-reports.js';
import { clientOf, typeIdOf, type RequestRig, type RequestTraits, type SendTraits, type UsingRequests } from './request-rig.js';

const town = sampleTown({ count: 12 });
const asks = 3;

async function draftFor(rig: RequestRig, code: string, more: Partial<NewServiceRequest> = {}): Promise<NewServiceRequest> {
  return {
    type: await typeIdOf(rig, code, town),
    description: 'Ein tiefes Loch – 路面有洞 & mehr',
    where: { latitude: 39.4711, longitude: 75.9877 },
    address: 'vor dem Haus 7',
    contact: { firstName: 'Aygül', lastName: 'Öztürk', email: 'ayguel@mail.example', phone: '+86 998 1234567' },
    ...more,
  };
}

function senderOf({ source }: RequestRig): Sender<NewServiceRequest> {
  check(source.send, 'nothing can be sent to this source');
  return source.send;
}

/** Sends as a program would, without the client's deadline. */
// As the outbox makes them.
const sampleKey = '5f0c2a1e-7b1d-4a57-9b8e-3d1f0c6e2a01';
const otherKey = '5f0c2a1e-7b1d-4a57-9b8e-3d1f0c6e2a02';

async function submit(rig: RequestRig, draft: NewServiceRequest, key = sampleKey): Promise<Receipt> {
  return senderOf(rig).submit(draft, key, contextOf(rig));
}

function sentBy(rig: RequestRig) {
  check(rig.sent, 'the rig does not tell what has arrived: give it `sent`');
  return rig.sent();
}

function checkReceipt(receipt: Receipt, rig: RequestRig, strength: Receipt['strength'] | undefined): void {
  checkEqual([receipt.strength, receipt.source], [strength, rig.source.id], 'strength and source');
  check(!Number.isNaN(Date.parse(receipt.at)), 'a receipt tells when');
  if ('ref' in receipt && receipt.ref) {
    check(receipt.ref.source === rig.source.id && typeof receipt.ref.id === 'string' && receipt.ref.id !== '', 'the ref is the source’s');
  }
}

/** What is sent arrives once, and its receipt says no more than is known. */
export function sendingCases(
  using: UsingRequests,
  traits: RequestTraits,
  { receipts, find = true, answers = traits.questions ?? true }: SendTraits,
): Case[] {
  const scenario = { town, asks };
  return [
    using('sends a report whole, and says how sure it is', scenario, async (rig) => {
      const draft = await draftFor(rig, '001');
      const receipt = await submit(rig, draft);
      checkReceipt(receipt, rig, receipts.realtime);
      const [arrived, ...others] = sentBy(rig);
      checkEqual(others.length, 0, 'further reports');
      checkEqual([arrived?.type, flat(arrived?.description), arrived?.where], ['001', draft.description, draft.where], 'what arrived');
    }),
    using('refuses for good what the server refuses', scenario, async (rig) => {
      const error = await checkRejects(submit(rig, await draftFor(rig, '001', { type: 'no-such-type' })));
      check(error.retry === 'never', `trying again would not help, but ${error.code} says ${error.retry}`);
      checkEqual(sentBy(rig).length, 0, 'reports that arrived');
    }),
    using('sends nothing that was aborted before', scenario, async (rig) => {
      const draft = await draftFor(rig, '001');
      await checkRejects(senderOf(rig).submit(draft, sampleKey, contextOf(rig, AbortSignal.abort())), 'aborted/by-caller');
      checkEqual(sentBy(rig).length, 0, 'reports that arrived');
    }),
    using('takes no garbage for a receipt', { ...scenario, fault: 'garbage' }, async (rig) => {
      await checkRejects(submit(rig, await draftFor(rig, '001').catch(() => ({ type: '001' }))));
    }),
    using(
      'sends once, and leaves open whether it arrived, when the answer is lost',
      { ...scenario, fault: 'drop-after-commit' },
      async (rig) => {
        const error = await checkRejects(submit(rig, await draftFor(rig, '001')));
        check(error.retry !== 'never', `it may have arrived, but ${error.code} says that all is lost`);
        checkEqual(sentBy(rig).length, 1, 'reports that arrived');
      },
    ),
    ...(traits.get === false ? [] : [sentCase(using)]),
    ...(receipts.batch === 'pending' ? [tokenCase(using)] : []),
    ...(receipts.blackbox ? [blackboxCase(using, receipts.blackbox)] : []),
    ...(answers ? [answerCase(using)] : []),
    ...(find ? findCases(using) : []),
  ];
}

function sentCase(using: UsingRequests): Case {
  return using('what was sent can be asked for by its receipt', { town, asks }, async (rig) => {
    const draft = await draftFor(rig, '001');
    const { request } = await clientOf(rig).requests.track(await submit(rig, draft));
    checkEqual([flat(request?.description), request?.authorityStatus], [draft.description, 'open'], 'request');
  });
}

function tokenCase(using: UsingRequests): Case {
  return using('a token is pending first and becomes an id', { town, asks }, async (rig) => {
    const receipt = await submit(rig, await draftFor(rig, 'NOISE'));
    checkReceipt(receipt, rig, 'pending');
    check(receipt.strength === 'pending' && typeof receipt.token === 'string' && receipt.token !== '', 'there is a token');
    const outcomes: (Receipt | undefined)[] = [];
    for (let times = 0; times < asks; times += 1) outcomes.push(await senderOf(rig).settle?.(receipt.token, contextOf(rig)));
    checkEqual(
      outcomes.map((outcome) => outcome !== undefined),
      [false, false, true],
      'settled',
    );
    const [settled] = outcomes.slice(-1);
    check(settled && 'ref' in settled && settled.ref !== undefined, 'a settled receipt has a ref');
    checkReceipt(settled, rig, settled.strength);
  });
}

function blackboxCase(using: UsingRequests, strength: Receipt['strength']): Case {
  return using('a report that gets no id is received all the same', { town, asks }, async (rig) => {
    const receipt = await submit(rig, await draftFor(rig, 'PRAISE'));
    checkReceipt(receipt, rig, strength);
    check(!('ref' in receipt && receipt.ref), 'there is nothing to follow it by');
    checkEqual(sentBy(rig).length, 1, 'reports that arrived');
  });
}

function answerCase(using: UsingRequests): Case {
  return using('sends answers to questions of every sort', { town, asks }, async (rig) => {
    const given = {
      PLATE: '新Q 1234',
      WHEELS: 3,
      SINCE: '2026-02-01T08:00:00Z',
      STORY: 'Zwei\nZeilen',
      MAKE: '0124',
      DAMAGE: ['glass', 'oil'],
    };
    await submit(rig, await draftFor(rig, 'DMV66', { answers: given }));
    const [arrived] = sentBy(rig);
    const { SINCE, STORY, ...others } = arrived?.answers ?? {};
    checkEqual(
      Object.entries(others).sort(),
      Object.entries({ PLATE: '新Q 1234', WHEELS: '3', MAKE: '0124', DAMAGE: ['glass', 'oil'] }).sort(),
      'answers',
    );
    checkEqual(flat(String(STORY)), 'Zwei Zeilen', 'a longer text');
    check(typeof SINCE === 'string' && SINCE.startsWith('2026-02-01T'), `a date: ${String(SINCE)}`);
  });
}

function findCases(using: UsingRequests): Case[] {
  return [
    using('finds what arrived though its answer was lost, and sends nothing', { town, asks, fault: 'drop-after-commit' }, async (rig) => {
      const draft = await draftFor(rig, '001');
      await checkRejects(submit(rig, draft));
      const found = await senderOf(rig).find?.(draft, sampleKey, contextOf(rig));
      check(found && 'ref' in found && found.ref, 'it is not found');
      checkReceipt(found, rig, found.strength);
      checkEqual(sentBy(rig).length, 1, 'reports that arrived');
    }),
    using('does not take another report for the one whose answer was lost', { town, asks }, async (rig) => {
      await submit(rig, await draftFor(rig, '001', { description: 'A stone in the way' }), otherKey);
      const found = await senderOf(rig).find?.(await draftFor(rig, '001'), sampleKey, contextOf(rig));
      checkEqual(found, undefined, 'what was never sent');
    }),
  ];
}
