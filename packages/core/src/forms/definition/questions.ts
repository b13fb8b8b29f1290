import type { Expression } from '../logic/expression.js';
import type { LocalText } from './local-text.js';
import type { QuestionPrivacy } from './form-privacy.js';

/** Each `type` is one member of the closed list. */
export type Question =
  | Note
  | TextQuestion
  | NumberQuestion
  | DateQuestion
  | YesNoQuestion
  | ChoiceQuestion
  | DataElementQuestion
  | AddressQuestion
  | LocationQuestion
  | FileQuestion
  | Declaration
  | Calculation
  | Group
  | Repeat;

export type QuestionType = Question['type'];

interface Shown {
  /**
   * Stable; the answer stands under it. In a published definition letters, digits, `_` and `-`, beginning with a letter of any script, at
   * most 64 characters; unique in the form, or in its repeat.
   */
  readonly id: string;
  /** Only then it is asked, and its answer sent. @default always */
  readonly showIf?: Expression;
}

/** Something to read, without an answer. */
export interface Note extends Shown {
  readonly type: 'note';
  /** Paragraphs parted by blank lines. */
  readonly label: LocalText;
}

interface Asked extends Shown {
  readonly label: LocalText;
  readonly hint?: LocalText;
  /** True, or a condition. @default false */
  readonly required?: Expression;
  /** Must come out as true for an answer to stand; what is unanswered passes. */
  readonly check?: Expression;
  /** Instead of the catalogue's: by the code of what is wrong (`required`, `minLength`, `pattern`, `check`, …). */
  readonly messages?: Readonly<Record<string, LocalText>>;
  /** Token of the HTML standard, autofill section. */
  readonly autocomplete?: string;
  readonly privacy?: QuestionPrivacy;
  /** Ids under which earlier versions asked the same: drafts carry their answers over. */
  readonly renamedFrom?: readonly string[];
}

/** Answered by a text. Limits count characters (JSON Schema 2020-12, validation 6.3). */
export interface TextQuestion extends Asked {
  readonly type: 'text' | 'textarea' | 'email' | 'tel' | 'url' | 'name';
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Regular expression without look-around and back-references, so that it runs in linear time; not anchored (6.3.3). */
  readonly pattern?: string;
}

export interface NumberQuestion extends Asked {
  readonly type: 'integer' | 'decimal';
  readonly minimum?: number;
  readonly maximum?: number;
  /** Such as "m²", shown behind the field. */
  readonly unit?: LocalText;
}

/** Answered by `YYYY-MM-DD`, `HH:MM`, or an RFC 3339 date and time with offset. Limits are such texts, or expressions that give one. */
export interface DateQuestion extends Asked {
  readonly type: 'date' | 'time' | 'datetime';
  readonly minimum?: Expression;
  readonly maximum?: Expression;
}

/** Answered by true or false. */
export interface YesNoQuestion extends Asked {
  readonly type: 'yesno';
}

/** `choice` is answered by one value, `choices` by a list in the order of the options. */
export interface ChoiceQuestion extends Asked {
  readonly type: 'choice' | 'choices';
  /** Written out here, or by `list`. */
  readonly options?: readonly ChoiceOption[];
  /** Name of one of the definition's `lists`, in place of `options`. */
  readonly list?: string;
  /** Judged for each option, whose `fields` it reads by `option`. @default all are offered */
  readonly filter?: Expression;
  /** Of `choices`: how many (6.4). */
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface ChoiceOption {
  readonly value: string;
  readonly label: LocalText;
  /** What a `filter` reads, such as the county that a village lies in. */
  readonly fields?: Readonly<Record<string, string>>;
}

/**
 * Answered by a text that is kept in one normal form: resident ID (GB 11643), unified social credit code (GB 32100), a Chinese telephone
 * number (mobile, landline or short code), a code of an administrative or statistical region (6, 9 or 12 digits).
 */
export interface DataElementQuestion extends Asked {
  readonly type: 'resident-id' | 'social-credit-code' | 'phone' | 'region';
  /** Of a region: what it must begin with, such as `5306`. */
  readonly within?: string;
}

/** Answered by an `AddressAnswer`. */
export interface AddressQuestion extends Asked {
  readonly type: 'address';
  readonly within?: string;
}

/** Answered by a `LocationAnswer`, in WGS 84. */
export interface LocationQuestion extends Asked {
  readonly type: 'location';
}

/** Answered by a list of `FileAnswer`; the bytes travel apart. */
export interface FileQuestion extends Asked {
  readonly type: 'file';
  /** MIME types, also `image/*`. @default images and PDF */
  readonly accept?: readonly string[];
  /** @default 1 */
  readonly maxFiles?: number;
  /** Of one file, in bytes. @default 10485760 */
  readonly maxBytes?: number;
}

/** A sentence to agree to; answered by true, and required unless it says otherwise. */
export interface Declaration extends Asked {
  readonly type: 'declaration';
}

/** Worked out, not asked; sent as an answer. */
export interface Calculation extends Shown {
  readonly type: 'calculation';
  readonly value: Expression;
  /** Shown to the person, in the summary too, where it has one. */
  readonly label?: LocalText;
  readonly privacy?: QuestionPrivacy;
}

/** Questions under one heading. Its answers stand beside the others: only a repeat makes a scope. */
export interface Group extends Shown {
  readonly type: 'group';
  readonly label: LocalText;
  readonly hint?: LocalText;
  readonly questions: readonly Question[];
}

/** The same questions several times, such as for each member of a household; answered by a list of `RepeatAnswer`. Repeats may stand in repeats. */
export interface Repeat extends Shown {
  readonly type: 'repeat';
  readonly label: LocalText;
  readonly hint?: LocalText;
  /** Of one of them, such as "Member of the household". */
  readonly itemLabel?: LocalText;
  /** @default 0 */
  readonly minItems?: number;
  /** @default 50 */
  readonly maxItems?: number;
  readonly messages?: Readonly<Record<string, LocalText>>;
  readonly renamedFrom?: readonly string[];
  readonly questions: readonly Question[];
}
