import type { When } from '../when/when.js';
import type { RequestUpdate, ServiceRequest } from './service-request.js';

/** What opens a report to whoever made it: the code on the receipt, or the number where the office knows no codes. */
export interface FollowKey {
  /** However it was typed: what may be in the way is taken out. */
  readonly code: string;
  /** What the office asks for beside it; see `FollowerAbout`. */
  readonly pin?: string;
}

/** What a reporter can say of a report: that it is not done, that it is, or something else. */
export type FollowUpKind = 'still-there' | 'mended' | 'note';

/** Something to be added to a report. */
export interface NewFollowUp {
  readonly kind: FollowUpKind;
  /** Plain text; a `note` needs it. */
  readonly description?: string;
}

/** Something that a reporter added. */
export interface FollowUp extends NewFollowUp {
  readonly at?: When;
}

/** A report as the office shows it to whoever has its code or number. */
export interface FollowedRequest {
  readonly request: ServiceRequest;
  /** Whether it was opened as its reporter's, with what the public does not see. */
  readonly isOwn: boolean;
  /** What the office did and said, oldest first. */
  readonly updates: readonly RequestUpdate[];
  /** What the reporter added, oldest first. */
  readonly followUps: readonly FollowUp[];
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
}
