import { clientCases } from '../testing/client-cases.js';
import type { Case } from '../testing/checks.js';

describe('the client in a page', () => {
  for (const { name, run } of clientCases()) it(name, run);
});

/** What Prototype 1.6 and MooTools 1.4 do to arrays. */
const patches = {
  toJSON(this: unknown[]) {
    return `[${this.map((value) => JSON.stringify(value)).join(', ')}]`;
  },
  entries(this: unknown[]) {
    return this.slice();
  },
  find(this: unknown[], test: (value: unknown, at: number) => boolean) {
    return this.filter(test)[0];
  },
};

async function runOnOldPage({ run }: Case): Promise<void> {
  const { from } = Array;
  const own = Object.entries(patches).map(([name]) => [name, Object.getOwnPropertyDescriptor(Array.prototype, name)] as const);
  try {
    Object.assign(Array.prototype, patches);
    // Both take iterators for lists without length.
    Array.from = ((list: { length?: number }) =>
      Array.prototype.slice.call<unknown, [], unknown[]>(list.length ? list : [])) as typeof from;
    await run();
  } finally {
    Array.from = from;
    for (const [name, was] of own) {
      if (was) Object.defineProperty(Array.prototype, name, was);
      else Reflect.deleteProperty(Array.prototype, name);
    }
  }
}

describe('the client in a page whose scripts have changed arrays', () => {
  for (const one of clientCases()) it(one.name, () => runOnOldPage(one));
});
