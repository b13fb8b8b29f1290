import { readFile } from 'node:fs/promises';
import { parsePulled } from '@civickit/adapters/pulled';
import { parsePulledServices } from '@civickit/adapters/pulled/services';
import { assessFreshness, type FreshnessContract, type Instant, isCivicError } from '@civickit/core';
import { pulledFile, type PulledKind } from '../config/configured-sources.js';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';
import { judgeItems } from './judge-items.js';

/** No timer of `civickit pull` should let a day pass. */
const oldMs = 86_400_000;

export interface PulledSetting {
  readonly folder: string;
  /** What the source promises, if anything. */
  readonly contract: FreshnessContract | undefined;
  readonly zone: string;
  readonly texts: Texts;
}

/** The copy of one source: whether it is there, can be read, how old it is, and how new what it holds. */
export async function checkPulled(kind: PulledKind, id: string, { folder, contract, zone, texts }: PulledSetting): Promise<Finding[]> {
  const file = pulledFile(folder, kind, id);
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return [say('wrong', texts.check.pulledNone(file))];
  try {
    const copied = kind === 'notices' ? parsePulled(bytes, id) : undefined;
    const { fetchedAt } = copied ?? parsePulledServices(bytes, id);
    const age = Date.now() - Date.parse(fetchedAt);
    const told = age > oldMs ? texts.check.pulledOld : texts.check.pulledAge;
    const copy = say(judgeAge(fetchedAt, age, contract), told(texts.span(age), fetchedAt));
    return [copy, ...(contract && copied ? judgeItems(id, copied.items, contract, zone, texts) : [])];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return [say('wrong', `${file}: ${texts.check.fileUnreadable(error.code, error.message)}`)];
  }
}

/** A copy older than the source's own promise cannot tell whether the promise is kept. */
function judgeAge(fetchedAt: Instant, age: number, contract: FreshnessContract | undefined): Finding['level'] {
  if (!contract) return age > oldMs ? 'caution' : 'good';
  const asNewest = { iso: fetchedAt, precision: 'instant', zone: 'given' } as const;
  const { state } = assessFreshness([{ published: asNewest }], { ...contract, basis: 'published' }, Date.now());
  if (state === 'fresh') return age > oldMs ? 'note' : 'good';
  return state === 'dead' ? 'wrong' : 'caution';
}
