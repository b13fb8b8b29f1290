import { type Instant, instantOf, type When, zoneOffset } from '@civickit/core';

const day = 86_400_000;

/** Spans in words, for a language that engines may not know. */
export type SpanUnits = Readonly<Record<'day' | 'month' | 'year', (count: string) => string>>;

type DateParts = [year: number, month: number, day: number, hour: number, minute: string];

/** Dates in words: year, month from 1 and day, then the hour up to 23 and the minute in two digits. */
export interface DateTexts {
  day(...parts: DateParts): string;
  moment(...parts: DateParts): string;
}

/** Numbers, dates, durations and lists in one language and the municipality's time zone. */
export class Formatter {
  readonly #locales: string[];
  readonly #zone: string;
  readonly #units: SpanUnits | undefined;
  readonly #dateTexts: DateTexts | undefined;
  // Made once: a list has dates and numbers in every line, and making a format takes longer than using it a hundred times.
  #numbers?: Intl.NumberFormat;
  #dates?: Intl.DateTimeFormat;
  #moments?: Intl.DateTimeFormat;

  constructor(lang: string, zone: string, units?: SpanUnits, dates?: DateTexts) {
    this.#zone = zone;
    this.#units = units;
    this.#dateTexts = dates;
    // An engine without the language would fall back to the phone's own, which has nothing to do with this page.
    this.#locales = [lang, 'en'];
  }

  number(value: number): string {
    return (this.#numbers ??= new Intl.NumberFormat(this.#locales)).format(value);
  }

  list(values: readonly string[]): string {
    // Its "and" would be English.
    if (!Intl.ListFormat.supportedLocalesOf(this.#locales[0])[0]) return values.join(' · ');
    return new Intl.ListFormat(this.#locales).format(values);
  }

  /** Date of a `When`, without the time of day. */
  date(when: When): string {
    const instant = instantOf(when, this.#zone);
    if (isNaN(instant)) return when.iso;
    return (
      this.#dateTexts?.day(...this.#partsOf(instant)) ??
      (this.#dates ??= new Intl.DateTimeFormat(this.#locales, { timeZone: this.#zone, dateStyle: 'long' })).format(instant)
    );
  }

  /** Date and time of day; where the clock of this device shows another time, with how far ahead of GMT this one is. */
  moment(at: Instant): string {
    const instant = Date.parse(at);
    const offset = zoneOffset(instant, this.#zone);
    const rest = offset % 60;
    const text =
      this.#dateTexts?.moment(...this.#partsOf(instant)) ??
      (this.#moments ??= new Intl.DateTimeFormat(this.#locales, {
        timeZone: this.#zone,
        dateStyle: 'medium',
        timeStyle: 'short',
      })).format(instant);
    return -offset === new Date(instant).getTimezoneOffset()
      ? text
      : `${text} (GMT${offset < 0 ? '' : '+'}${(offset - rest) / 60}${rest ? `:${Math.abs(rest)}` : ''})`;
  }

  /** A span in its largest fitting unit: days up to six weeks, months up to two years, then years. */
  span(milliseconds: number): string {
    const days = Math.max(0, Math.floor(milliseconds / day));
    const [length, unit]: [number, keyof SpanUnits] = days < 45 ? [1, 'day'] : days < 730 ? [30.44, 'month'] : [365.25, 'year'];
    const value = Math.floor(days / length);
    return (
      this.#units?.[unit](this.number(value)) ??
      new Intl.NumberFormat(this.#locales, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    );
  }

  #partsOf(instant: number): DateParts {
    const wall = new Date(instant + zoneOffset(instant, this.#zone) * 60_000).toISOString().split(/\D/, 5);
    return wall.map((part, at) => (at > 3 ? part : +part)) as DateParts;
  }
}
