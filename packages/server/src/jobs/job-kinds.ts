import type { MailJob } from '../mail/mail-job.js';
import type { CivicEvent } from '../outgoing/civic-event.js';
import type { WebhookJob } from '../webhooks/webhook-job.js';

/** What there is to do, and what each kind has to know for it. */
export interface JobContents {
  event: CivicEvent;
  mail: MailJob;
  webhook: WebhookJob;
}

export type JobKind = keyof JobContents;

export type Job = { readonly [K in JobKind]: { readonly kind: K; readonly content: JobContents[K] } }[JobKind];

/** Thrown by a job that no other try can mend. */
export class HopelessJob extends Error {}
