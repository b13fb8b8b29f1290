import type { SourceTexts } from '../sources/source-texts.js';
import type { DateTexts, SpanUnits } from './formatter.js';

/** Every text that an element shows. A language is complete or does not compile. Values arrive formatted for the language. */
export interface Texts {
  /** Only for a language that engines may not format by themselves. */
  readonly units?: SpanUnits;
  /** For the languages of most pages: the first notice waits for no tables of the engine. Reads as the engine would write it. */
  readonly dates?: DateTexts;
  readonly tryAgain: string;
  readonly responsible: (unit: string) => string;
  readonly phone: (phone: string) => string;
  readonly notices: SourceTexts & {
    readonly heading: string;
    readonly loading: string;
    readonly empty: string;
    readonly noMatch: string;
    readonly showAll: string;
    readonly error: string;
    readonly more: string;
    readonly shown: (count: string, n: number) => string;
    readonly found: (count: string, n: number) => string;
    readonly foundSoFar: (count: string, n: number) => string;
    readonly search: string;
    readonly category: string;
    readonly everyCategory: string;
    readonly pinned: string;
    readonly expired: (when: string) => string;
    readonly verified: (when: string) => string;
    readonly untitled: string;
    readonly original: string;
    readonly attachments: string;
    readonly attachment: string;
    readonly picture: string;
  };
}
