import { createKey, type NewServiceRequest, type Receipt, type Store } from '@civickit/core';
import type { ToolRequest } from '../tool-request.js';

export const reasons = ['closed', 'hours', 'documents', 'fee', 'phone', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** What somebody has written, as it is kept until it has been received. Its database only ever gains fields. */
export interface ReportDraft {
  /** The sender's own name of it, the same for every try. */
  readonly key: string;
  readonly reason?: Reason;
  readonly words: string;
  readonly contact: string;
  /** Handed over once, and may have arrived: the very same is what is asked for and sent again. */
  readonly tried?: { readonly source: string; readonly request: NewServiceRequest };
}

/** The last receipt, so that the number is not lost with the page. */
export interface KeptReceipt {
  readonly number?: string;
  readonly at: string;
}

/** A store that hangs must not hold back the form. */
const patienceMs = 500;

export const emptyDraft = (): ReportDraft => ({ key: createKey(), words: '', contact: '' });

/** What has not arrived is free to be changed again. */
export const withoutTry = ({ key, reason, words, contact }: ReportDraft): ReportDraft => ({
  key,
  words,
  contact,
  ...(reason && { reason }),
});

/** What the reports of these services are kept by. */
export function placeOf({ services }: Pick<ToolRequest, 'services'>): string {
  return services.map(({ ref }) => `${encodeURIComponent(ref.source)}/${encodeURIComponent(ref.id)}`).join(' ');
}

/** What is kept; undefined where there is nothing or the store gives no answer. */
export async function readDraft(store: Store, place: string): Promise<ReportDraft | undefined> {
  const kept = (await inTime(store.get(draftKey(place)))) as Partial<ReportDraft> | null | undefined;
  if (typeof kept !== 'object' || kept === null || typeof kept.key !== 'string') return undefined;
  const { key, reason, words, contact, tried } = kept;
  return {
    key,
    words: typeof words === 'string' ? words : '',
    contact: typeof contact === 'string' ? contact : '',
    ...(reason && reasons.includes(reason) && { reason }),
    ...(typeof tried?.source === 'string' && typeof tried.request?.type === 'string' && { tried }),
  };
}

/** Tells whether it is kept. */
export async function writeDraft(store: Store, place: string, draft: ReportDraft | undefined): Promise<boolean> {
  const written = draft ? store.set(draftKey(place), draft) : store.delete(draftKey(place));
  return written.then(
    () => true,
    () => false,
  );
}

export async function readReceipt(store: Store, place: string): Promise<KeptReceipt | undefined> {
  const kept = (await inTime(store.get(receiptKey(place)))) as Partial<KeptReceipt> | null | undefined;
  if (typeof kept !== 'object' || kept === null || typeof kept.at !== 'string') return undefined;
  return { at: kept.at, ...(typeof kept.number === 'string' && { number: kept.number }) };
}

export async function writeReceipt(store: Store, place: string, receipt: Receipt): Promise<KeptReceipt> {
  const number = numberOf(receipt);
  const kept: KeptReceipt = { at: receipt.at, ...(number && { number }) };
  await store.set(receiptKey(place), kept).catch(() => undefined);
  return kept;
}

/** By what the office knows a report. */
export function numberOf(receipt: Receipt): string | undefined {
  if (receipt.strength === 'pending') return receipt.token;
  if (receipt.strength === 'handed-off') return undefined;
  return receipt.code ?? receipt.ref?.id;
}

const draftKey = (place: string): string => `draft/service-report/${place}`;
const receiptKey = (place: string): string => `mark/service-report/${place}`;

async function inTime(asked: Promise<unknown>): Promise<unknown> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  return Promise.race([asked.catch(() => undefined), late]);
}
