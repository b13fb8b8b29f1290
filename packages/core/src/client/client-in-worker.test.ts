import { clientCases } from '../testing/client-cases.js';

describe('the client in a module worker', () => {
  const outcomes = new Map<string, string | undefined>();

  before(async function () {
    // All cases one after another.
    this.timeout(90_000);
    const worker = new Worker(new URL('./client-cases.worker.ts', import.meta.url), { type: 'module' });
    const results = await new Promise<readonly (readonly [string, string | undefined])[]>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<readonly [string, string | undefined][]>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    for (const [name, error] of results) outcomes.set(name, error);
    worker.terminate();
  });

  for (const { name } of clientCases()) {
    it(name, () => {
      if (!outcomes.has(name)) throw new Error('it did not run');
      const error = outcomes.get(name);
      if (error !== undefined) throw new Error(error);
    });
  }
});
