import type { Ref } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Name of what is ours in the state of an entry of the history. */
const mark = 'civickit.guide';

interface Step {
  /** Which element of the page has made it. */
  readonly of: string;
  readonly ref: Ref;
}

/**
 * Services opened in place as steps that the browser's own Back goes over. The address stays as it is, since it names the service of the
 * page, and so do the entries of everybody else.
 */
export class OpenedSteps implements ReactiveController {
  readonly #of: () => string;
  readonly #changed: (ref: Ref | undefined) => void;
  /** Where the service that is open now was opened. */
  #address = location.href;

  /** `of`: what tells the element from others of the page, also when the page is loaded again. `changed`: the reader has gone back or forth. */
  constructor(host: ReactiveControllerHost, of: () => string, changed: (ref: Ref | undefined) => void) {
    this.#of = of;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#follow);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
  }

  /** The service that was opened at the present entry. */
  get here(): Ref | undefined {
    const step = (history.state as Readonly<Record<string, Step | undefined>> | null)?.[mark];
    return step?.of === this.#of() ? step.ref : undefined;
  }

  add(ref: Ref): void {
    this.#address = location.href;
    const step: Step = { of: this.#of(), ref };
    try {
      history.pushState({ ...(history.state as object | null), [mark]: step }, '');
    } catch {
      // Engines that are written to too often refuse: the element's own way back remains.
    }
  }

  /** Goes back over the step to this service; false where the present entry is not that. */
  undo(ref: Ref | undefined): boolean {
    const { here } = this;
    if (!here || here.source !== ref?.source || here.id !== ref.id) return false;
    history.back();
    return true;
  }

  readonly #follow = (): void => {
    const { here } = this;
    // A jump to a place on the page leads nowhere else.
    if (!here && location.href !== this.#address) return;
    if (here) this.#address = location.href;
    this.#changed(here);
  };
}
