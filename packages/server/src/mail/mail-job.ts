/** A mail to be written. It names rows, which may be gone by then: then there is none. */
export type MailJob = OfficeMail | ReporterMail;

export interface OfficeMail {
  readonly to: 'office';
  readonly about: 'report' | 'follow-up' | 'reopen' | 'bad-rating' | 'submission';
  readonly number: string;
  /** Id of the type of report, or of the form. */
  readonly type: string;
}

export interface ReporterMail {
  readonly to: 'reporter';
  readonly tells: 'answer' | 'hidden';
  readonly report: string;
  /** The update that holds the answer. */
  readonly update?: string;
}
