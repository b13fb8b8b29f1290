import fc from 'fast-check';
import type { OpenApiDocument } from '../document.js';
import { operations } from '../operations.js';
import { alsoAsked, askedOf, type Asked } from './asked.node.js';
import { judgeBy } from './judge.node.js';
import { readByClient } from './read-by-client.node.js';
import { openWorld } from './world.node.js';

export interface Driven {
  readonly requests: number;
  /** The smallest request of each operation that is not answered as described, and how it is. */
  readonly faults: readonly string[];
  /** What each operation was never seen to answer, of what it is described to. */
  readonly unseen: readonly string[];
}

/** Asks every operation `runs` times. */
export async function driveAll({ runs, seed }: { readonly runs: number; readonly seed: number }): Promise<Driven> {
  const { server, world } = await openWorld();
  const document = (await (await server.app.request('/openapi.json')).json()) as OpenApiDocument;
  const judge = judgeBy(document);
  let requests = 0;
  const unseen: string[] = [];
  const faults: string[] = [];
  for (const operation of operations) {
    const { id, path, method, answers, security } = operation;
    const seen = new Set<number>();
    const answered = async ({ manner, url, init }: Asked): Promise<void> => {
      const headers = new Headers({ ...(security && manner !== 'stranger' && world.headers), ...(init.headers as Record<string, string>) });
      // A key is used up by the first that it names.
      if (manner === 'valid' && headers.has('idempotency-key')) headers.set('idempotency-key', `"contract-request-${requests}"`);
      const answer = await server.app.request(url, { ...init, headers });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const type = answer.headers.get('content-type');
      requests++;
      seen.add(answer.status);
      const wrong = [...judge(path, method, answer.status, type, new TextDecoder().decode(bytes))];
      if (manner === 'valid' && answer.status >= 400)
        wrong.push(`what is right is refused: ${new TextDecoder().decode(bytes).slice(0, 300)}`);
      if (manner === 'wrong' && answer.status < 400) wrong.push(`what is wrong is answered with ${answer.status}`);
      if (manner === 'stranger' && answer.status !== 401) wrong.push(`a stranger is answered with ${answer.status}`);
      if (answer.ok) wrong.push(...(await readByClient(id, type ?? '', bytes, url)));
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    };
    const { failed, counterexample, errorInstance } = await fc.check(fc.asyncProperty(askedOf(operation, document, world), answered), {
      seed,
      numRuns: runs,
    });
    if (failed) faults.push(`${id}: ${String(errorInstance)}\n${fc.stringify(counterexample)}`);
    for (const asked of alsoAsked(operation, world))
      await answered(asked).catch((error: unknown) => faults.push(`${id}: ${asked.url} ${String(error)}`));
    const described = Object.keys(answers).filter((status) => !seen.has(Number(status)));
    unseen.push(...described.map((status) => `${id} ${status}`).filter((answer) => !world.shownElsewhere(answer)));
  }
  return { requests, faults, unseen };
}
