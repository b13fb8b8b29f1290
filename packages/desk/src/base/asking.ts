import { isCivicError } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from './session.js';

export type AskingStatus = 'idle' | 'pending' | 'ready' | 'error';

/**
 * What an element asks the server for. Asking again gives the question before up; what was there stays to be seen meanwhile. Where the
 * sign-in had ended, it asks again once somebody has signed in.
 */
export class Asking<T> implements ReactiveController {
  status: AskingStatus = 'idle';
  value?: T;
  error?: unknown;

  readonly #host: ReactiveControllerHost;
  readonly #session: () => Session | undefined;
  #run?: (signal: AbortSignal) => Promise<T>;
  #stop?: AbortController;
  #watched: Session | undefined;

  constructor(host: ReactiveControllerHost, session: () => Session | undefined) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop?.abort();
    this.#watched?.removeEventListener('change', this.#sessionChanged);
    this.#watched = undefined;
  }

  /** Resolves when the answer is there or has failed; never rejects. */
  async ask(run: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#run = run;
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    this.#become('pending');
    try {
      const value = await run(stop.signal);
      if (stop.signal.aborted) return;
      this.value = value;
      delete this.error;
      this.#become('ready');
    } catch (error) {
      if (stop.signal.aborted) return;
      this.error = error;
      this.#become('error');
      if (isCivicError(error) && error.status === 401) this.#watch();
    }
  }

  readonly again = (): void => {
    if (this.#run) void this.ask(this.#run);
  };

  /** What came by another way, as the answer to a change. */
  put(value: T): void {
    this.value = value;
    delete this.error;
    this.#become('ready');
  }

  #watch(): void {
    if (this.#watched) return;
    this.#watched = this.#session();
    this.#watched?.addEventListener('change', this.#sessionChanged);
  }

  readonly #sessionChanged = (): void => {
    if (this.#watched?.state === 'in' && this.status === 'error') this.again();
  };

  #become(status: AskingStatus): void {
    this.status = status;
    this.#host.requestUpdate();
  }
}
