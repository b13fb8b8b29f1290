import { CivicError } from '../../errors/civic-error.js';
import type { Clock } from '../../source/source.js';
import { zoneOffset } from '../../when/instant.js';
import { offsetText } from '../../when/local-offset.js';

/** Zones change their clocks at such times only. */
const spanMs = 900_000;

/** The day and time that clocks of the municipality show. */
export class LocalTime {
  readonly #clock: Clock;
  readonly #zone: string;
  /** Minutes ahead of UTC in the span that was asked about last: to find them is slow. */
  #known = { span: NaN, ahead: 0 };
  /** The day of the minute that was asked about last: a form asks for it with each answer that it reads. */
  #today = { minute: NaN, day: '' };

  /** @throws CivicError `config/invalid` for a zone that nobody knows */
  constructor(clock: Clock, zone: string) {
    try {
      zoneOffset(0, zone);
    } catch (cause) {
      throw new CivicError('config/invalid', `"${zone}" is no IANA time zone`, { cause });
    }
    this.#clock = clock;
    this.#zone = zone;
  }

  today(): string {
    const instant = this.#clock.now();
    // Zones are whole minutes ahead.
    const minute = Math.floor(instant / 60_000);
    if (minute !== this.#today.minute) this.#today = { minute, day: this.dayOf(instant) };
    return this.#today.day;
  }

  now(): string {
    const instant = this.#clock.now();
    return `${this.#wall(instant).toISOString().slice(0, 19)}${offsetText(this.#ahead(instant))}`;
  }

  /** The day that an instant (milliseconds since the epoch) falls on; beyond the years 0000 to 9999 with a sign and six digits. */
  dayOf(instant: number): string {
    return this.#wall(instant).toISOString().replace(/T.*/, '');
  }

  #wall(instant: number): Date {
    return new Date(instant + this.#ahead(instant) * 60_000);
  }

  #ahead(instant: number): number {
    const span = Math.floor(instant / spanMs);
    if (span !== this.#known.span) this.#known = { span, ahead: zoneOffset(instant, this.#zone) };
    return this.#known.ahead;
  }
}
