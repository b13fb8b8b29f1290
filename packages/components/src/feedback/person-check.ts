import { html, nothing } from 'lit';
import { action, caution } from '../form/screens/screen.js';
import type { FeedbackTexts } from './feedback-texts.js';

/** Nobody writes a report faster. */
const leastMs = 3_000;

interface PersonEvents {
  /** It is to be asked whether a person writes. */
  asked(): void;
  /** Somebody has said that they are one. */
  believed(): void;
}

/** A field that nobody sees is empty, and the rest was not filled in at once. Where it is otherwise, it is asked; whoever answers is believed. */
export class PersonCheck {
  /** What stands in the field that nobody sees. */
  trap = '';
  asks = false;
  #isPerson = false;
  #shownAt = 0;
  readonly #events: PersonEvents;

  constructor(events: PersonEvents) {
    this.#events = events;
  }

  begin(): void {
    this.#shownAt ||= performance.now();
  }

  isTrusted(): boolean {
    if (this.#isPerson || (this.trap === '' && performance.now() - this.#shownAt > leastMs)) return true;
    this.asks = true;
    this.#events.asked();
    return false;
  }

  render({ machine, person }: FeedbackTexts): unknown {
    if (!this.asks) return nothing;
    const believe = () => {
      this.#isPerson = true;
      this.asks = false;
      this.#events.believed();
    };
    return html`${caution(machine)}
      <p class="person">${action(person, believe)}</p>`;
  }
}
