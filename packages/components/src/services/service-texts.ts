import type { PublicService, ServiceChannel, TimeLimit, Weekday } from '@civickit/core';
import type { SourceTexts } from '../sources/source-texts.js';

type Audience = NonNullable<PublicService['audience']>[number];

/** The words in which every element tells the facts of a service. Values arrive formatted for the language. */
export interface ServiceTexts {
  readonly span: Readonly<Record<TimeLimit['unit'], (count: string, n: number) => string>>;
  readonly atOnce: string;
  readonly visits: (count: string, n: number) => string;
  readonly noVisit: string;
  readonly free: string;
  /** It costs something that nobody says in figures. */
  readonly feeApplies: string;
  readonly feeBetween: (least: string, most: string) => string;
  readonly audience: Readonly<Record<Audience, string>>;
  readonly channel: Readonly<Record<ServiceChannel['kind'], string>>;
  readonly weekday: Readonly<Record<Weekday, string>>;
  readonly open: string;
  readonly openUntil: (time: string) => string;
  readonly closed: string;
  /** `reason`: the name of a holiday. */
  readonly closedFor: (reason: string) => string;
  readonly opens: (when: string) => string;
  readonly tomorrow: (time: string) => string;
  readonly onDay: (day: string, time: string) => string;
  /** Hours of days of which no calendar tells whether they are holidays. */
  readonly unsure: string;
  readonly metres: (count: string) => string;
  readonly kilometres: (count: string) => string;
  readonly sources: SourceTexts;
}
