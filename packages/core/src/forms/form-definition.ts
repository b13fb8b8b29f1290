/** One text, or one for each language by BCP 47 tag. */
export type LocalText = string | Readonly<Record<string, string>>;

/** A form as data, format `civic-form/1`: pages of questions in order. */
export interface FormDefinition {
  readonly format: 'civic-form/1';
  readonly id: string;
  readonly version: string;
  readonly title?: LocalText;
  readonly pages: readonly FormPage[];
}

export interface FormPage {
  readonly id: string;
  readonly title?: LocalText;
  readonly questions: readonly Question[];
}

export type Question = Note | TextQuestion | NumberQuestion | DateQuestion | YesNoQuestion | ChoiceQuestion;

/** Something to read, without an answer. */
export interface Note {
  readonly id: string;
  readonly type: 'note';
  readonly label: LocalText;
}

interface Asked {
  /** Stable; the answer stands under it. */
  readonly id: string;
  readonly label: LocalText;
  readonly hint?: LocalText;
  /** @default false */
  readonly required?: boolean;
}

/** Limits count characters (JSON Schema 2020-12, validation 6.3). */
export interface TextQuestion extends Asked {
  readonly type: 'text' | 'textarea' | 'email' | 'tel' | 'url';
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface NumberQuestion extends Asked {
  readonly type: 'integer' | 'decimal';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Answered by an RFC 3339 date, time, or date and time. */
export interface DateQuestion extends Asked {
  readonly type: 'date' | 'time' | 'datetime';
}

export interface YesNoQuestion extends Asked {
  readonly type: 'yesno';
}

/** `choice` is answered by one value, `choices` by a list. */
export interface ChoiceQuestion extends Asked {
  readonly type: 'choice' | 'choices';
  readonly options: readonly { readonly value: string; readonly label: LocalText }[];
}
