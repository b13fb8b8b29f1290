import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Puts off what moves things on the page while a finger or button is down: whoever leaves a field by pressing "Continue" would let go
 * beside it when what was wrong vanishes above, and nothing would happen.
 */
export class AfterPress implements ReactiveController {
  #isDown = false;
  #waiting: (() => void)[] = [];

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pointerdown', this.#begin, true);
    for (const name of ends) addEventListener(name, this.#end, true);
  }

  hostDisconnected(): void {
    removeEventListener('pointerdown', this.#begin, true);
    for (const name of ends) removeEventListener(name, this.#end, true);
    this.#release();
  }

  /** At once where nothing is pressed. */
  run(what: () => void): void {
    if (this.#isDown) this.#waiting.push(what);
    else what();
  }

  readonly #begin = (): void => {
    this.#isDown = true;
  };

  // The click comes after the end of the press.
  readonly #end = (): void => {
    if (this.#isDown) setTimeout(this.#release);
  };

  readonly #release = (): void => {
    this.#isDown = false;
    for (const what of this.#waiting.splice(0)) what();
  };
}

const ends = ['pointerup', 'pointercancel'] as const;
