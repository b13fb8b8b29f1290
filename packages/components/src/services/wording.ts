import type { PublicService, ServiceFee, TimeLimit, Weekday } from '@civickit/core';
import type { Opening } from '@civickit/core/calendar';
import type { Formatter } from '../i18n/formatter.js';
import { readWall } from './wall-time.js';
import type { ServiceTexts } from './service-texts.js';

/** In which words, and by which clock, facts are told. */
export interface Wording {
  readonly texts: ServiceTexts;
  readonly format: Formatter;
  /** BCP 47 tag of the texts. */
  readonly lang: string;
  /** IANA zone of the municipality. */
  readonly zone: string;
  /** The present, in milliseconds. */
  readonly now: number;
}

/** Making a format takes longer than using it a hundred times. */
const currencies = new Map<string, Intl.NumberFormat>();

const weekdays: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const dayMs = 86_400_000;
/** Beyond it, somebody has slipped. */
const mostMoney = 1e12;

export function describeTime({ amount, unit }: TimeLimit, { texts, format }: Wording): string {
  // A unit that nobody knows is told as it is written.
  if (!Object.hasOwn(texts.span, unit)) return `${format.number(amount)} ${unit}`;
  return amount === 0 ? texts.atOnce : texts.span[unit](format.number(amount), amount);
}

export function describeVisits(visits: number, { texts, format }: Wording): string {
  return visits === 0 ? texts.noVisit : texts.visits(format.number(visits), visits);
}

/** What one fee comes to. Its own words where it has no figure. */
export function describeFee({ amount, currency, note }: ServiceFee, wording: Wording): string {
  if (amount === undefined) return note ?? wording.texts.feeApplies;
  return amount === 0 ? wording.texts.free : describeMoney(amount, currency, wording);
}

/** What it costs in all, in few words: an empty list says that it is free. */
export function describeFees(fees: readonly ServiceFee[], wording: Wording): string {
  if (isFree(fees)) return wording.texts.free;
  const amounts = fees.flatMap(({ amount = Number.NaN }) => (amount >= 0 && amount < mostMoney ? amount : []));
  const [currency] = fees.flatMap((fee) => fee.currency ?? []);
  if (amounts.length < fees.length) return shortNote(fees) ?? wording.texts.feeApplies;
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)].map((amount) => describeMoney(amount, currency, wording));
  return least === most ? (least ?? '') : wording.texts.feeBetween(least ?? '', most ?? '');
}

/** What the office says in place of a figure, where it is short enough for a line of facts. */
function shortNote(fees: readonly ServiceFee[]): string | undefined {
  const [fee] = fees;
  return fees.length === 1 && fee?.note && fee.note.length <= 24 ? fee.note : undefined;
}

export function isFree(fees: readonly ServiceFee[]): boolean {
  return fees.every(({ amount }) => amount === 0);
}

export function describeAudience(audience: NonNullable<PublicService['audience']>, { texts }: Wording): string {
  return audience.map((each) => texts.audience[each]).join(' · ');
}

/** A distance as exactly as a straight line tells it. */
export function describeDistance(metres: number, { texts, format }: Wording): string {
  if (metres < 950) return texts.metres(format.number(Math.round(metres / 50) * 50));
  return texts.kilometres(format.number(metres < 9500 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)));
}

/** Whether it is open, until when, and else when it opens next. Nothing where no hours are known. */
export function describeOpening(opening: Opening, wording: Wording): string | undefined {
  const { texts } = wording;
  if (opening.state === 'unknown') return undefined;
  if (opening.state === 'open') {
    const { until } = opening;
    return until === undefined ? texts.open : texts.openUntil(describeComing(until, wording, true));
  }
  const closed = opening.because ? texts.closedFor(opening.because) : texts.closed;
  return opening.opens === undefined ? closed : `${closed} · ${texts.opens(describeComing(opening.opens, wording))}`;
}

/** A time of the next days as people say it: the clock today, the weekday within a week, then the date. */
function describeComing(at: number, { texts, format, zone, now }: Wording, closing = false): string {
  const wall = readWall(at, zone);
  const days = Math.round((wall.day - readWall(now, zone).day) / dayMs);
  // What closes at midnight closes today.
  if (days === 0 || (closing && days === 1 && wall.time === '00:00')) return days === 0 ? wall.time : '24:00';
  if (days === 1) return texts.tomorrow(wall.time);
  const day =
    days < 7
      ? texts.weekday[weekdays[new Date(wall.day).getUTCDay()] ?? 'MO']
      : format.date({ iso: new Date(wall.day).toISOString().slice(0, 10), precision: 'day', zone: 'given' });
  return texts.onDay(day, wall.time);
}

function describeMoney(amount: number, currency: string | undefined, { lang, format }: Wording): string {
  if (!currency) return format.number(amount);
  const key = `${lang} ${currency}`;
  let money = currencies.get(key);
  try {
    money ??= new Intl.NumberFormat([lang, 'en'], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 0,
    });
  } catch {
    return `${format.number(amount)} ${currency}`;
  }
  currencies.set(key, money);
  return money.format(amount);
}
