import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A longer press is no tap, and its click may never come. */
const longestMs = 1000;
const ends = ['click', 'pointercancel'];

/**
 * Lets an element be drawn anew only once what is pressed in it has been let go: a click is lost where its press and its end are on
 * different parts.
 */
export class StillWhilePressed implements ReactiveController {
  /** Resolves once nothing is pressed any more; undefined where nothing is. */
  over: Promise<void> | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #end: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#pressed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#pressed);
    this.#end?.();
  }

  readonly #pressed = (): void => {
    this.#end?.();
    this.over = new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        for (const name of ends) removeEventListener(name, end);
        this.over = this.#end = undefined;
        resolve();
      };
      const timer = setTimeout(end, longestMs);
      // On the window: whoever is clicked has heard of it before.
      for (const name of ends) addEventListener(name, end);
      this.#end = end;
    });
  };
}
