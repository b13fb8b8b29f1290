import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { contentDigest, digestOf } from './digest.js';

afterEach(() => vi.unstubAllGlobals());

const lengths = [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 100_003];
const samples = lengths.map((length) => Uint8Array.from({ length }, (_, at) => (at * 131 + length) % 256));

test.each([
  ['the browser', globalThis.crypto],
  ['us, on plain http', {}],
])('by %s it is the SHA-256 of the bytes', async (_, crypto) => {
  vi.stubGlobal('crypto', crypto);
  const wanted = samples.map((bytes) => createHash('sha256').update(bytes).digest('base64'));
  expect(await Promise.all(samples.map(digestOf))).toEqual(wanted);
});

test('as a header it is written as RFC 9530, section 2, has it', async () => {
  // Its appendix B.1: the content of the first example.
  const body = new TextEncoder().encode('{"hello": "world"}\n');
  expect(await contentDigest(body)).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:');
});
