/** Words of mails, messages and sheets in one language. */
export interface HandoffTexts {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** Between a label and its value. */
  readonly colon: string;
  readonly type: string;
  readonly description: string;
  readonly address: string;
  readonly position: string;
  readonly pictures: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly written: string;
  /** The name of the report, by which its writer and the office can speak of it. */
  readonly reference: string;
  /** That no office knows of it yet. */
  readonly unconfirmed: string;
  /** The same of a form that was filled in. */
  readonly unconfirmedForm: string;
  /** Who filled it in for somebody else. */
  readonly assistant: string;
  /** Stands where a text was cut, because the rest does not fit. */
  readonly shortened: string;
  /** What to do with the sheet. */
  readonly handIn: string;
  /** What the code on the sheet is good for. */
  readonly scan: string;
}
