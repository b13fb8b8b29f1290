import { createCivicClient, createHttp, type Submission } from '@civickit/core';
import { clientSender, type OutboxMedia } from '@civickit/core/outbox';
import { describeFormSource, sampleForms, type FormRig, type FormScenario } from '@civickit/core/testing';
import { afterEach, describe, expect, it, test } from 'vitest';
import { openOffice, type OfficeOptions } from './office.node.js';
import { submitOptions } from './submit-options.js';
import { submit, type SubmitOptions } from './submit.js';

type Way = Pick<SubmitOptions, 'as' | 'idempotent' | 'media'>;
const never = () => new Promise<Response>(() => undefined);
const page = () => new Response('<!doctype html><h1>Thank you!</h1>', { headers: { 'content-type': 'application/json' } });

async function rigFor(way: Way, { forms, fault }: FormScenario): Promise<FormRig> {
  const index = forms.map(({ definition, flaw }) => (flaw === 'no-record' ? null : flaw ? { ...definition, pages: 'none' } : definition));
  const { origin, close, arrived } = await openOffice({
    forms: forms.map(({ definition }) => definition),
    index,
    keyed: way.idempotent === true,
    ...(fault === 'hang' && { before: never }),
    ...(fault === 'garbage' && { before: page }),
    ...(fault === 'drop-after-commit' && { answer: () => Response.error() }),
  });
  const source = submit({ id: 'town', url: `${origin}/take`, forms: `${origin}/forms.json`, ...way });
  return { source, close, sent: () => arrived.map(({ submission }) => submission) };
}

for (const way of [{}, { idempotent: true }, { as: 'form' }, { as: 'form', idempotent: true }] as const) {
  const traits = { send: { receipt: 'acknowledged', keyed: 'idempotent' in way } } as const;
  describeFormSource(`submit ${JSON.stringify(way)}`, (scenario) => rigFor(way, scenario), { describe, it }, traits);
}

const forms = sampleForms(1).map(({ definition }) => definition);
const now = Date.UTC(2026, 2, 4, 12);
const context = {
  http: createHttp({ timeoutMs: 2000, backoffMs: 5 }),
  clock: { now: () => now },
  zone: 'UTC',
  signal: new AbortController().signal,
};
const draft: Submission = {
  form: 'form-0',
  version: '1',
  answers: { what: '路灯 & "x"\n2', days: 3, kinds: ['a', 'b'] },
  lang: 'en',
  channel: 'web',
};
const open: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((close) => close())));

async function town(options: Partial<OfficeOptions> = {}, way: Way = {}) {
  const office = await openOffice({ forms, ...options });
  open.push(office.close);
  const source = submit({ id: 'town', url: `${office.origin}/take`, forms: `${office.origin}/forms.json`, ...way });
  return { ...office, source, send: (given: Submission = draft, key = 'key-1') => source.send.submit(given, key, context) };
}

test('a form is sent as JSON under its key, and what the office says is the receipt', async () => {
  const { send, arrived, origin } = await town();
  expect(await send()).toEqual({
    strength: 'acknowledged',
    source: 'town',
    at: '2026-03-04T12:00:00.000Z',
    ref: { source: 'town', id: 'T-1' },
    code: 'T-1',
    url: `${origin}/done/1`,
    pin: '4711',
  });
  expect(arrived).toMatchObject([{ key: 'key-1', type: 'application/json', submission: draft }]);
});

const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);
const fileOf = (name: string, type: string) => new File([bytes], name, { type });

async function attach(source: Awaited<ReturnType<typeof town>>['source'], id: string, file: File) {
  const { url } = (await source.send.upload?.({ name: file.name, type: file.type, bytes, key: id }, context)) ?? { url: '' };
  return { id, name: file.name, type: file.type, url };
}

const photoAnswer = { id: 'photo-1', name: '路灯 "1".jpg', type: 'image/jpeg', size: bytes.length };

test('files go along byte by byte, each under the id that its answer names', async () => {
  const { send, source, arrived } = await town();
  const media = [
    await attach(source, 'photo-1', fileOf('路灯 "1".jpg', 'image/jpeg')),
    await attach(source, 'submission', fileOf('b.bin', '')),
  ];
  const answers = { ...draft.answers, photos: [photoAnswer] };
  await send({ ...draft, answers, media: [...media, { url: 'https://files.example/3.jpg' }] });
  const [one] = arrived;
  expect(one?.submission).toEqual({ ...draft, answers, media: [{ url: 'https://files.example/3.jpg' }] });
  expect([...(one?.files ?? [])].map(([name, { type }]) => [name, type])).toEqual([
    ['photo-1', 'image/jpeg'],
    ['file-2', 'application/octet-stream'],
  ]);
  for (const file of one?.files.values() ?? []) expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  expect(one?.files.get('photo-1')?.name).toBe(photoAnswer.name);
});

