import { type Instant, instantOf, type When } from '@civickit/core';

const day = 86_400_000;

/** Spans in words, for a language that engines may not know. */
export type SpanUnits = Readonly<Record<'day' | 'month' | 'year', (count: string) => string>>;

/** Numbers, dates, durations and lists in one language and the municipality's time zone. */
export class Formatter {
  readonly #locales: string[];
  readonly #zone: string;
  readonly #known: boolean;
  readonly #units: SpanUnits | undefined;
  // Made once: a list has a date in every line, and making a format takes longer than using it a hundred times.
  #dates?: Intl.DateTimeFormat;
  #moments?: Intl.DateTimeFormat;

  constructor(lang: string, zone: string, units?: SpanUnits) {
    this.#zone = zone;
    this.#units = units;
    this.#known = Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
    // An engine without the language would fall back to the phone's own, which has nothing to do with this page.
    this.#locales = [lang, 'en'];
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.#locales).format(value);
  }

  list(values: readonly string[]): string {
    return new Intl.ListFormat(this.#locales, { type: 'conjunction' }).format(values);
  }

  /** Date of a `When`, without the time of day. */
  date(when: When): string {
    const instant = instantOf(when, this.#zone);
    if (Number.isNaN(instant)) return when.iso;
    if (!this.#known) return this.#numeric(instant).slice(0, 10);
    this.#dates ??= new Intl.DateTimeFormat(this.#locales, { timeZone: this.#zone, dateStyle: 'long' });
    return this.#dates.format(instant);
  }

  /** Date and time of day. */
  moment(at: Instant): string {
    const instant = Date.parse(at);
    if (!this.#known) return this.#numeric(instant);
    this.#moments ??= new Intl.DateTimeFormat(this.#locales, { timeZone: this.#zone, dateStyle: 'medium', timeStyle: 'short' });
    return this.#moments.format(instant);
  }

  /** A span in its largest fitting unit: days up to six weeks, months up to two years, then years. */
  span(milliseconds: number): string {
    const days = Math.max(0, Math.floor(milliseconds / day));
    const [value, unit]: [number, keyof SpanUnits] =
      days < 45 ? [days, 'day'] : days < 730 ? [Math.floor(days / 30.44), 'month'] : [Math.floor(days / 365.25), 'year'];
    if (!this.#known && this.#units) return this.#units[unit](this.number(value));
    return new Intl.NumberFormat(this.#locales, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  }

  #numeric(instant: number): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: this.#zone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
  }
}
