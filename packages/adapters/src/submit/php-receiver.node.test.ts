import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHttp, type Submission } from '@civickit/core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { submit } from './submit.js';

// The receiver that docs/submit.md gives to be copied.
const page = await readFile(new URL('../../../../docs/submit.md', import.meta.url), 'utf8');
const script = /```php\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

let root = '';
let kept = '';
let origin = '';
let server: ChildProcess;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'civickit-php-'));
  kept = path.join(root, 'kept');
  await mkdir(path.join(root, 'site'));
  await writeFile(path.join(root, 'site/submit.php'), script.replace('/srv/county/forms', kept));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const settings = ['-d', 'upload_max_filesize=1M', '-d', 'post_max_size=2M'];
  server = spawn('php', [...settings, '-S', `127.0.0.1:${port}`, '-t', path.join(root, 'site')], {
    stdio: 'ignore',
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    detached: true,
  });
  const isUp = async () => (await fetch(`${origin}/submit.php`)).status;
  await vi.waitFor(async () => expect(await isUp()).toBe(400), { timeout: 20_000, interval: 50 });
}, 30_000);

afterAll(async () => {
  // The workers are of its group.
  if (server.pid !== undefined) process.kill(-server.pid);
  await rm(root, { recursive: true, force: true });
});

beforeEach(async () => {
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept);
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';
const draft: Submission = { form: 'noise', version: '1', answers: { what: '机器 & "x"\n2', kinds: ['a', 'b'] }, channel: 'web' };
const context = { http: createHttp({ timeoutMs: 8000 }), clock: Date, zone: 'UTC', signal: new AbortController().signal };
const office = () => submit({ id: 'office', url: `${origin}/submit.php`, forms: `${origin}/forms.json`, idempotent: true });
const send = (given: Submission = draft, name = key) => office().send.submit(given, name, context);
const folders = async () => (await readdir(kept)).filter((name) => !name.startsWith('new-'));

test('a form is kept whole under its key, and the same key gets the same receipt', async () => {
  const receipt = await send();
  expect(receipt).toMatchObject({ strength: 'acknowledged', ref: { source: 'office', id: expect.stringMatching(/^\d{4}-\d{4}-\d{6}$/) } });
  expect(await send({ ...draft, answers: { what: 'other' } })).toEqual(receipt);
  expect(await folders()).toEqual([key]);
  expect(JSON.parse(await readFile(path.join(kept, key, 'form.json'), 'utf8'))).toEqual(draft);
});

test('many tries at the same time are one form with one receipt', async () => {
  const receipts = await Promise.all(Array.from({ length: 12 }, () => send()));
  expect(new Set(receipts.map((receipt) => 'code' in receipt && receipt.code)).size).toBe(1);
  expect(await folders()).toEqual([key]);
});

async function withFile(size: number): Promise<Submission> {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31) % 256);
  const { url } = (await office().send.upload?.({ name: '灯.jpg', type: 'image/jpeg', bytes, key: 'f' }, context)) ?? { url: '' };
  const photo = { id: '6f1c-11', name: '灯.jpg', type: 'image/jpeg' };
  return { ...draft, answers: { ...draft.answers, photos: [{ ...photo, size }] }, media: [{ ...photo, url }] };
}

test('a file comes along byte by byte, under the id that its answer names', async () => {
  await send(await withFile(300_000));
  const bytes = await readFile(path.join(kept, key, 'file-6f1c-11'));
  expect([bytes.length, bytes.every((byte, at) => byte === (at * 31) % 256)]).toEqual([300_000, true]);
});

test.each([1_500_000, 4_000_000])('files of %d bytes are too large, and nothing is kept', async (size) => {
  await expect(send(await withFile(size))).rejects.toMatchObject({ status: 413, retry: 'never' });
  expect(await readdir(kept)).toEqual([]);
});

test.each<[string, string, string, number]>([
  ['a key that leads elsewhere', '../../../../../tmp/x0', JSON.stringify(draft), 400],
  ['a key with a line end', 'a'.repeat(20) + '%0A', JSON.stringify(draft), 400],
  ['no key', '', JSON.stringify(draft), 400],
  ['a form of nobody', key, JSON.stringify({ ...draft, form: '../x' }), 422],
  ['no answers', key, JSON.stringify({ ...draft, answers: 'x' }), 422],
  ['a list', key, '[]', 422],
  ['a number', key, '5', 422],
  ['no JSON', key, '<?php', 422],
  ['nothing', key, '', 422],
  ['what is nested too deep', key, `{"form":"noise","answers":${'['.repeat(90)}${']'.repeat(90)}}`, 422],
])('%s is refused, and nothing is kept', async (_, name, body, status) => {
  const answer = await fetch(`${origin}/submit.php`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(name && { 'idempotency-key': name }) },
    body,
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  expect(await readdir(kept)).toEqual([]);
});

test('where nothing can be kept, nothing is said to be received', async () => {
  await rm(kept, { recursive: true });
  await expect(send()).rejects.toMatchObject({ status: 503, retry: 'later' });
});
