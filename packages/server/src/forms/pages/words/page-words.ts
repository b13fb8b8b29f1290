/** What the pages say that answer pages without script, in one language. */
export interface PageWords {
  readonly received: string;
  readonly keepNumber: string;
  readonly form: string;
  readonly number: string;
  readonly pin: string;
  readonly receivedAt: string;
  readonly toCorrect: string;
  readonly unreadable: string;
  readonly tooLarge: string;
  /** Nothing was kept, and what was typed is still there. */
  readonly goBack: string;
  /** Of somebody who has a number. */
  readonly ask: string;
  readonly askHint: string;
  readonly show: string;
}
