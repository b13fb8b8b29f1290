import type { HandoffVia } from '@civickit/core';
import type { HandoffWays } from './handoff-ways.js';
import { planCall } from './plans/plan-call.js';
import { planMail } from './plans/plan-mail.js';
import { planSheet, type SheetPlan } from './plans/plan-sheet.js';
import { planSms, smsFormOf, type SmsPlan } from './plans/plan-sms.js';
import { planText } from './plans/plan-text.js';
import type { LinkPlan } from './plans/plan.js';
import type { WrittenReport } from './written-report.js';

export type Via = HandoffVia;

/** One way in which the resident's own device can take a report to the office. */
export type HandoffPlan =
  | ({ readonly via: 'mail' } & LinkPlan)
  | ({ readonly via: 'sms' } & SmsPlan)
  | ({ readonly via: 'phone' } & LinkPlan)
  | { readonly via: 'copy'; readonly text: string }
  /** Made when it is asked for: nobody else needs the code that draws QR codes. */
  | { readonly via: 'print'; sheet(): Promise<SheetPlan> };

type Ways = Pick<HandoffWays, 'mail' | 'sms' | 'phone' | 'copy' | 'print'>;

/** All ways that there are for this office. */
export function plansFor(report: WrittenReport, { mail, sms, phone, copy = true, print = true }: Ways): readonly HandoffPlan[] {
  const form = smsFormOf(globalThis.navigator?.userAgent ?? '');
  return [
    ...(mail ? [{ via: 'mail' as const, ...planMail(report, mail) }] : []),
    ...(sms ? [{ via: 'sms' as const, ...planSms(report, sms, { form }) }] : []),
    ...(phone ? [{ via: 'phone' as const, ...planCall(report, phone) }] : []),
    ...(copy ? [{ via: 'copy' as const, ...planText(report) }] : []),
    ...(print ? [{ via: 'print' as const, sheet: () => planSheet(report) }] : []),
  ];
}
