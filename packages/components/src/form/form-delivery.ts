import type { Submission } from '@civickit/core';
import type { OutboxFile } from '@civickit/core/outbox';
import type { FormOutcome } from './form-sending.js';

export interface DeliveryEvents {
  changed(): void;
  /** @returns whether it is to be sent by the queue */
  submitting(submission: Submission, files: readonly OutboxFile[]): boolean;
  sent(submission: Submission | undefined, outcome: FormOutcome): void;
}

/** What has become of a form that was handed over. */
export class FormDelivery {
  outcome: FormOutcome | undefined;
  /** Somebody sends it by other means, and says when that has ended. */
  elsewhere = false;
  /** Ends the watch over what was handed over last. */
  following = new AbortController();

  readonly events: DeliveryEvents;

  constructor(events: DeliveryEvents) {
    this.events = events;
  }

  forget(): void {
    this.following.abort();
    this.outcome = undefined;
    this.elsewhere = false;
  }

  fail(state: 'failed' | 'noWay' | 'left', submission?: Submission): void {
    this.elsewhere = false;
    this.outcome = { state };
    this.events.sent(submission, this.outcome);
  }
}
