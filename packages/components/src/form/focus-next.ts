import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Moves the focus to what the next drawing brings: to a new step, to what is wrong, to where somebody was typing. */
export class FocusNext implements ReactiveController {
  /** From where to where, once the field is there. */
  caret: readonly [number, number] | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #selector: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  on(selector: string): void {
    this.#selector = selector;
  }

  onId(id: string): void {
    this.on(`[id="${CSS.escape(id)}"]`);
  }

  hostUpdated(): void {
    const found = this.#selector === undefined ? null : this.#host.shadowRoot?.querySelector<HTMLElement>(this.#selector);
    if (!found) return;
    this.#selector = undefined;
    found.focus();
    if (this.caret && 'setSelectionRange' in found) setCaret(found as HTMLInputElement, this.caret);
    this.caret = undefined;
    found.scrollIntoView({ block: 'nearest' });
  }
}

/** Fields of some types have none. */
function setCaret(field: HTMLInputElement, [from, to]: readonly [number, number]): void {
  try {
    field.setSelectionRange(from, to);
  } catch {
    // It stands at the end then.
  }
}
