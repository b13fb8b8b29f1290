import type { Receipt } from '../requests/receipt.js';
import type { SourceContext } from './source.js';

/** Ways in which somebody takes to an office what nothing sends by itself. */
export type HandoffVia = Extract<Receipt, { strength: 'handed-off' }>['via'];

/** How an office is reached that has no server: known before anything is written. A way that is missing is not there. */
export interface HandoffAbout {
  readonly phone?: string;
  /** When somebody answers, in words. */
  readonly phoneHours?: string;
  readonly mail?: string;
  /** Number that takes messages. */
  readonly sms?: string;
  /** Account in a messenger, in words by which it is found there. */
  readonly account?: string;
  /** Where people can come, in words. */
  readonly window?: string;
  readonly windowHours?: string;
}

export interface SaidRow {
  readonly label: string;
  readonly value: string;
}

/** What was asked and answered, as the person read it: goes with a draft that they hand over themselves. */
export interface Said {
  /** Name of the form, or of what is reported. */
  readonly subject: string;
  readonly rows: readonly SaidRow[];
  /** The way that was gone last; whether it led to the office, only the person knows. */
  readonly by?: HandoffVia;
}

/** One way to the office, ready to be gone. */
export type HandoffWay =
  | { readonly via: 'phone'; readonly href: string; readonly number: string; readonly hours?: string }
  /** `shortened`: the address holds less than the whole text, which has to be copied beside it. */
  | { readonly via: 'mail'; readonly href: string; readonly address: string; readonly shortened: boolean }
  | { readonly via: 'sms'; readonly href: string; readonly number: string; readonly shortened: boolean; readonly parts: number }
  | { readonly via: 'account'; readonly name: string }
  | { readonly via: 'window'; readonly address: string; readonly hours?: string }
  | { readonly via: 'share' | 'copy' | 'print' };

/** A draft in words, with the ways that lead to its office. */
export interface Prepared {
  readonly title: string;
  /** All of it, one row a line. */
  readonly text: string;
  readonly rows: readonly SaidRow[];
  readonly ways: readonly HandoffWay[];
  /** BCP 47 tag of the notes; the labels of rows are in the language in which the person read them. */
  readonly lang: string;
  /** For paper: what to do with it, and what a QR code holds, which may be less than all. */
  readonly sheet: { readonly notes: readonly string[]; readonly code: string };
}

/** A sender that sends nothing: the reader's own device hands a draft over. */
export interface Handoff<D> {
  readonly about: HandoffAbout;
  /** `draft` may have `said`, which is what the text is made of then. Without a network as with one, once it has been asked. @throws CivicError */
  prepare(draft: D & { readonly said?: Said }, context: SourceContext): Promise<Prepared>;
}
