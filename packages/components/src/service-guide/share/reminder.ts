import { type PublicService, toInstant } from '@civickit/core';
import { mergeDocuments } from '../checklist/merge-documents.js';
import { calendarEvent } from './calendar-event.js';
import type { OfficeCard } from './vcard.js';

export interface Visit {
  readonly services: readonly PublicService[];
  readonly summary: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly now: number;
  /** `start` in words. */
  readonly when: string;
  /** What stands before the documents. */
  readonly bring: string;
  readonly card?: OfficeCard | undefined;
  readonly url?: string | undefined;
}

/** What a visit takes, as far as a calendar has to know. */
const minutes = 60;
/** The day before, while papers can still be looked for, and when it is time to leave. */
const alarms = ['P1D', 'PT1H'];

/** A visit with what to bring: for the calendar, and in words where no file can be saved. */
export function writeReminder({ services, summary, start, now, when, bring, card, url }: Visit): {
  readonly file: string;
  readonly words: string;
} {
  const documents = mergeDocuments(services)
    .filter(({ needed }) => needed !== 'optional')
    .map(({ name, condition }) => `- ${name}${condition ? ` (${condition})` : ''}`);
  const place = [card?.name, card?.address].filter(Boolean).join(', ');
  const phones = card?.phones.map(({ number }) => number) ?? [];
  const description = [...(documents.length > 0 ? [bring, ...documents] : []), ...phones].join('\n');
  const names = services.map(({ ref }) => `${ref.source}/${ref.id}`).join(' ');
  const file = calendarEvent({
    uid: `${names} ${toInstant(start)}@civickit`,
    start,
    minutes,
    written: now,
    summary,
    ...(place && { place }),
    ...(card?.where && { where: card.where }),
    ...(description && { description }),
    ...(url && { url }),
    alarms,
  });
  return { file, words: [summary, when, place, description, url].filter(Boolean).join('\n') };
}
