import type { Store } from '@civickit/core';
import type { Handing } from '../handoff/handing.js';
import type { FormDetails } from './form-details.js';
import type { AnswerPath } from '@civickit/core/forms';
import type { Outbox } from '@civickit/core/outbox';
import type { DeliveryEvents } from './form-delivery.js';
import type { Carried } from './form-fallback.js';
import type { Outgoing } from './form-sending.js';
import type { Step } from './form-steps.js';

/** What a flow is told by whoever shows it; asked each time it is needed. */
export interface FlowSetting {
  readonly store: Store | undefined;
  /** Missing where nothing may be kept. */
  readonly outbox: (() => Promise<Outbox>) | undefined;
  /** Id of the source that takes the form; undefined where none does. */
  readonly source: string | undefined;
  /** IANA zone of the municipality. */
  readonly zone: string;
  /** BCP 47 tag that the form is read in. */
  readonly lang: string;
  /** All questions on one page. */
  readonly single: boolean;
  /** Whether the definition has stood its check: `true` where there is nothing to wait for. Rejects where that cannot be known. */
  readonly checked: () => true | Promise<boolean>;
  /** Somebody fills it in for another: nothing is kept here, and nothing stays. */
  readonly assisted: boolean;
  /** The title as it is read, by which what waits is known again. */
  readonly title: string | undefined;
  /** That office has no server, and the reader takes what is prepared there. */
  readonly handing: Handing | undefined;
  /** What it is about, where the title does not say it. */
  readonly subject?: string | undefined;
  /** By which answers are put into words; undefined until it is here. */
  readonly details: FormDetails | undefined;
  /** What is sent in place of a submission. */
  readonly outgoing?: Outgoing;
  /** Whoever shows it has a start of their own, and begins by `begin()`. */
  readonly waits?: boolean;
  /** A draft is here again, and its page is not shown yet: what its answers ask for can be brought. */
  readonly resumed?: () => Promise<void>;
  /** Resolves when its words are here. */
  readonly words?: () => Promise<void>;
  /** What was sent is over, and another one begins. */
  readonly anew?: () => void;
}

export interface FlowEvents extends DeliveryEvents {
  /** Another step is shown; `path` leads to a control on it. */
  moved(step: Step, path?: AnswerPath): void;
  /** Files that were chosen in the page's own form. */
  carried(files: Carried['files']): void;
  /** Something is wrong, and the list of it is new. */
  refused(): void;
}
