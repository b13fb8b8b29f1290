import type { PrivacyBasis, PrivacyCategory } from '../../definition/form-privacy.js';

/** What the derived pages say of their own, in one language. Texts of the form come from its definition. */
export interface FormWords {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly yes: string;
  readonly no: string;
  readonly optional: string;
  readonly chooseHere: string;
  readonly send: string;
  /** On a page that nothing can be sent from. */
  readonly notSent: string;
  /** Above the questions, where some are asked under conditions. */
  readonly answerWhatApplies: string;
  readonly workedOut: (label: string) => string;
  readonly item: (label: string, number: number) => string;
  readonly room: (blocks: number, most: number) => string;
  readonly address: Readonly<Record<'region' | 'line' | 'postcode', string>>;
  readonly location: Readonly<Record<'latitude' | 'longitude' | 'hint', string>>;
  readonly limits: LimitWords;
  readonly conditions: ConditionWords;
  readonly privacy: PrivacyWords;
  readonly print: PrintWords;
  readonly summary: Readonly<Record<'heading' | 'unanswered' | 'form' | 'version' | 'path', string>>;
}

/** Sentences under a label: what is accepted. */
export interface LimitWords {
  readonly characters: (least: number | undefined, most: number | undefined) => string;
  readonly range: (least: string | undefined, most: string | undefined) => string;
  readonly days: (from: string | undefined, until: string | undefined) => string;
  readonly choices: (least: number | undefined, most: number | undefined) => string;
  readonly files: (most: number, size: string, types: string) => string;
  readonly pictures: string;
  readonly residentId: string;
  readonly socialCreditCode: string;
  readonly region: string;
}

/** Parts of “Only if …”, addressed to the reader. Questions and answers come in quotation marks already. */
export interface ConditionWords {
  readonly quoted: (text: string) => string;
  readonly onlyIf: (condition: string) => string;
  readonly requiredIf: (condition: string) => string;
  /** Where the condition cannot be put in words. */
  readonly onlyIfItApplies: string;
  readonly requiredAtTimes: string;
  readonly is: (question: string, answer: string) => string;
  readonly isNot: (question: string, answer: string) => string;
  readonly includes: (question: string, answer: string) => string;
  readonly excludes: (question: string, answer: string) => string;
  readonly answered: (question: string) => string;
  readonly unanswered: (question: string) => string;
  readonly less: (question: string, value: string) => string;
  readonly atMost: (question: string, value: string) => string;
  readonly more: (question: string, value: string) => string;
  readonly atLeast: (question: string, value: string) => string;
  /** Of a condition that has a text of its own. */
  readonly not: (condition: string) => string;
}

export interface PrivacyWords {
  readonly heading: string;
  readonly controller: string;
  readonly purpose: string;
  readonly basis: string;
  readonly law: string;
  readonly ordinary: string;
  readonly sensitive: string;
  readonly retention: string;
  readonly recipients: string;
  readonly rights: string;
  readonly rightsText: string;
  /** Beside the others where the basis is consent. */
  readonly withdraw: string;
  readonly contact: string;
  readonly policy: string;
  readonly keptFor: (duration: string) => string;
  /** Where they are kept for no time at all. */
  readonly notKept: string;
  readonly because: (question: string, purpose: string) => string;
  readonly bases: Readonly<Record<PrivacyBasis, string>>;
  readonly categories: Readonly<Record<PrivacyCategory, string>>;
}

export interface PrintWords {
  readonly form: (id: string, version: string) => string;
  readonly online: (address: string) => string;
  readonly officeUse: string;
  readonly received: string;
  readonly receivedBy: string;
  readonly reference: string;
  readonly signature: string;
  readonly date: string;
  readonly tickOne: string;
  readonly tickAny: string;
  readonly parts: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>>;
  readonly attach: string;
  readonly howTo: string;
}
