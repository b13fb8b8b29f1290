import { ContextConsumer } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import { hostContext } from '../host/context.js';
import type { Host } from '../host/host.js';
import { attachContextRoot } from './attach-context-root.js';

/** Keeps hold of the port that the nearest provider gives, also when that provider comes later than the element. */
export function consumeHost(element: ReactiveControllerHost & HTMLElement): { readonly value?: Host | undefined } {
  attachContextRoot();
  return new ContextConsumer(element, { context: hostContext, subscribe: true });
}
