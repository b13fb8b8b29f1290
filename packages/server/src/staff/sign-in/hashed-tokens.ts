import type { kyselyAdapter } from '@better-auth/kysely-adapter';
import { hashOfToken } from './hash-of-token.js';

type MakeAdapter = ReturnType<typeof kyselyAdapter>;
type Adapter = ReturnType<MakeAdapter>;
interface Asked {
  readonly model: string;
  readonly where?: readonly { readonly field: string; readonly value: unknown }[];
  readonly data?: { readonly token?: unknown };
}

/** Keeps only hashes of the tokens of sessions. better-auth itself would keep them as they are. */
export function hashTokens(make: MakeAdapter): MakeAdapter {
  return (options) => {
    const adapter = make(options);
    return {
      ...hashingAll(adapter),
      transaction: (work) => adapter.transaction((inner) => work(hashingAll(inner))),
    };
  };
}

function hashingAll<Some extends Omit<Adapter, 'transaction'>>(adapter: Some): Some {
  const calls = ['create', 'findOne', 'findMany', 'update', 'updateMany', 'delete', 'deleteMany', 'consumeOne'] as const;
  const wrapped = calls.map((name) => [name, hashing(adapter[name].bind(adapter) as (asked: Asked) => Promise<unknown>)]);
  return { ...adapter, ...(Object.fromEntries(wrapped) as Partial<Some>) };
}

function hashing(call: (asked: Asked) => Promise<unknown>): (asked: Asked) => Promise<unknown> {
  return async (asked) => {
    if (asked.model !== 'session') return call(asked);
    const { data, where } = asked;
    const token = data?.token ?? where?.find(({ field }) => field === 'token')?.value;
    const found = await call({
      ...asked,
      ...(data?.token !== undefined && { data: { ...data, token: hashed(data.token) } }),
      ...(where && { where: where.map((one) => (one.field === 'token' ? { ...one, value: hashed(one.value) } : one)) }),
    });
    // Whoever asked by a token goes on with it.
    return typeof token === 'string' && typeof found === 'object' && found !== null && 'token' in found ? { ...found, token } : found;
  };
}

function hashed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hashed);
  return typeof value === 'string' ? hashOfToken(value) : value;
}
