import type { ReactiveControllerHost } from 'lit';
import { RouteController, type RouteMode } from '../controllers/route.js';

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
  readonly #route: RouteController;
  #item: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, mode: () => RouteMode, events: AddressEvents) {
    this.#route = new RouteController(host, 'form', mode, ({ step, item }, arriving) => {
      this.step = step;
      // There is no form yet that it could be changed in.
      if (arriving) this.#item = item;
      else if (item !== undefined) events.change(item);
      if (!arriving) events.went(step);
    });
  }

  /** To be called first in `willUpdate`. */
  sync(): void {
    this.#route.sync();
  }

  /** The item that is to be changed once there is a form. Given once. */
  takeItem(): string | undefined {
    const item = this.#item;
    this.#item = undefined;
    return item;
  }

  /** Nothing stands in it at the start, and after sending, which nobody goes back into. */
  write(step: string): void {
    if (step === 'sent') this.#route.write({}, false);
    else this.#route.write({ step: step === 'start' ? undefined : step }, true);
  }
}
