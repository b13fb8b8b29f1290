import type { FormDefinition } from '../definition/form-definition.js';
import type { LocalText } from '../definition/local-text.js';
import { localText, type ReadText } from '../definition/read-local-text.js';
import { readDuration } from '../../when/read-duration.js';
import { attributes, markup, type Markup } from './markup.js';
import type { FormWords } from './words/form-words.js';

/** In which language something is derived. */
export interface DerivedOptions {
  /** From `loadFormWords`. */
  readonly words: FormWords;
  /** BCP 47 tag in which the form's own texts are wanted. @default the words' */
  readonly lang?: string;
}

const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);
const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

export function directionOf(lang: string): 'rtl' | 'ltr' {
  try {
    return rightToLeft.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

function isTag(lang: string): boolean {
  try {
    return new Intl.Locale(lang).language !== 'und';
  } catch {
    return false;
  }
}

/** Reads a definition's texts, numbers and dates out in one language. */
export class FormReader {
  readonly words: FormWords;
  readonly lang: string;

  constructor(
    readonly definition: FormDefinition,
    { words, lang = words.lang }: DerivedOptions,
  ) {
    this.words = words;
    this.lang = lang;
  }

  read(text: LocalText): ReadText {
    return localText(text, this.lang, this.definition.languages);
  }

  text(text: LocalText): string {
    return this.read(text).text;
  }

  /** Marks the language where it is not the page's. */
  say(text: LocalText): Markup {
    const { text: said } = this.read(text);
    const foreign = this.langOf(text);
    return foreign.lang === undefined ? markup`${said}` : markup`<span${attributes(foreign)}>${said}</span>`;
  }

  /** Attributes of an element that holds nothing but `text`. */
  langOf(text: LocalText): { readonly lang?: string; readonly dir?: 'rtl' | 'ltr' } {
    const { lang } = this.read(text);
    return lang === undefined || lang === this.words.lang || !isTag(lang) ? {} : { lang, dir: directionOf(lang) };
  }

  paragraphs(text: LocalText): readonly Markup[] {
    const { text: said } = this.read(text);
    const parts = said.split(/\n[ \t]*\n/u).map((part) => part.trim());
    return parts.filter(Boolean).map((part) => markup`<p${attributes(this.langOf(text))}>${part}</p>\n`);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.words.lang, { maximumFractionDigits: 10 }).format(value);
  }

  /** Of `YYYY-MM-DD`; what is no such day is given back as it is. */
  day(day: string): string {
    const at = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(at) ? day : new Intl.DateTimeFormat(this.words.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  }

  list(parts: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return new Intl.ListFormat(this.words.lang, { type }).format(parts);
  }

  bytes(bytes: number): string {
    const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
    return new Intl.NumberFormat(this.words.lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
  }

  /** When what is kept for `P5Y6M` is deleted, as a sentence; what is no duration stands in it as it is. */
  keptFor(duration: string): string {
    const { privacy, lang } = this.words;
    try {
      const parts = readDuration(duration).flatMap((count, at) => (count > 0 ? [this.#unit(count, units[at] ?? 'day')] : []));
      return parts.length > 0 ? privacy.keptFor(new Intl.ListFormat(lang, { type: 'unit' }).format(parts)) : privacy.notKept;
    } catch {
      return privacy.keptFor(duration);
    }
  }

  #unit(count: number, unit: string): string {
    return new Intl.NumberFormat(this.words.lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  }
}
