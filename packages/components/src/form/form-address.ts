import type { ReactiveControllerHost } from 'lit';
import type { RouteController, RouteMode } from '../controllers/route.js';

export interface AddressEvents {
  /** The reader went back or forth to a step, by its name; undefined where the address names none. */
  went(step: string | undefined): void;
  /** The address asks to change an item of the outbox, by its key. */
  change(item: string): void;
}

/** What the address says of a form: the step, and the item of the outbox that is to be changed. */
export class FormAddress {
  /** The step that it named last. */
  step: string | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #mode: () => RouteMode;
  readonly #events: AddressEvents;
  #loading: Promise<void> | undefined;
  #route: RouteController | undefined;
  #item: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, mode: () => RouteMode, events: AddressEvents) {
    this.#host = host;
    this.#mode = mode;
    this.#events = events;
  }

  /** Resolves when the address can be read. Never rejects: without the code for it the form works, and the address says nothing. */
  load(): Promise<void> {
    if (this.#mode() === 'none') return Promise.resolve();
    return (this.#loading ??= this.#load().catch(() => {
      this.#loading = undefined;
    }));
  }

  async #load(): Promise<void> {
    const { FormRoute } = await import('./form-route.js');
    this.#route = new FormRoute(this.#host, 'form', this.#mode, ({ step, item }, arriving) => {
      this.step = step;
      // There is no form yet that it could be changed in.
      if (arriving) this.#item = item;
      else if (item !== undefined) this.#events.change(item);
      if (!arriving) this.#events.went(step);
    });
    this.#route.sync();
  }

  /** To be called first in `willUpdate`. */
  sync(): void {
    if (this.#route) this.#route.sync();
    else void this.load();
  }

  /** The item that is to be changed once there is a form. Given once. */
  takeItem(): string | undefined {
    const item = this.#item;
    this.#item = undefined;
    return item;
  }

  /** Nothing stands in it at the start, and after sending, which nobody goes back into. */
  write(step: string): void {
    if (step === 'sent') this.#route?.write({}, false);
    else this.#route?.write({ step: step === 'start' ? undefined : step }, true);
  }
}
