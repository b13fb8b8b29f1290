/** One question, as every form of the bench is made from it. */
export interface BenchQuestion {
  readonly id: string;
  readonly type: 'text' | 'number' | 'email' | 'textarea' | 'select' | 'radio' | 'check' | 'product' | 'total';
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
  /** Asked only where the number of this question is above `over`. */
  readonly shownBy?: string;
  /** What a product or a total is made from. */
  readonly of?: readonly string[];
}

/** Above it a further question is asked. */
export const over = 100;
/** A product is so many times its number. */
export const times = 3;

/** What a page tells of its form, so that all can be held against each other. */
export interface FilledIn {
  /** Everything answered and worked out, as text. */
  readonly answers: Readonly<Record<string, string>>;
  /** Ids of the questions that a rule shows. */
  readonly asked: readonly string[];
}

/** What each page of the bench puts on `globalThis`. */
export interface FormBench {
  mount(place: HTMLElement, questions: readonly BenchQuestion[]): void;
  /** Where the controls stand. */
  root(): ParentNode;
  /** The control of a question that is typed into. */
  field(id: string): HTMLInputElement;
  /** Presses what checks the form. */
  validate(): void;
  /** How many questions are shown to be wrong. */
  wrong(): number;
  filledIn(): FilledIn;
}
