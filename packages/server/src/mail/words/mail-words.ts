/** What mails say, in one language. */
export interface MailWords {
  /** To the office: titles of what has arrived. */
  readonly report: string;
  readonly followUp: string;
  readonly reopened: string;
  readonly badRating: string;
  readonly submission: string;
  readonly number: string;
  /** Before the name of a type of report or of a form. */
  readonly kind: string;
  /** Why nothing of it stands in the mail. */
  readonly notHere: string;
  /** Before the address of the desk. */
  readonly atDesk: string;
  /** To the reporter: titles. */
  readonly answer: string;
  readonly hidden: string;
  readonly office: string;
  readonly reason: string;
  /** How to see all of it. */
  readonly byCode: string;
  /** Why they get it, and that nobody reads answers. */
  readonly automatic: string;
}
