import { isCivicError } from '../../errors/civic-error.js';
import { check, checkRejects, checkWithin, type Case } from '../checks.js';
import type { Using } from './rig.js';

/** What every source does when the server behind it fails. */
export function failureCases<R>(
  using: (name: string, fault: 'hang' | 'garbage' | undefined, run: (rig: R) => Promise<void>) => Case,
  /** As the client asks: with its deadline. */
  ask: (rig: R, signal?: AbortSignal) => Promise<unknown>,
  /** Without the client, which would not even call a source when it is aborted before. */
  list: (rig: R, signal: AbortSignal) => Promise<unknown>,
): Case[] {
  return [
    using('gives up at once when it is aborted before', undefined, async (rig) => {
      await checkRejects(list(rig, AbortSignal.abort()), 'aborted/by-caller');
    }),
    using('gives up at once when it is aborted meanwhile', 'hang', async (rig) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 50);
      await checkWithin(1000, checkRejects(ask(rig, controller.signal), 'aborted/by-caller'));
    }),
    using('ends as a time-out when nobody answers', 'hang', async (rig) => {
      await checkRejects(ask(rig), /^timeout\//);
    }),
    using('throws nothing but a CivicError for garbage', 'garbage', async (rig) => {
      const outcome: unknown = await ask(rig).catch((error: unknown) => error);
      check(isCivicError(outcome), 'garbage is no page');
      check(outcome.kind === 'protocol', `garbage is a matter of the protocol, not ${outcome.code}`);
    }),
  ];
}

/** The same maker of cases for a scenario in which only the fault differs. */
export function withFault<S, R, F extends string | undefined>(using: Using<S, R>, scenarioOf: (fault: F) => S) {
  return (name: string, fault: F, run: (rig: R) => Promise<void>): Case => using(name, scenarioOf(fault), run);
}
