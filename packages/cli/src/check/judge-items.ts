import { assessFreshness, type FreshnessContract, type Notice } from '@civickit/core';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';

/** What the dates of a source's items say, against what it promises. */
export function judgeItems(
  id: string,
  items: readonly Notice[],
  contract: FreshnessContract | undefined,
  zone: string,
  texts: Texts,
): Finding[] {
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  if (!contract) return [say('note', texts.check.noContract)];
  const { state, newest, suspicious } = assessFreshness(items, contract, Date.now(), zone);
  const found: Finding[] = [];
  if (state !== 'fresh') {
    const level = state === 'dead' ? 'wrong' : state === 'due' ? 'note' : 'caution';
    found.push(say(level, texts.check.freshness[state](newest?.iso.slice(0, 10) ?? '?')));
  }
  for (const suspicion of suspicious) found.push(say('caution', texts.check[suspicion]));
  return found;
}

/** The newest date of publishing that is not in the future; as a bare day. */
export function newestDay(items: readonly Notice[]): string | undefined {
  const limit = new Date(Date.now() + 86_400_000).toISOString();
  return items
    .flatMap(({ published }) => (published && published.iso < limit ? published.iso.slice(0, 10) : []))
    .sort()
    .at(-1);
}
