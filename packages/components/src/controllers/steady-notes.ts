import type { ReactiveController } from 'lit';
import { holdHeight } from './steady-height.js';

/**
 * Keeps what stands below the `.notes` of an element from jumping when a sentence of them goes away: what is about to be pressed stays under
 * the finger.
 */
export class SteadyNotes implements ReactiveController {
  readonly #host: HTMLElement;
  #height = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  hostUpdate(): void {
    this.#height = heightOf(this.#notes);
  }

  hostUpdated(): void {
    if (heightOf(this.#notes) < this.#height) holdHeight(this.#notes, this.#height);
  }

  get #notes(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.notes');
  }
}

/** With the space to what follows; where there is nothing, nothing is laid out. */
function heightOf(notes: HTMLElement | null | undefined): number {
  const next = notes?.firstElementChild && (notes.nextElementSibling as HTMLElement | null);
  return next ? next.offsetTop - notes.offsetTop : 0;
}
