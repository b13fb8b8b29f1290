import type { Receipt } from '../requests/receipt.js';
import type { Handoff } from './handoff.js';
import type { SourceContext } from './source.js';

/** How drafts reach a source, and what may be done when the answer was lost. */
export interface Sender<D> {
  /**
   * `keyed`: the server honours the key for ever, so the same may be submitted again. `search-first`: only after `find` has found
   * nothing. `never`: a person has to decide, as after a hand-off.
   */
  readonly resend: 'keyed' | 'search-first' | 'never';
  /** What may be uploaded; missing where only addresses of media can be sent, or none. */
  readonly media?: SenderMedia;
  /** A person takes part in `submit`, as in a hand-off: the client sets it no time-out. @default false */
  readonly attended?: boolean;
  /** Nothing is sent from here: what is written is prepared, and the reader takes it to the office. Only with `attended`. */
  readonly handoff?: Handoff<D>;
  /** It can be told that nobody but the office is to read a draft. Without it the client refuses drafts that ask for that. @default false */
  readonly mayBePrivate?: boolean;
  /** One try. `key` is the client's own name of the draft. @throws CivicError; a `retry` other than `never` leaves open whether it arrived */
  submit(draft: D, key: string, context: SourceContext): Promise<Receipt>;
  /** Looks for what was submitted before and whose answer was lost. Undefined when it did not arrive, as far as can be seen. */
  find?(draft: D, key: string, context: SourceContext): Promise<Receipt | undefined>;
  /** Asks once what has become of a token; undefined while it is still pending. */
  settle?(token: string, context: SourceContext): Promise<Receipt | undefined>;
  /** Stores a file and gives the address to put into the draft. @throws CivicError `invalid/draft` for one that is not taken */
  upload?(file: UploadedFile, context: SourceContext): Promise<{ readonly url: string }>;
}

export interface SenderMedia {
  /** MIME types, or `image/*` and the like. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
  /** How many may go with one draft. @default any number */
  readonly most?: number;
  /** `upload` stores a file at the office before the draft is submitted; otherwise its address is the file itself. @default false */
  readonly apart?: boolean;
  /**
   * `upload` goes on where an earlier try broke off (`UploadedFile.begun`), and is asked again before the draft is submitted, since what
   * is stored so is not kept for ever. @default false
   */
  readonly resumes?: boolean;
  /**
   * The draft may be submitted before its files are stored: each of them comes after it, by `submit` of the same draft under the same key
   * with that file in `media`. Only of a sender that is `keyed` and stores files `apart`. @default false
   */
  readonly later?: boolean;
}

/** A file of which a part has been stored. */
export interface BegunUpload {
  /** Where the rest goes. */
  readonly url: string;
  /** How many bytes are there. */
  readonly bytes: number;
}

export interface UploadedFile {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The client's own name of it, the same for every try. */
  readonly key: string;
  /** What the last try told `note`. */
  readonly begun?: BegunUpload;
  /** Is told what has arrived, so that the next try can go on from there; resolves once that is kept. */
  note?(begun: BegunUpload): Promise<void>;
}
