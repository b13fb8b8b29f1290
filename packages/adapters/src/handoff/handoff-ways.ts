import type { HandoffAbout } from '@civickit/core';

/** How an office is reached that has no server, and what else is offered to whoever goes there. */
export interface HandoffWays extends HandoffAbout {
  /** The whole text to copy. @default true */
  readonly copy?: boolean;
  /** A sheet of paper. @default true */
  readonly print?: boolean;
  /** Language of the office's own words, such as its notes, as a BCP 47 tag; what a form asked stays as it was read. @default that of the draft */
  readonly lang?: string;
}

/** What is told before anything is written. */
export function aboutWays({ phone, phoneHours, mail, sms, account, window, windowHours }: HandoffWays): HandoffAbout {
  const told = { phone, phoneHours, mail, sms, account, window, windowHours };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
