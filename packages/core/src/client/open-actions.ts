import { never } from '../deadline/never.js';
import type { Kind } from '../source/resources.js';
import type { Source } from '../source/source.js';
import type * as Actions from './actions/index.js';
import type { CallOptions, SenderAbout } from './actions.types.js';
import { loadCode } from './load-code.js';
import type { Runtime } from './runtime.js';

export type Name = keyof typeof Actions;
type Action = (sources: readonly unknown[], runtime: Runtime, ...asked: readonly unknown[]) => Promise<unknown>;

/** Methods of a collection beyond those that all have, by the names of the functions that do it. Their code is loaded when one is called. */
export function openActions<K extends Kind>(own: readonly Name[], sources: readonly Source<K>[], runtime: Runtime): object {
  const senders = Object.fromEntries(sources.flatMap(({ id, send }) => (send ? [[id, aboutSender(send)]] : [])));
  const sending = Object.keys(senders).length > 0;
  const names: readonly Name[] = [...own, ...(sending ? (['send', 'find', 'upload', 'prepare'] as const) : [])];
  const call =
    (name: Name) =>
    async (...asked: readonly unknown[]) => {
      // Options come last, and only they hold a signal.
      const { signal = never } = (asked.at(-1) ?? {}) as CallOptions;
      const actions = await loadCode(() => import('./actions/index.js'), signal, runtime);
      return (actions[name] as unknown as Action)(sources, runtime, ...asked);
    };
  return { ...Object.fromEntries(names.map((name) => [name, call(name)])), ...(sending && { senders }) };
}

function aboutSender(sender: NonNullable<Source['send']>): SenderAbout {
  const { resend, media, attended, handoff, mayBePrivate } = sender;
  const canFind = typeof sender.find === 'function';
  return {
    resend,
    ...(media && { media }),
    canFind,
    ...(attended && { attended }),
    ...(handoff && { handoff: handoff.about }),
    ...(mayBePrivate && { mayBePrivate }),
  };
}
