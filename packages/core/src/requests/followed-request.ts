import type { SenderMedia, UploadedFile } from '../source/sender.js';
import type { When } from '../when/when.js';
import type { GivenRating, Rating } from './rating.js';
import type { RequestUpdate, ServiceRequest } from './service-request.js';

/** What opens a report to whoever made it: the code on the receipt, or the number where the office knows no codes. */
export interface FollowKey {
  /** However it was typed: what may be in the way is taken out. */
  readonly code: string;
  /** What the office asks for beside it; see `FollowerAbout`. */
  readonly pin?: string;
}

/**
 * What a reporter can say of a report: that it is not done, that it is, something else; that it is to be opened again though the office has
 * closed it; and, once, how well the office did.
 */
export type FollowUpKind = NewFollowUp['kind'];

/** Something to be added to a report. */
export type NewFollowUp = NewRemark | NewRating;

export interface NewRemark {
  readonly kind: 'still-there' | 'mended' | 'note' | 'reopen';
  /** Plain text; a `note` and a `reopen` need it. */
  readonly description?: string;
  /** What goes with it, where the source takes photos: see `FollowerAbout`. Only the office sees them. */
  readonly photos?: readonly UploadedFile[];
  /**
   * How many photos come after it, each by the same words under the same key with that one in `photos`.
   * @default 0
   */
  readonly photosToCome?: number;
}

/** Only of a closed report, and once for ever. */
export interface NewRating extends Rating {
  readonly kind: 'rating';
  /** Plain text. */
  readonly description?: string;
}

/** Something that a reporter added. */
export type FollowUp = Remark | (NewRating & { readonly at?: When });

/** What a reporter said of a report, beside how well the office did. */
export interface Remark extends Omit<NewRemark, 'photos' | 'photosToCome'> {
  readonly at?: When;
  /** How many photos the office has with it. @default 0 */
  readonly photoCount?: number;
}

/** A report as the office shows it to whoever has its code or number. */
export interface FollowedRequest {
  readonly request: ServiceRequest;
  /** Whether it was opened as its reporter's, with what the public does not see. */
  readonly isOwn: boolean;
  /** What the office did and said, oldest first. */
  readonly updates: readonly RequestUpdate[];
  /** What the reporter said, oldest first. */
  readonly followUps: readonly Remark[];
  /** How well the office did, once the reporter has said so. */
  readonly rating?: GivenRating;
  /** Whether a `rating` is taken now; absent where the source does not tell. */
  readonly ratable?: boolean;
  /** Until when a `reopen` is taken; absent where it is not. */
  readonly reopenUntil?: When;
  /**
   * Who else can read it; `waiting` until the office has read it, `private` for ever, as its reporter asked. Absent where the source does
   * not tell.
   */
  readonly visibility?: 'public' | 'waiting' | 'hidden' | 'private';
  /** Why it is hidden, in the office's words. */
  readonly hiddenReason?: string;
}

/** What is known of following a source's reports before anything is asked. */
export interface FollowerAbout {
  /** What opens them: a secret code, or the number that everybody may know. */
  readonly by: 'code' | 'number';
  /** Whether a PIN is asked for, too. */
  readonly pin: boolean;
  /** What a reporter can add; nothing where the source takes nothing. */
  readonly takes: readonly FollowUpKind[];
  /** Which photos may go with what is said, or after it (`photosToCome`); missing where none. */
  readonly photos?: Pick<SenderMedia, 'accept' | 'maxBytes' | 'most'>;
}
