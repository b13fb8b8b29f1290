import type { ReactiveController } from 'lit';

/** Somebody's own doing, after which a change surprises nobody. A press alone would move what is being pressed. */
const occasions = ['click', 'keydown', 'resize', 'beforeprint'];

/**
 * Keeps an element at least as high as its skeleton was once content has taken its place, so that what stands below does not jump,
 * until somebody clicks, presses a key, resizes or prints the page.
 */
export class SteadyHeight implements ReactiveController {
  readonly #host: HTMLElement;
  #height = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  hostUpdated(): void {
    const skeleton = this.#host.shadowRoot?.querySelector('.skeleton');
    // One that is replaced before it has been painted need not be laid out, and holds nothing.
    if (skeleton) requestAnimationFrame(() => (this.#height = skeleton.parentElement?.offsetHeight ?? 0));
    if (skeleton || !this.#height) return;
    holdHeight(this.#host.shadowRoot?.querySelector('.root'), this.#height);
    this.#height = 0;
  }
}

/** Keeps an element at least so high, until somebody clicks, presses a key, resizes or prints the page. */
export function holdHeight(element: HTMLElement | null | undefined, height: number): void {
  element?.style.setProperty('min-block-size', `${height}px`);
  const release = (): void => {
    element?.removeAttribute('style');
    for (const occasion of occasions) removeEventListener(occasion, release);
  };
  for (const occasion of occasions) addEventListener(occasion, release);
}
