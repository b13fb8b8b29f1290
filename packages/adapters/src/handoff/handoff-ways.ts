import type { HandoffAbout } from '@civickit/core';

/** How an office is reached that has no server, and what else is offered to whoever goes there. */
export interface HandoffWays extends HandoffAbout {
  /** The whole text to copy. @default true */
  readonly copy?: boolean;
  /** A sheet of paper. @default true */
  readonly print?: boolean;
  /** Language of what the resident has not written, as a BCP 47 tag. @default that of the draft */
  readonly lang?: string;
}

/** What is told before anything is written. */
export function aboutWays({ phone, phoneHours, mail, sms, account, window, windowHours }: HandoffWays): HandoffAbout {
  const told = { phone, phoneHours, mail, sms, account, window, windowHours };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
