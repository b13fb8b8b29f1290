import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Told } from './told.js';

/** A change that is being sent: one at a time, with what came of the last one. `what` names the button. */
export class Doing implements ReactiveController {
  busy?: string;
  what?: string;
  /** What to say; set together with `what`. */
  said?: string;
  error?: unknown;

  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.reset();
  }

  /** Whether it was done. What fails is kept in `error`. A second press while the first is under way does nothing. */
  async run(what: string, act: () => Promise<string | undefined>): Promise<boolean> {
    if (this.busy !== undefined) return false;
    this.reset();
    this.busy = what;
    this.#host.requestUpdate();
    try {
      const said = await act();
      if (said !== undefined) this.said = said;
      return true;
    } catch (error) {
      this.error = error;
      return false;
    } finally {
      this.what = what;
      delete this.busy;
      this.#host.requestUpdate();
    }
  }

  /** Says what is wrong before anything is sent. */
  refuse(what: string, said: string): void {
    this.reset();
    this.what = what;
    this.error = new Told(said);
    this.#host.requestUpdate();
  }

  reset(): void {
    delete this.what;
    delete this.said;
    delete this.error;
  }
}
