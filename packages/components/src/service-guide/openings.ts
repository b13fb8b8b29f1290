import type { Collection, OpeningHours } from '@civickit/core';
import type { openingAt, WorkCalendar } from '@civickit/core/calendar';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { report } from '../base/report.js';
import { describeOpening, type Wording } from '../services/wording.js';

/** Whether it is open, and until when, as a sentence. */
export interface OpeningSaid {
  readonly says: string;
  readonly open: boolean;
  /** Whether a calendar knows the days that it speaks of. */
  readonly sure: boolean;
}

const loadCode = () => import('@civickit/core/calendar');

/** Tells whether doors are open: by code and a calendar that are fetched with the first hours that are for programs. */
export class Openings implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: typeof loadCode;
  #openingAt?: typeof openingAt;
  #code: 'wanted' | 'asked' | 'failed' = 'wanted';
  #calendarOf?: Collection<'services'>;
  #calendar?: WorkCalendar;

  constructor(host: ReactiveControllerHost & HTMLElement, load: typeof loadCode = loadCode) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#online);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
  }

  /** Code that could not be fetched is asked for with the next hours that are shown, not each minute. */
  retry(): void {
    if (this.#code === 'failed') this.#code = 'wanted';
  }

  readonly #online = (): void => {
    if (this.#code !== 'failed') return;
    this.retry();
    this.#host.requestUpdate();
  };

  /** Nothing until the code is here, and where hours are only for people. */
  describe(hours: OpeningHours, collection: Collection<'services'>, wording: Wording): OpeningSaid | undefined {
    if (!hours.periods?.length) return undefined;
    void this.#loadCode();
    void this.#loadCalendar(collection);
    const opening = this.#openingAt?.(hours, wording.now, wording.zone, this.#calendar);
    const says = opening && describeOpening(opening, wording);
    return opening && opening.state !== 'unknown' && says ? { says, open: opening.state === 'open', sure: opening.sure } : undefined;
  }

  async #loadCode(): Promise<void> {
    if (this.#code !== 'wanted') return;
    this.#code = 'asked';
    try {
      this.#openingAt = (await this.#load()).openingAt;
      this.#host.requestUpdate();
    } catch (cause) {
      this.#code = 'failed';
      report(this.#host.localName, { code: 'network/part', message: String(cause) });
    }
  }

  async #loadCalendar(collection: Collection<'services'>): Promise<void> {
    if (this.#calendarOf === collection) return;
    this.#calendarOf = collection;
    this.#calendar = undefined;
    const calendar = await collection.calendar();
    if (!calendar || this.#calendarOf !== collection) return;
    this.#calendar = calendar;
    this.#host.requestUpdate();
  }
}
