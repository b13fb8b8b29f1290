import { CivicError } from '@civickit/core';
import { ContextConsumer } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import { hostContext } from '../host/context.js';
import type { Host } from '../host/host.js';
import { attachContextRoot } from './attach-context-root.js';

/** How long an element waits for a port before it says that none came. */
const patienceMs = 5_000;

/** Keeps hold of the port that the nearest provider gives, also when that provider comes later than the element. */
export function consumeHost(element: ReactiveControllerHost & HTMLElement): { readonly value?: Host | undefined } {
  attachContextRoot();
  return new ContextConsumer(element, { context: hostContext, subscribe: true });
}

/** Fails where no port comes in time; the timer it gives is cleared where one does. */
export function awaitHost(fail: (none: CivicError) => void): ReturnType<typeof setTimeout> {
  return setTimeout(() => fail(new CivicError('config/no-host', 'nothing feeds it: load civickit.js, or use <civic-kit>')), patienceMs);
}
