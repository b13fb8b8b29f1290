import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a screen reader is told: one sentence at a time, in the element's `.status`. */
export class LiveMessage implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #said = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The same sentence twice is said twice. */
  say(text: string): void {
    const status = this.#host.shadowRoot?.querySelector('.status');
    if (status) status.textContent = text + (++this.#said % 2 ? '' : '\u00a0');
  }

  /** Runs when nobody has asked for it again within `ms`: what is said is what is true by then. */
  afterPause(run: () => void, ms = 500): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, ms);
  }
}
