import type { Kind } from '../source/resources.js';
import type { Chain } from './chain.js';

/** Remembers what was worked out of several chains until one of them is replaced or grows. */
export interface Memo<K extends Kind> {
  of<V>(name: string, chains: readonly Chain<K>[], work: () => V): V;
}

interface Remembered<K extends Kind> {
  readonly chains: readonly Chain<K>[];
  readonly lengths: string;
  readonly value: unknown;
}

const mostRemembered = 16;

export function createMemo<K extends Kind>(): Memo<K> {
  const remembered = new Map<string, Remembered<K>>();
  return {
    of<V>(name: string, chains: readonly Chain<K>[], work: () => V): V {
      const lengths = chains.map(({ length }) => length).join();
      const before = remembered.get(name);
      if (before?.lengths === lengths && before.chains.every((chain, at) => chain === chains[at])) return before.value as V;
      const value = work();
      remembered.delete(name);
      remembered.set(name, { chains, lengths, value });
      for (const oldest of remembered.keys()) if (remembered.size > mostRemembered) remembered.delete(oldest);
      return value;
    },
  };
}
