import type { OutboxFailure, OutboxItem, OutboxMediaAbout } from '@civickit/core/outbox';
import type { OutboxTexts } from './outbox-texts.js';
import type { Formatter } from '../i18n/formatter.js';
import { photosToCome, waitsForSignIn } from './settled-item.js';

/** Where an item stands in the list. */
export type OutboxGroup = 'needsYou' | 'waiting' | 'sent';

export const groups = ['needsYou', 'waiting', 'sent'] as const satisfies readonly OutboxGroup[];

const longestTitle = 80;
const twoHoursMs = 2 * 60 * 60_000;

export function groupOf(item: OutboxItem): OutboxGroup {
  const { state, question, left } = item;
  if (state === 'received' || left) return 'sent';
  if (state === 'draft' || state === 'refused' || question || waitsForSignIn(item)) return 'needsYou';
  return 'waiting';
}

/** What is to be seen of an item first: the title of its form, or its first words, with the kind of request where that has a name. */
export function titleOf({ draft }: Pick<OutboxItem, 'draft'>, typeName: string | undefined, texts: Pick<OutboxTexts, 'untitled'>): string {
  const { title, description } = (typeof draft === 'object' && draft !== null ? draft : {}) as Partial<Record<string, unknown>>;
  const words = [title, description].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  const line = words?.trim().split('\n')[0]?.trim() ?? '';
  const characters = Array.from(line);
  const short = characters.length > longestTitle ? `${characters.slice(0, longestTitle).join('')}…` : line;
  // Reports that were put together by us begin with it.
  return [typeName && short.startsWith(typeName) ? '' : typeName, short].filter(Boolean).join(' · ') || texts.untitled;
}

/** What is said once for each change: of texts that have arrived before their photos twice. */
export function stageOf(item: OutboxItem): OutboxGroup | 'completing' {
  return item.state === 'completing' ? 'completing' : groupOf(item);
}

/** Whether it waits for what is made of it in a form. A page of an older release leaves the mark where it sends it as it was. */
export const isAside = ({ aside, state }: OutboxItem): boolean => aside === true && (state === 'draft' || state === 'refused');

/** What became of an item, in sentences that say no more than is known. */
export function stateOf(item: OutboxItem, texts: OutboxTexts, format: Pick<Formatter, 'number'>): string {
  const { state, receipt, question, left, media } = item;
  if (state === 'received' || state === 'completing') {
    const strength = receipt?.strength ?? 'acknowledged';
    const toCome = photosToCome(item);
    const notSent = media.filter(({ leftOut }) => leftOut).length;
    return [
      strength === 'handed-off' ? texts.handedOff : texts[strength],
      state === 'completing' && texts.toCome(format.number(toCome), format.number(media.length), toCome),
      state === 'completing' && waitsForSignIn(item) && texts.signIn,
      notSent > 0 && texts.notSent(format.number(notSent), notSent),
    ]
      .filter(Boolean)
      .join(' ');
  }
  if (isAside(item)) return texts.aside;
  if (question) return texts.question;
  if (left) return texts.left;
  if (waitsForSignIn(item)) return texts.signIn;
  return state === 'queued' && !item.kept ? texts.queuedUnkept : texts[state];
}

/** Why the last try failed; nothing where the state says it already. */
export function failureOf(item: OutboxItem, texts: OutboxTexts): string | undefined {
  const { error } = item;
  if (!error || item.state === 'received' || waitsForSignIn(item)) return undefined;
  if (error.kind === 'offline') return texts.noNetwork;
  if (error.kind === 'storage') return texts.deviceFault;
  if (error.kind === 'too-large' || error.status === 413) return texts.tooLarge;
  if (item.state === 'refused') {
    return error.kind === 'invalid' || error.status === 400 || error.status === 422 ? texts.notAccepted : texts.notTaken;
  }
  return error.status !== undefined && error.status >= 500 ? texts.officeFault : texts.noAnswer;
}

/** By what the office knows it. */
export function numberOf({ receipt }: Pick<OutboxItem, 'receipt'>): string | undefined {
  if (!receipt || receipt.strength === 'handed-off') return undefined;
  return receipt.strength === 'pending' ? receipt.token : (receipt.code ?? receipt.ref?.id);
}

/** Where an item is changed. A key need not be well-formed text, which an address has to be. */
export function editAddress(address: string | undefined, key: string): string | undefined {
  return address?.replaceAll('{key}', () => encodeURIComponent(key.replace(/\p{Surrogate}/gu, '\uFFFD')));
}

/** When it is tried next, if the clock can be believed. */
export function nextTryOf({ state, nextTry }: OutboxItem, now: number): OutboxItem['nextTry'] {
  if (nextTry === undefined || !(state === 'queued' || state === 'uncertain' || state === 'completing')) return undefined;
  const wait = Date.parse(nextTry) - now;
  return wait > 0 && wait < twoHoursMs ? nextTry : undefined;
}

/** What became of a photo or file; nothing while it waits with its text. */
export function mediaStateOf({ url, leftOut, follows }: OutboxMediaAbout, texts: OutboxTexts): string | undefined {
  if (leftOut) return whyLeftOut(leftOut, texts);
  if (follows) return texts.follows;
  return url === undefined ? undefined : texts.stored;
}

function whyLeftOut({ kind, retry }: OutboxFailure, texts: OutboxTexts): string {
  if (kind === 'storage') return texts.leftOutGone;
  if (kind === 'aborted') return texts.leftOutUnwanted;
  return retry === 'never' ? texts.leftOut : texts.leftOutFailed;
}
