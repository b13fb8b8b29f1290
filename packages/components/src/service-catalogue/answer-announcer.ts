import type { LiveMessage } from '../controllers/live-message.js';
import type { ServiceFinder } from './service-finder.js';

/** Says how much was found: politely, when nobody types any more, and once for each question. */
export class AnswerAnnouncer {
  readonly #message: LiveMessage;
  readonly #finder: ServiceFinder;
  #announced = '';

  constructor(message: LiveMessage, finder: ServiceFinder) {
    this.#message = message;
    this.#finder = finder;
  }

  /** `asked` names the question that stands by now, and `say` what is true of it then. */
  announce(asked: () => string, say: () => string): void {
    const question = asked();
    this.#message.afterPause(() => {
      void this.#finder.settle().then(() => {
        if (question === this.#announced || question !== asked()) return;
        this.#announced = question;
        this.#message.say(say());
      });
    });
  }
}
