import type { Expression } from '../logic/expression.js';
import type { FormPrivacy } from './form-privacy.js';
import type { LocalText } from './local-text.js';
import type { ChoiceOption, Question } from './questions.js';

/** A form as data, format `civic-form/1`: pages of questions in order. Its JSON is this type. */
export interface FormDefinition {
  readonly format: 'civic-form/1';
  readonly id: string;
  /** Any text that changes with the questions. */
  readonly version: string;
  /** BCP 47 tags of the languages it is complete in; the first is taken where none fits. */
  readonly languages?: readonly string[];
  readonly title?: LocalText;
  /** Before the first question: paragraphs parted by blank lines. */
  readonly intro?: LocalText;
  /** After sending: what happens next. */
  readonly outro?: LocalText;
  readonly privacy?: FormPrivacy;
  /** Conditions by name, for `{ "condition": "name" }`. */
  readonly conditions?: Readonly<Record<string, Expression>>;
  /** What names of `conditions` mean, for print and for pages without script, such as "you rent your home". */
  readonly conditionTexts?: Readonly<Record<string, LocalText>>;
  /** Options by name, for questions that share them. */
  readonly lists?: Readonly<Record<string, readonly ChoiceOption[]>>;
  readonly pages: readonly FormPage[];
}

export interface FormPage {
  readonly id: string;
  readonly title?: LocalText;
  /** Only then it is shown. @default always */
  readonly showIf?: Expression;
  readonly questions: readonly Question[];
}
