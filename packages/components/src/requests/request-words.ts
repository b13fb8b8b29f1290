import { instantOf, type ServiceRequest, type When, zoneOffset } from '@civickit/core';
import type { Formatter } from '../i18n/formatter.js';
import type { RequestTexts } from './request-texts.js';

const dayMs = 86_400_000;

/** How far the office says that it has come; its own word where it uses one that nobody knows. */
export function statusOf(
  { authorityStatus, stage, statusGiven }: Pick<ServiceRequest, 'authorityStatus' | 'stage' | 'statusGiven'>,
  texts: RequestTexts,
): string {
  if (stage) return texts.stage[stage];
  return statusGiven && !/^(open|closed)$/i.test(statusGiven) ? statusGiven : texts[authorityStatus];
}

/** What it is about, in a line. */
export function titleOf({ title, type, description }: ServiceRequest, texts: RequestTexts): string {
  const [line = ''] = (description ?? '').trim().split('\n');
  return title ?? type?.name ?? (line || texts.untitled);
}

/** `3 days ago`, by the calendar of the zone: last evening is not today. */
export function ageOf(when: When, now: number, zone: string, texts: RequestTexts, format: Formatter): string {
  const days = dayNumber(now, zone) - dayNumber(instantOf(when, zone), zone);
  return days < 1 ? texts.today : texts.ago(format.span(days * dayMs));
}

/** Days since 1970 on the calendar of a zone. */
function dayNumber(instant: number, zone: string): number {
  return Math.floor((instant + zoneOffset(instant, zone) * 60_000) / dayMs);
}

/** Its number, in an order that the letters around it do not change. */
export function numberOf({ ref }: Pick<ServiceRequest, 'ref'>, texts: RequestTexts): string {
  return texts.number(`\u2066${ref.id}\u2069`);
}

/** A date within a sentence, which may run the other way. */
export function dateWithin(when: When, format: Formatter): string {
  return `\u2068${format.date(when)}\u2069`;
}
