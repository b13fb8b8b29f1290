import { ContextConsumer, ContextRoot } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import { hostContext } from '../host/context.js';
import type { Host } from '../host/host.js';

const rooted = Symbol.for('civickit:context-root');

/** Remembers the questions that nobody answered, for a provider that comes later. One per page, whoever brings it. */
function attachContextRoot(): void {
  const page = globalThis as { [rooted]?: true };
  if (page[rooted]) return;
  page[rooted] = true;
  new ContextRoot().attach(document.documentElement);
}

/** Keeps hold of the port that the nearest provider gives, also when that provider comes later than the element. */
export function consumeHost(element: ReactiveControllerHost & HTMLElement): { readonly value?: Host | undefined } {
  attachContextRoot();
  return new ContextConsumer(element, { context: hostContext, subscribe: true });
}
