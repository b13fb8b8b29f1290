/**
 * Answers by the id of their question; what is unanswered is absent. Groups make no level of their own, repeats do. Ids that begin with `$`
 * are the format's own.
 */
export type Answers = Readonly<Record<string, Answer>>;

export type Answer =
  string | number | boolean | readonly string[] | AddressAnswer | LocationAnswer | readonly FileAnswer[] | readonly RepeatAnswer[];

export interface AddressAnswer {
  /** Code of the region: 6, 9 or 12 digits. */
  readonly region?: string;
  /** Street, village, group, house. */
  readonly line?: string;
  readonly postcode?: string;
}

/** WGS 84. */
export interface LocationAnswer {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius in metres. */
  readonly accuracy?: number;
}

export interface FileAnswer {
  /** Names the bytes that travel beside the answers. */
  readonly id: string;
  readonly name?: string;
  /** MIME type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** `$id` is made when the instance is and stays with it, so that answers never change places (questions by their ids beside it). */
export interface RepeatAnswer {
  readonly $id: string;
  readonly [question: string]: Answer;
}

/** What is sent: the domain's draft of the kind `forms`. */
export interface Submission {
  /** Id and version of the definition that it was written by. */
  readonly form: string;
  readonly version: string;
  /** Only what was asked. */
  readonly answers: Answers;
  readonly consent?: { readonly version: string; readonly at: string };
  /** BCP 47 tag that the form was read in. */
  readonly lang?: string;
  /** Who filled it in for the person, where somebody did. */
  readonly assistant?: {
    readonly name: string;
    /** Name of the person. */
    readonly for?: string;
    readonly reason?: string;
    readonly agreed: true;
  };
  readonly channel?: 'web' | 'assisted' | 'paper';
  /** Of the form, as the person read it: by it they know again what waits on their device. */
  readonly title?: string;
  /** What travels beside the answers, or has been stored apart: the bytes of `FileAnswer`s. */
  readonly media?: readonly SubmissionMedia[];
}

/** A file that was sent with a form. */
export interface SubmissionMedia {
  /** As in the `FileAnswer` that it belongs to. */
  readonly id?: string;
  readonly name?: string;
  /** MIME type. */
  readonly type?: string;
  /** Where it is; of one that goes along in the same request the file itself, as a `data:` address. */
  readonly url: string;
}
