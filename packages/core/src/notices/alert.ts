import type { GeoShape } from '../geo/geo-shape.js';
import type { When } from '../when/when.js';

/** The four colours of a warning, the gravest first: I red, II orange, III yellow, IV blue. */
export type AlertColour = 'red' | 'orange' | 'yellow' | 'blue';

export type AlertSeverity = 'Extreme' | 'Severe' | 'Moderate' | 'Minor' | 'Unknown';

/** What an alert says, in one language. All of it plain text; line breaks are kept. */
export interface AlertText {
  /** BCP 47 tag. */
  readonly lang?: string;
  /** What happens, in a few words: `Rainstorm`. */
  readonly event: string;
  readonly headline?: string;
  readonly description?: string;
  /** What people are to do. */
  readonly instruction?: string;
  /** The office, as people know it. */
  readonly senderName?: string;
  readonly contact?: string;
  /** Absolute http(s) address with more about it. */
  readonly web?: string;
  /** Names of the areas. */
  readonly places?: readonly string[];
}

/** One area of an alert: the union of its shapes and codes (CAP 1.2 section 3.2.4). */
export interface AlertArea {
  readonly description: string;
  readonly shapes: readonly GeoShape[];
  readonly geocodes: readonly { readonly name: string; readonly value: string }[];
}

/** How far the device's clock was off when an alert was read, and by what that was told. */
export interface ClockCheck {
  /** Milliseconds by which the device was ahead; negative when it was behind. */
  readonly ahead: number;
  /** `answer`: the server's `Date`. `sent`: everything read was sent later than the device's present, so that it runs late at least so much. */
  readonly by: 'answer' | 'sent';
}

/**
 * An alert of the Common Alerting Protocol (CAP 1.2) that is in force: an actual, public one which no later message has updated or
 * cancelled. The texts on top are those of the language asked for; `languages` holds the others.
 */
export interface AlertFacts extends AlertText {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: When;
  readonly msgType: 'Alert' | 'Update';
  readonly category: readonly string[];
  readonly urgency: string;
  readonly severity: AlertSeverity;
  readonly certainty: string;
  /** The colour that the source gives; else that of the severity. */
  readonly colour: AlertColour;
  /** The danger is over, says the source. */
  readonly allClear?: boolean;
  readonly effective: When;
  readonly onset?: When;
  /** Absent where the source names no end; the notice then expires a day after it was sent. */
  readonly expires?: When;
  readonly areas: readonly AlertArea[];
  readonly languages: readonly AlertText[];
  /** The messages that this one replaces. */
  readonly references: readonly { readonly sender: string; readonly identifier: string; readonly sent: string }[];
  /** Absent where nothing but the device's own clock is known. */
  readonly clock?: ClockCheck;
}

/** What people said, and what is true of it. */
export interface Correction {
  readonly claim: string;
  readonly verdict: 'false' | 'misleading' | 'unproven' | 'true';
}

/** One step of what an official statement tells. */
export interface TimelineEntry {
  readonly at: When;
  readonly text: string;
}
