import type { NewServiceRequest } from '@civickit/core';
import { wallClock } from '../source/wall-clock.js';
import { cleanLine, cleanText } from './clean-text.js';
import type { HandoffTexts } from './texts/texts.js';

export interface ReportRow {
  readonly label: string;
  readonly value: string;
}

/** A report in words: what every way of handing it over is made of. */
export interface WrittenReport {
  readonly subject: string;
  readonly rows: readonly ReportRow[];
  readonly texts: HandoffTexts;
}

export interface ReportOccasion {
  readonly texts: HandoffTexts;
  /** The name of its type; the id stands in. */
  readonly typeName?: string | undefined;
  /** The client's own name of the draft; without it the report has no reference. */
  readonly key?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA name of the municipality's time zone. */
  readonly zone: string;
}

/** The draft as labelled rows; what is not said has none. Nothing in it can end a line, or the text, before its time. */
export function writeReport(draft: NewServiceRequest, { texts, typeName = draft.type, key, now, zone }: ReportOccasion): WrittenReport {
  const { description, address, where, answers = {}, media = [], contact = {} } = draft;
  const type = cleanLine(typeName);
  const reference = key?.slice(0, 8).toUpperCase();
  const name = contact.name ?? [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  const position = where && `${round(where.latitude)}, ${round(where.longitude)}`;
  const told: readonly (readonly [label: string, value: string | undefined])[] = [
    [texts.type, type],
    [texts.description, description],
    ...Object.entries(answers).map(([question, answer]) => [question, wordsOf(answer)] as const),
    [texts.address, address],
    [texts.position, position],
    [texts.pictures, media.map(({ url }) => url).join('\n')],
    [texts.name, name],
    [texts.phone, contact.phone],
    [texts.email, contact.email],
    [texts.written, `${minuteText(now, zone)} (${zone})`],
    [texts.reference, reference],
  ];
  const rows = told.flatMap(([label, value]) => {
    const clean = cleanText(value ?? '');
    return clean ? [{ label: cleanLine(label), value: clean }] : [];
  });
  return { subject: `${texts.title}${texts.colon}${type}${reference === undefined ? '' : ` (${reference})`}`, rows, texts };
}

/** The whole report as text: one row a line, and that no office has confirmed it. */
export function reportText({ rows, texts }: WrittenReport): string {
  return [...rows.map((row) => lineOf(row, texts)), '', texts.unconfirmed].join('\n');
}

/** Questions end by themselves. */
export function lineOf({ label, value }: ReportRow, { colon }: Pick<HandoffTexts, 'colon'>): string {
  return `${label}${/[?？؟:：]$/u.test(label) ? ' ' : colon}${value}`;
}

/** An answer in one line, without names for what has parts. Forms leave questions without an answer undefined or null. */
export function wordsOf(answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  if (typeof answer !== 'object') return `${answer as string | number | boolean}`;
  return Object.values(answer).map(wordsOf).filter(Boolean).join(', ');
}

/** About a metre. */
function round(degrees: number): string {
  return String(Math.round(degrees * 1e5) / 1e5);
}

/** As in ISO 8601, which no reader mistakes. */
export function minuteText(now: number, zone: string): string {
  return wallClock(now, zone).slice(0, 16).replace('T', ' ');
}
