import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterFrame } from './after-frame.js';

/** Draws the first part of a long page, and the rest as soon as a person sees those. */
export class FirstScreen implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** The step that may be drawn whole. */
  #whole: string | undefined;
  #drawing: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many parts of a step are drawn now. */
  most(step: string): number {
    // What nobody sees is not painted, and would wait for ever.
    if (step === this.#whole || document.hidden) return Infinity;
    this.#drawing = step;
    return 1;
  }

  hostUpdated(): void {
    const step = this.#drawing;
    if (step === undefined) return;
    this.#drawing = undefined;
    void afterFrame().then(() => {
      this.#whole = step;
      this.#host.requestUpdate();
    });
  }
}
