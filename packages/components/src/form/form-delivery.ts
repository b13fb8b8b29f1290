import type { Submission } from '@civickit/core';
import type { Outbox, OutboxFile } from '@civickit/core/outbox';
import type { FormOutcome, FormToSend } from './form-sending.js';

export interface DeliveryEvents {
  changed(): void;
  /** @returns whether it is to be sent by the queue */
  submitting(submission: Submission, files: readonly OutboxFile[]): boolean;
  sent(submission: Submission | undefined, outcome: FormOutcome): void;
}

/** `source` is undefined where nobody takes the form. */
export type FormToHand = Omit<FormToSend, 'source'> & { readonly source: string | undefined };

/** Hands a form to the queue, or to whoever would rather send it, and knows what has become of it. */
export class FormDelivery {
  outcome: FormOutcome | undefined;
  /** Somebody sends it by other means, and says when that has ended. */
  elsewhere = false;

  readonly #events: DeliveryEvents;
  #following = new AbortController();

  constructor(events: DeliveryEvents) {
    this.#events = events;
  }

  forget(): void {
    this.#following.abort();
    this.outcome = undefined;
    this.elsewhere = false;
  }

  /** Calls `ended` once it has been handed over, and goes on telling what becomes of it. Never rejects. */
  async hand(form: FormToHand, outbox: (() => Promise<Outbox>) | undefined, ended: (outcome: FormOutcome) => Promise<void>): Promise<void> {
    const { source, submission, media, wipe } = form;
    this.elsewhere = !this.#events.submitting(submission, media);
    if (this.elsewhere) return;
    if (source === undefined || !outbox) return this.fail('noWay', submission);
    try {
      const [queue, { sendForm }] = await Promise.all([outbox(), import('./form-sending.js')]);
      const outcome = await sendForm(queue, { ...form, source });
      if (outcome.state === 'failed') return this.fail('failed', submission);
      this.outcome = outcome;
      await ended(outcome);
      void this.#follow(queue, outcome, wipe);
    } catch {
      this.fail('failed', submission);
    }
  }

  fail(state: 'failed' | 'noWay', submission?: Submission): void {
    this.elsewhere = false;
    this.outcome = { state };
    this.#events.sent(submission, this.outcome);
  }

  /** What waited is said to have arrived when it has; of what is to be wiped nothing stays then. */
  async #follow(outbox: Outbox, outcome: FormOutcome, wipe: boolean): Promise<void> {
    const key = 'key' in outcome ? outcome.key : undefined;
    if (key === undefined) return;
    const wipeNow = () => wipe && void outbox.discard(key).catch(() => undefined);
    if (outcome.state === 'received') return void wipeNow();
    const { followItem } = await import('./form-sending.js');
    const { signal } = (this.#following = new AbortController());
    followItem(
      outbox,
      key,
      (next) => {
        if (next.state === 'received') wipeNow();
        if (signal.aborted || next.state === this.outcome?.state) return;
        this.outcome = next;
        this.#events.sent(undefined, next);
        this.#events.changed();
      },
      // Whoever begins anew on a shared device leaves the form before to be wiped all the same.
      wipe ? new AbortController().signal : signal,
    );
  }
}
