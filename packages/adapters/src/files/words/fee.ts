import type { ServiceFee } from '@civickit/core';

const free =
  /^(?:不收(?:费|費|取)?|免(?:费|費|收|征)|零(?:收费|收費|元)|无收费|無收費|无|無|否|0(?:\.0+)?\s*(?:元|圆)?|free(?: of charge)?|no (?:fees?|charge)|none|no)(?:[\s。.,，(（](?!\s*[/或])|$)/i;
/** Wherever it stands; a price beside it tells that the fee depends. */
const waived = /免[费費收征]|不收|\bfree\b|\bno (?:fees?|charge)\b/i;
const currencies: readonly (readonly [code: string, name: string])[] = [
  ['HKD', 'HK\\$|HKD|港币|港幣|港元'],
  ['MOP', 'MOP|澳门元|澳門元|葡币'],
  ['TWD', 'NT\\$|TWD|新台币|新臺幣|新台幣'],
  ['USD', 'US\\$|USD|美元'],
  ['EUR', '€|EUR|欧元|歐元'],
  ['GBP', '£|GBP|英镑|英鎊'],
  ['CNY', '人民币|人民幣|RMB|CNY|¥|元|圆|块'],
];
const anyCurrency = currencies.map(([, name]) => name).join('|');
const price = new RegExp(`(?:(${anyCurrency})\\s*)?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(${anyCurrency})?`, 'gi');

/**
 * A fee as clerks write it: `不收费`, `免费`, `工本费20元/证`, `€ 12 per copy`. Where several prices stand in it, one beside a word for free, or
 * none, it is kept in words.
 */
export function feeIn(written: string): ServiceFee {
  const text = written.normalize('NFKC').trim();
  const prices = [...text.matchAll(price)].filter(([, sign, , name]) => sign ?? name);
  const costs = prices.some(([, , number = '']) => /[1-9]/.test(number)) || /\$\s*[1-9]/.test(text);
  if (costs && (free.test(text) || waived.test(text))) return { note: written.trim() };
  if (free.test(text)) return { amount: 0, ...noted(text.replace(free, '').replace(/^[\s(]+|[)。\s]+$/g, '')) };
  const [found] = prices;
  if (!found || prices.length > 1 || isRange(text, found)) return { note: written.trim() };
  const [all, sign, number = '', unit] = found;
  const name = text.slice(0, found.index).replace(/[\s:：,，]+$/, '');
  const rest = text.slice(found.index + all.length).trim();
  const each = /^\/\s*(\S.*)$/s.exec(rest)?.[1];
  const note = each ? (/^\p{Script=Han}/u.test(each) ? `每${each}` : `per ${each}`) : rest.replace(/^[(](.*)[)]$/s, '$1');
  const currency = currencyIn(sign ?? unit ?? '');
  return { ...(name && { name }), amount: Number(number.replaceAll(',', '')), ...(currency && { currency }), ...noted(note) };
}

/** The ISO 4217 code of a currency's sign, name or code; undefined for `$`, which is of many. */
export function currencyIn(text: string): string | undefined {
  const named = currencies.find(([, name]) => new RegExp(`^(?:${name})$`, 'i').test(text.trim()))?.[0];
  return named ?? (/^[A-Z]{3}$/.test(text.trim()) ? text.trim() : undefined);
}

function noted(note: string): { note?: string } {
  return note ? { note } : {};
}

function isRange(text: string, { index, 0: all }: RegExpMatchArray): boolean {
  return /[-~—至]\s*$/.test(text.slice(0, index)) || /^\s*[-~—至]|^\s*[起以×x*]/.test(text.slice((index ?? 0) + all.length));
}
