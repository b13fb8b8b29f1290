import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putForm } from '../../forms/form-store.js';
import { draft, jpeg, key, noise, partsOf } from '../../forms/noise-form.node.js';
import { createApp } from '../../app.js';
import { openServer } from '../../testing.node.js';
import { sweepMedia } from '../sweep-media.js';
import { claimBucket, openBucket, openS3Media } from './s3-media.js';
import { checkS3 } from './s3-options.js';
import { signedHeaders } from './sign-request.js';

/** What we use of it; it has no types of its own. */
interface Store {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}
const require = createRequire(import.meta.url);
const S3rver = require('@20minutes/s3rver') as new (options: object) => Store;
const keys = { keyId: 'S3RVER', secret: 'S3RVER' };
let directory = '';
let store: Store;
let origin = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'civickit-s3-'));
  store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'files' }, { name: 'other' }] });
  const { port } = await store.run();
  origin = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const bucketOf = (options: Partial<Parameters<typeof openBucket>[0]> = {}) => openBucket({ url: `${origin}/files`, ...keys, ...options });

test('a request is signed as AWS shows by its example', () => {
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
  const example = { region: 'us-east-1', keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
  const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const headers = signedHeaders({ method: 'GET', url, headers: { range: 'bytes=0-9' }, hash }, example, new Date('2013-05-24T00:00:00Z'));
  expect(headers['authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('a bucket keeps bytes once under their SHA-256, and gives, lists and removes them', async () => {
  const media = openS3Media(bucketOf());
  const hashes = await Promise.all([media.put(jpeg), media.put(jpeg)]);
  const [hash = ''] = hashes;
  expect(new Set(hashes).size).toBe(1);
  expect(Buffer.from((await media.get(hash)) ?? []).equals(jpeg)).toBe(true);
  const listed = async (moment: number) => {
    const found = [];
    for await (const one of media.olderThan(moment)) found.push(one);
    return found;
  };
  expect([await listed(Date.now() + 60_000), await listed(Date.now() - 60_000)]).toEqual([[hash], []]);
  await media.delete(hash);
  await media.delete(hash);
  expect([await media.has(hash), await media.get(hash), await listed(Date.now() + 60_000)]).toEqual([false, undefined, []]);
  for (const name of ['../other/x', '', 'installation']) await expect((async () => media.get(name))()).rejects.toThrow(RangeError);
});

test('of a long list every page is read', async () => {
  const media = openS3Media(bucketOf({ url: `${origin}/other` }));
  const bucket = bucketOf({ url: `${origin}/other` });
  const byTwo = { query: { 'max-keys': '2' } };
  const paged = openS3Media({
    ask: (method, name, asked = {}) =>
      bucket.ask(method, name, { ...asked, ...(asked.query && { query: { ...asked.query, ...byTwo.query } }) }),
  });
  const hashes = await Promise.all([1, 2, 3, 4, 5].map((byte) => media.put(new Uint8Array([byte]))));
  const found = [];
  for await (const one of paged.olderThan(Date.now() + 60_000)) found.push(one);
  expect(found.sort()).toEqual(hashes.sort());
});

test('a server on a bucket keeps the files of forms there, and sweeps those that nobody names', async () => {
  const server = await openServer();
  const context = { ...server, media: openS3Media(bucketOf()) };
  await putForm(server.db, 'qingshi', noise);
  const answers = { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 1 }] };
  const init = { method: 'POST', headers: { 'idempotency-key': key }, body: partsOf({ ...draft, answers }, { a: jpeg }) };
  expect((await createApp(context).request('/areas/qingshi/forms/send', init)).status).toBe(201);
  const orphan = await context.media.put(new Uint8Array(9));
  const [row] = await server.db.selectFrom('submission_file_private').select('hash').execute();
  expect(await sweepMedia({ ...context, clock: { now: () => Date.now() + 7_200_000 } })).toBe(1);
  expect([await context.media.has(orphan), await context.media.has(row?.hash ?? '')]).toEqual([false, true]);
});

test('a bucket belongs to one installation', async () => {
  await claimBucket(bucketOf(), 'one');
  await claimBucket(bucketOf(), 'one');
  await expect(claimBucket(bucketOf(), 'two')).rejects.toMatchObject({ code: 'storage/not-empty' });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

test.each<[string, () => Promise<Parameters<typeof bucketOf>[0]> | Parameters<typeof bucketOf>[0], string]>([
  ['a wrong secret', () => ({ secret: 'wrong' }), 'SignatureDoesNotMatch'],
  ['keys of nobody', () => ({ keyId: 'nobody' }), 'InvalidAccessKeyId'],
  ['a bucket that there is not', () => ({ url: `${origin}/nowhere` }), 'no such bucket'],
  ['a store that is not there', async () => ({ url: `http://127.0.0.1:${await freePort()}/files` }), 'ECONNREFUSED'],
])('%s stops the server at its start, and says so without the secret', async (_, options, said) => {
  const failure: unknown = await claimBucket(bucketOf(await options()), 'one').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'config/media', message: expect.stringContaining(said) as string });
  expect(String(failure)).not.toContain('S3RVER/');
});

test('a store that fails while the server runs is an outage, after which senders come again', async () => {
  const server = await openServer();
  const context = { ...server, media: openS3Media(bucketOf({ url: `${origin}/nowhere` })) };
  await putForm(server.db, 'qingshi', noise);
  const answers = { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 1 }] };
  const init = { method: 'POST', headers: { 'idempotency-key': key }, body: partsOf({ ...draft, answers }, { a: jpeg }) };
  const answer = await createApp(context).request('/areas/qingshi/forms/send', init);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  expect(await server.db.selectFrom('submission').selectAll().execute()).toEqual([]);
});

test.each([
  { url: 'files' },
  { url: 'ftp://files.example/files' },
  { url: 'https://key:secret@files.example/files' },
  { url: 'https://files.example/files?region=x' },
  { url: 'https://files.example/files/deep' },
  { keyId: ' ' },
  { secret: '' },
  { region: 'a b' },
])('%j is no store of files', (options) => {
  const whole = { url: 'https://files.example/files', ...keys };
  expect(checkS3(whole)).toEqual({ ...whole, region: 'us-east-1' });
  expect(() => checkS3({ ...whole, ...options })).toThrow(expect.objectContaining({ code: 'config/media' }) as Error);
});
