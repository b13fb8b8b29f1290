import type { QuestionType } from '../definition/questions.js';
import type { IssueCode } from '../validate/issue-codes.js';

/** `{limit}` and other names in braces stand for what is told of an issue. By plural category where a number decides, after the rules of `Intl`. */
export type MessageText = string | { readonly other: string; readonly [category: string]: string };

/** In a language, by the code of an issue, or by `code:type` where a type of question says it in its own words. */
export interface FormMessages {
  readonly lang: string;
  readonly texts: Readonly<Record<IssueCode, MessageText>> & Readonly<Record<`required:${AskedDifferently}`, MessageText>> & OtherTexts;
}

type AskedDifferently = Exclude<QuestionType, 'text' | 'textarea' | 'note' | 'group' | 'repeat' | 'calculation'>;

type OtherTexts = Readonly<
  Record<
    | `${'minimum' | 'maximum'}:${'date' | 'time' | 'datetime'}`
    | `${'minItems' | 'maxItems'}:repeat`
    // Types of files in words.
    | 'files:image'
    | 'files:video'
    | 'files:audio',
    MessageText
  >
>;
