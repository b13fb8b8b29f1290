import type { ReactiveController } from 'lit';

/** Somebody's own doing, after which a change surprises nobody. A press alone would move what is being pressed. */
const occasions = ['click', 'keydown', 'resize', 'beforeprint'];

/**
 * Keeps what stands below from jumping, until somebody clicks, presses a key, resizes or prints the page: an element stays at least as high
 * as its skeleton was once content has taken its place, and its `.notes` as high as they were once a sentence of them goes away.
 */
export class SteadyHeight implements ReactiveController {
  readonly #host: HTMLElement;
  #height = 0;
  #notes = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  hostUpdate(): void {
    this.#notes = heightOf(this.#find('.notes'));
  }

  hostUpdated(): void {
    const notes = this.#find('.notes');
    if (heightOf(notes) < this.#notes) hold(notes, this.#notes);
    const skeleton = this.#find('.skeleton');
    // One that is replaced before it has been painted need not be laid out, and holds nothing.
    if (skeleton) requestAnimationFrame(() => (this.#height = skeleton.parentElement?.offsetHeight ?? 0));
    if (skeleton || !this.#height) return;
    hold(this.#find('.root'), this.#height);
    this.#height = 0;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}

/** With the space to what follows; where there is nothing, nothing is laid out. */
function heightOf(notes: HTMLElement | null): number {
  const next = notes?.firstElementChild && (notes.nextElementSibling as HTMLElement | null);
  return next ? next.offsetTop - notes.offsetTop : 0;
}

function hold(element: HTMLElement | null, height: number): void {
  element?.style.setProperty('min-block-size', `${height}px`);
  const release = (): void => {
    element?.removeAttribute('style');
    for (const occasion of occasions) removeEventListener(occasion, release);
  };
  for (const occasion of occasions) addEventListener(occasion, release);
}
