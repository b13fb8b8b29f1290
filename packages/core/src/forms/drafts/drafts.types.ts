import type { CivicError } from '../../errors/civic-error.js';
import type { Instant } from '../../when/when.js';
import type { Answers, FileAnswer } from '../answers/answers.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { LocalText } from '../definition/local-text.js';
import type { AskedLabels } from './migrate/labels-of.js';
import type { UnknownAnswer } from './migrate/migrate-answers.js';

/** The form that a draft is of. With its `pages` a draft is carried over to this version, and knows what was asked. */
export type DraftForm = Pick<FormDefinition, 'id' | 'version'> & Partial<FormDefinition>;

/** What a person has put into a form, and where they were. */
export interface DraftContent {
  readonly answers: Answers;
  /** Answers that this version of the form does not ask for: to be shown, and let go only by the person. */
  readonly unknown: readonly UnknownAnswer[];
  /** Id of the page that the person was at. */
  readonly page?: string;
  /** BCP 47 tag that the form was read in. */
  readonly lang?: string;
}

/** A draft as a list shows it. */
export interface DraftAbout {
  readonly id: string;
  readonly form: { readonly id: string; readonly version: string };
  readonly title?: LocalText;
  /** By the clock of this device. */
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  /** When it will be removed; not before it has been in a list as `expiring` for a week. */
  readonly expiresAt: Instant;
  /** It has a week or less left: a page must say so. */
  readonly expiring: boolean;
  /** How many questions are answered. */
  readonly answered: number;
  /** Id of the draft that it was one with, before two pages went on with it at once. */
  readonly branchOf?: string;
  /** Key of what was taken back from the outbox to be changed in it. */
  readonly replaces?: string;
  /** Whether it outlives this page. */
  readonly kept: boolean;
}

/** Whether the last write is on the device, and if not, why. */
export type DraftKeeping =
  | { readonly kept: true }
  /** Somebody else uses this phone too, or the browser keeps nothing: it lasts as long as the page. */
  | { readonly kept: false; readonly why: 'shared-phone' | 'browser' }
  /** It is tried again with the next change. */
  | { readonly kept: false; readonly why: 'failed'; readonly error: CivicError };

/**
 * `alone`: nobody else has it in hand. `newer`: another page has gone on with it, and here nothing was changed since: `reload()` takes that.
 * `parted`: both have gone on; what was written here is a draft of its own now. `removed`: another page has sent or removed it.
 */
export type DraftStanding = 'alone' | 'newer' | 'parted' | 'removed';

/** A form that is being filled in. */
export interface Draft extends DraftContent {
  /** Changes when it parts from what another page makes of the same draft. */
  readonly id: string;
  readonly form: { readonly id: string; readonly version: string };
  readonly title?: LocalText;
  readonly labels: AskedLabels;
  readonly startedAt: Instant;
  readonly branchOf?: string;
  /** Key of what was taken back from the outbox to be changed: under it this is sent. Stays on this device. */
  readonly replaces?: string;
  readonly media: readonly FileAnswer[];
  readonly standing: DraftStanding;
  /**
   * Takes what is in the form now, at once; it is on the device soon after, and right away when the page is left. Members that are not
   * given stay as they are. Never throws.
   */
  write(answers: Answers, more?: Partial<Omit<DraftContent, 'answers'>> & Pick<Draft, 'replaces'>): void;
  /** The form asks otherwise from now on, since that hangs on an answer: what was written is carried over at once, as from another version. */
  retake(form: DraftForm): void;
  /** Resolves when the last write is on the device, or cannot be. Never rejects. */
  settled(): Promise<DraftKeeping>;
  /** Keeps a photo or file. @throws CivicError `storage/full`, `storage/unavailable` */
  addMedia(file: Blob): Promise<FileAnswer>;
  /** Undefined for an unknown id, and for bytes that are gone. */
  readMedia(id: string): Promise<Blob | undefined>;
  removeMedia(id: string): Promise<void>;
  /** Takes what another page has made of it. @throws CivicError `storage/unavailable` */
  reload(): Promise<void>;
  /** Removes it with its media, as after sending. What is written later begins anew. @throws CivicError `storage/unavailable` */
  discard(): Promise<void>;
  /** Calls back after every write that has settled, and when `standing` changes; never after abort. */
  watch(on: (draft: Draft) => void, signal: AbortSignal): void;
  /** Writes what is left, and ends what listens for this page. */
  close(): Promise<void>;
}

/** The drafts of forms on this device. All pages of the origin share them. */
export interface Drafts {
  /** Last changed first; of one form, or all. Those that have expired are gone, others are told of. @throws CivicError `storage/unavailable` */
  list(form?: string): Promise<readonly DraftAbout[]>;
  /**
   * One that is there, or a new one without `id` or where it is gone. A new one is on the device from its first write on.
   * @throws CivicError `storage/unavailable`
   */
  open(form: DraftForm, id?: string): Promise<Draft>;
  /** A new draft with what a file holds. @throws CivicError `storage/full`, `storage/unavailable` */
  take(form: DraftForm, file: DraftFile): Promise<Draft>;
  /** Removes one that is not open. @throws CivicError `storage/unavailable` */
  remove(id: string): Promise<void>;
  /** Removes all drafts of this device. @throws CivicError `storage/unavailable` */
  removeAll(): Promise<void>;
  /** Removes what outlives this page; what a shared phone holds for as long as it is open stays. @throws CivicError `storage/unavailable` */
  removeKept(): Promise<void>;
  /** Whether others use this phone too, as a person has said. Nothing is kept beyond a page then. */
  isShared(): Promise<boolean>;
  /**
   * A draft that is open goes along with its photos: in other pages at once, in this one with its next write. Others that were kept before
   * stay until `removeKept()`, which is to be offered.
   */
  setShared(shared: boolean): Promise<void>;
  /** Calls back when any page says so, or takes it back; never after abort. */
  watchShared(on: (shared: boolean) => void, signal: AbortSignal): void;
}

/** A draft in a file, as it was read. */
export interface DraftFile extends DraftContent {
  readonly form: { readonly id: string; readonly version: string };
  readonly title?: LocalText;
  readonly labels: AskedLabels;
  readonly startedAt: Instant;
  readonly media: readonly { readonly about: FileAnswer; readonly bytes: Blob }[];
}