test('as a form it is what a page without script posts, with its files', async () => {
  const { send, source, arrived } = await town({}, { as: 'form' });
  await send();
  const media = [await attach(source, 'photo-1', fileOf('1.jpg', 'image/jpeg'))];
  await send({ ...draft, answers: { ...draft.answers, photos: [photoAnswer, { ...photoAnswer, id: 'left behind' }] }, media });
  expect(arrived.map(({ type, key }) => [type.replace(/;.*/, ''), key])).toEqual([
    ['application/x-www-form-urlencoded', null],
    ['multipart/form-data', null],
  ]);
  expect(arrived[0]?.submission).toEqual(draft);
  expect(arrived[1]?.submission).toEqual({
    ...draft,
    answers: { ...draft.answers, photos: [{ ...photoAnswer, id: 'photos/1', name: '1.jpg' }] },
  });
  const file = arrived[1]?.files.get('photos/1');
  expect(file && Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
});

test('through the outbox a file is named as there, and one that is too large stays behind', async () => {
  const { source, arrived } = await town();
  const { forms: collection } = createCivicClient({ forms: source });
  const left: string[] = [];
  const medium = (id: string, file: Blob): OutboxMedia => ({
    id,
    name: `${id}.jpg`,
    type: 'image/jpeg',
    size: file.size,
    read: async () => file,
    leaveOut: async ({ code }) => void left.push(`${id} ${code}`),
  });
  const media = [medium('small', new Blob([bytes], { type: 'image/jpeg' })), medium('large', new Blob([new Uint8Array(21 << 20)]))];
  await clientSender(collection, 'town')?.send(draft, { key: 'k', signal: context.signal, media });
  expect([...(arrived[0]?.files.keys() ?? [])]).toEqual(['small']);
  expect(left).toEqual(['large invalid/draft']);
});

test('a source that takes no files says so before', async () => {
  const { source } = await town({}, { media: false });
  expect([source.send.media, source.send.upload]).toEqual([undefined, undefined]);
});

test('what was taken, and whose answer was lost, is sent again under its key only where keys are known', async () => {
  let lost = true;
  const answer = () => (lost ? Response.error() : undefined);
  const { send, source, arrived } = await town({ answer, keyed: true }, { idempotent: true });
  await expect(send()).rejects.toMatchObject({ kind: 'network', retry: 'later' });
  lost = false;
  const receipts = [await send(), await send()];
  expect(receipts.map((receipt) => 'ref' in receipt && receipt.ref?.id)).toEqual(['T-1', 'T-1']);
  expect([arrived.length, source.send.resend]).toEqual([1, 'keyed']);
  expect((await town()).source.send.resend).toBe('never');
});

const problem = (status: number) =>
  Response.json(
    { title: 'Not complete', detail: 'days is missing', errors: [{ pointer: '#/answers/days', detail: 'is missing' }] },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

test.each([
  [
    'a refusal with its reasons',
    () => problem(422),
    { code: 'http/client-error', status: 422, retry: 'never', issues: [{ path: '/answers/days', message: 'is missing' }] },
  ],
  ['the same key on its way', () => problem(409), { code: 'http/client-error', status: 409 }],
  ['a server that is busy', () => new Response('', { status: 503 }), { code: 'http/server-error', status: 503, retry: 'later' }],
  ['a page with 200', page, { code: 'protocol/html-instead', retry: 'later' }],
  ['nothing with 204', () => new Response(null, { status: 204 }), { code: 'protocol/not-json', retry: 'later' }],
  ['a list', () => Response.json([{ id: 'T-1' }]), { code: 'protocol/wrong-shape', retry: 'later' }],
  ['null', () => Response.json(null), { code: 'protocol/wrong-shape', retry: 'later' }],
  ['an error with 200', () => Response.json({ success: false, data: 'no' }), { code: 'protocol/wrong-shape', retry: 'later' }],
  ['a redirect', () => new Response('', { status: 303, headers: { location: '/thanks' } }), { status: 303, retry: 'later' }],
  [
    'a redirect that asks for the same again',
    () => new Response('', { status: 307, headers: { location: '/take' } }),
    { status: 307, retry: 'later' },
  ],
] as const)('%s is no receipt', async (_, answer, wanted) => {
  const { send, arrived } = await town({ answer: () => answer() });
  await expect(send()).rejects.toMatchObject(wanted);
  expect(arrived).toHaveLength(1);
});

test.each([
  ['nothing at all', {}, { at: '2026-03-04T12:00:00.000Z' }],
  [
    'members of other types',
    { id: 7, receivedAt: 'yesterday', url: 'javascript:alert(1)', pin: null, error: 'none' },
    { at: '2026-03-04T12:00:00.000Z', ref: { source: 'town', id: '7' }, code: '7' },
  ],
  ['a bare day, which is no instant', { receivedAt: '2026-03-01' }, { at: '2026-03-04T12:00:00.000Z' }],
])('a receipt that says %s is one', async (_, said, wanted) => {
  const { send } = await town({ answer: () => Response.json(said) });
  expect(await send()).toEqual({ strength: 'acknowledged', source: 'town', ...wanted });
});

test('an answer beyond maxBytes leaves open whether it arrived', async () => {
  const { origin } = await town({ answer: () => Response.json({ id: 'x'.repeat(5000) }) });
  const source = submit({ id: 'town', url: `${origin}/take`, forms: `${origin}/forms.json`, maxBytes: 1000 });
  await expect(source.send.submit(draft, 'k', context)).rejects.toMatchObject({ kind: 'too-large', retry: 'later' });
});

test.each(['ftp://office.example/', 'take.php'])('an address that nothing can be sent to is refused at once: %s', (url) => {
  expect(() => submit({ id: 'town', url, forms: 'https://office.example/forms.json' })).toThrow(
    expect.objectContaining({ code: 'invalid/url' }),
  );
});

test('the configuration schema takes what JSON can say and nothing else', () => {
  const good = { id: 's', url: '/take.php', forms: '/forms/index.json', as: 'form', media: false, idempotent: true };
  expect(submitOptions.safeParse(good).success).toBe(true);
  expect(submitOptions.safeParse({ ...good, media: 'multipart' }).success).toBe(true);
  for (const bad of [
    { id: 's', url: '/x' },
    { ...good, as: 'xml' },
    { ...good, media: true },
    { ...good, idempotent: 'yes' },
    { ...good, key: 'x' },
  ]) {
    expect(submitOptions.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
});
