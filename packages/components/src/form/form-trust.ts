import type { CivicError } from '@civickit/core';
import type { FormDefinition } from '@civickit/core/forms';
import { afterFrame } from './after-frame.js';

/**
 * Has definitions checked that were opened before: once they are on the page, and before anything of them is sent. What is refused is taken
 * off the page; what a newer version of it says is checked before it is shown.
 */
export class FormTrust {
  error: CivicError | undefined;

  readonly #refused: () => void;
  #definition: FormDefinition | undefined;
  #checking: Promise<boolean> | undefined;

  constructor(refused: () => void) {
    this.#refused = refused;
  }

  /**
   * Another definition is to be shown: at once, or where one has just been refused, when it is known that it can be. Never rejects: what cannot
   * be checked now is checked before it is sent.
   */
  take(definition: FormDefinition, unchecked: boolean | undefined): Promise<boolean> | undefined {
    const wary = unchecked && this.error;
    this.error = this.#checking = undefined;
    this.#definition = unchecked ? definition : undefined;
    return wary ? Promise.resolve(this.holds()).catch(() => true) : undefined;
  }

  /** After the first screen, which goes first. */
  begin(): void {
    if (this.#definition) void afterFrame().then(() => setTimeout(this.#look, 200));
  }

  readonly #look = (): void => {
    // Where the code cannot be had now, the network may bring it.
    Promise.resolve(this.holds()).catch(() => addEventListener('online', this.#look, { once: true }));
  };

  /** Whether what is on the page is a form that can be used. Rejects where the code that knows cannot be loaded. */
  holds(): true | Promise<boolean> {
    const definition = this.#definition;
    if (!definition) return this.error === undefined || Promise.resolve(false);
    const checking = (this.#checking ??= this.#check(definition));
    checking.catch(() => (this.#checking = undefined));
    return checking;
  }

  async #check(definition: FormDefinition): Promise<boolean> {
    const { faultIn } = await import('./form-check.js');
    const fault = faultIn(definition);
    if (this.#definition === definition) {
      this.#definition = undefined;
      this.error = fault;
      if (fault) this.#refused();
    }
    return !fault;
  }
}
