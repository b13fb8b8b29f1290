import { createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { plainCode } from '@civickit/core';
import type { Kysely } from 'kysely';
import type { Tables } from './database/schema.js';

/** Codes that only their receiver and this installation can know. They are worked out, not stored: a stolen table holds none. */
export interface Secrets {
  /** 100 bits in the letters of Crockford's base 32, in groups of four, for whoever follows one request. */
  codeOf(id: string): string;
  /** Eight digits that are asked for beside a number. */
  pinOf(id: string): string;
  /** 256 bits in hexadecimal digits, for whatever else signs or encrypts. */
  keyFor(purpose: string): string;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export async function openSecrets(db: Kysely<Tables>): Promise<Secrets> {
  const own = { name: 'codes', value: randomBytes(32).toString('hex') };
  await db
    .insertInto('secret')
    .values(own)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db.selectFrom('secret').select('value').where('name', '=', own.name).executeTakeFirstOrThrow();
  // Made once: for a key of bytes Node makes one each time, which takes as long as all else.
  const key = createSecretKey(value, 'hex');
  const digest = (purpose: string, id: string): Buffer => createHmac('sha256', key).update(`${purpose}\0${id}`).digest();
  return {
    codeOf: (id) => {
      const code = [...digest('code', id).subarray(0, 20)].map((byte) => letters[byte % 32]).join('');
      return (code.match(/.{4}/g) ?? []).join('-');
    },
    keyFor: (purpose) => digest('key', purpose).toString('hex'),
    pinOf: (id) => String(digest('pin', id).readUIntBE(0, 6) % 100_000_000).padStart(8, '0'),
  };
}

/** What is stored of a code, however it was typed. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(plainCode(code)).digest('hex');
}
