import type { ReactiveControllerHost } from 'lit';
import { RouteController, type RouteMode } from '../controllers/route.js';
import { type Choices, readChoices, writeChoices } from './choices.js';

/** What is to be seen by the page's address: the services that were asked for, or the one with the key `open`. */
export interface Addressed {
  readonly choices: Choices;
  readonly open: string | undefined;
  /** Whether the element has just come to its address. */
  readonly arriving: boolean;
}

/** The catalogue's part of the page's address, and of the reader's way back. */
export class CatalogueAddress {
  readonly #route: RouteController;
  /** Whether the list lies one step back in the reader's history. */
  #stepped = false;

  constructor(host: ReactiveControllerHost & HTMLElement, mode: () => RouteMode, follow: (addressed: Addressed) => void) {
    this.#route = new RouteController(host, 'services', mode, ({ open, ...rest }, arriving) => {
      this.#stepped = false;
      follow({ choices: readChoices(rest), open, arriving });
    });
  }

  get isOn(): boolean {
    return this.#route.isOn;
  }

  /** Deep links of services; none without an address. */
  get links(): ((key: string) => string) | undefined {
    return this.isOn ? this.#route.links('open') : undefined;
  }

  /** To be called first in `willUpdate`. */
  sync(): void {
    this.#route.sync();
  }

  showList(choices: Choices, step: boolean): void {
    this.#route.write(writeChoices(choices), step);
  }

  showService(key: string, fromList: boolean): void {
    this.#stepped = fromList;
    this.#route.write({ open: key }, true);
  }

  /** Goes back to the list where it lies there, which the address then tells; else gives false. */
  stepBack(): boolean {
    if (!this.#stepped || !this.isOn) return false;
    history.back();
    return true;
  }
}
