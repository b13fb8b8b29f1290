import type { Store } from '@civickit/core';
import type { AnswerPath } from '@civickit/core/forms';
import type { Outbox } from '@civickit/core/outbox';
import type { Handing } from '../handoff/handing.js';
import type { Outgoing } from './form-sending.js';
import type { Step } from './form-steps.js';
import type { FormTexts } from './form-texts.js';
import type { ControlRenderer, FormControls } from './form-view.js';

/** What a form is shown with; asked each time it is needed. */
export interface BodySetting {
  readonly store: Store | undefined;
  /** Missing where nothing may be kept. */
  readonly outbox: (() => Promise<Outbox>) | undefined;
  /** Id of the source that takes the form; undefined where none does. */
  readonly source: string | undefined;
  /** That office has no server, and the reader takes what is prepared there. */
  readonly handing: Handing | undefined;
  /** Other words for what a form says of its own; the same object for the same, by which it is known what to draw anew. */
  readonly reword?: (texts: FormTexts) => FormTexts;
  /** What it is about, where the title does not say it. */
  readonly subject?: string | undefined;
  /** Nobody at all takes it. */
  readonly noWay: boolean;
  readonly zone: string;
  readonly level: number;
  readonly single: boolean;
  readonly assisted: boolean;
  readonly outboxHref: string | undefined;
  readonly controls: FormControls;
  /** Own looks for single questions; they win over those of types. */
  readonly controlAt?: (path: AnswerPath) => ControlRenderer | undefined;
  /** As of `FormView`. */
  readonly isApart?: (path: AnswerPath) => boolean;
  /** What is sent in place of a submission. */
  readonly outgoing?: Outgoing;
  /** As of `FlowSetting`. */
  readonly waits?: boolean;
  /** As of `FlowSetting`. */
  readonly resumed?: () => Promise<void>;
  /** As of `FlowSetting`. */
  readonly anew?: () => void;
  /** Resolves when a step may be left: what is asked next may hang on what is still being loaded. */
  readonly ready?: () => Promise<void>;
  /** What stands below the questions of a page, and below the receipt, by `sent`. */
  readonly beside?: (step: string) => unknown;
  /** As of `FlowSetting`. */
  readonly checked: () => true | Promise<boolean>;
}

/** What the element of a form is told. */
export interface BodyEvents {
  /** Another step is shown. */
  moved(step: Step): void;
  /** An item of the queue is to be changed. */
  change(key: string): void;
}
