import fc from 'fast-check';
import type { OpenApiDocument } from '../document.js';
import { operations } from '../operations.js';
import { addressOf, alsoAsked, askedOf, withFresh, type Asked } from './asked.node.js';
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

/** To compare one takes as long as ten other requests: these are asked half as often. */
const passwords = /^(signIn|prepareTotp|removeTotp|renewBackupCodes|changePassword|setUpMember)$/;

/** Asks every operation `runs` times. */
export async function driveAll({ runs, seed }: { readonly runs: number; readonly seed: number }): Promise<Driven> {
  const { server, world } = await openWorld();
  const document = (await (await server.app.request('/openapi.json')).json()) as OpenApiDocument;
  const judge = judgeBy(document);
  let requests = 0;
  const unseen: string[] = [];
  const faults: string[] = [];
  for (const operation of operations) {
    const { id, path, method, tag, answers, security } = operation;
    await world.restore();
    const seen = new Set<number>();
    const mayBeAnswered = !world.absent.includes(id) && Object.keys(answers).some((status) => Number(status) < 400);
    const answered = async (given: Asked): Promise<void> => {
      const { manner } = given;
      if (tag === 'sign-in') await world.restore();
      const made = manner === 'valid' ? await world.fresh[id]?.() : undefined;
      const asked = made ? withFresh(given, made) : given;
      const url = addressOf(asked);
      const headers = new Headers({ ...(security && manner !== 'stranger' && world.headers), ...asked.headers });
      // A key is used up by the first that it names.
      if (manner === 'valid' && headers.has('idempotency-key')) headers.set('idempotency-key', `"contract-request-${requests}"`);
      const { body = null } = asked;
      const answer = await server.app.request(url, { method: method.toUpperCase(), headers, body });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const type = answer.headers.get('content-type');
      requests++;
      seen.add(answer.status);
      const wrong = [...judge(path, method, answer.status, type, new TextDecoder().decode(bytes))];
      if (manner === 'valid' && mayBeAnswered && answer.status >= 400)
        wrong.push(`what is right is refused: ${new TextDecoder().decode(bytes).slice(0, 300)}`);
      if (manner === 'wrong' && answer.status < 400) wrong.push(`what is wrong is answered with ${answer.status}`);
      if (manner === 'stranger' && answer.status !== 401) wrong.push(`a stranger is answered with ${answer.status}`);
      if (manner === 'powerless' && answer.status !== 403) wrong.push(`a member without a role is answered with ${answer.status}`);
      if (answer.ok) wrong.push(...(await readByClient(id, type ?? '', bytes, url)));
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    };
    const asking = askedOf(operation, document, world);
    const { failed, counterexample, errorInstance } = await fc.check(fc.asyncProperty(asking, answered), {
      seed,
      numRuns: passwords.test(id) ? Math.ceil(runs / 2) : runs,
    });
    if (failed) faults.push(`${id}: ${String(errorInstance)}\n${fc.stringify(counterexample)}`);
    const [right] = fc.sample(
      asking.filter(({ manner }) => manner === 'valid'),
      { seed, numRuns: 1 },
    );
    for (const asked of [...(right ? [right] : []), ...alsoAsked(operation, world)])
      await answered(asked).catch((error: unknown) => faults.push(`${id}: ${fc.stringify(asked).slice(0, 600)} ${String(error)}`));
    const described = Object.keys(answers).filter((status) => !seen.has(Number(status)));
    unseen.push(...described.map((status) => `${id} ${status}`).filter((answer) => mayBeAnswered && !world.shownElsewhere(answer)));
  }
  return { requests, faults, unseen };
}
