import { addDuration } from '../when/add-duration.js';
import { instantOf } from '../when/instant.js';
import type { When } from '../when/when.js';
import type { Dated, Freshness, FreshnessContract } from './freshness.js';

const day = 86_400_000;
const identicalFrom = 5;

interface Dating {
  readonly when: When;
  readonly time: number;
}

/**
 * Judges the content by its dates. `now` is in milliseconds since the epoch; bare days count from their midnight in `zone`.
 * @throws CivicError `invalid/duration` for a contract that cannot be read
 */
export function assessFreshness(items: readonly Dated[], contract: FreshnessContract, now: number, zone = 'UTC'): Freshness {
  if (items.length === 0) return { state: 'blank', suspicious: [] };
  const datings = dateItems(items, contract.basis, zone);
  const [newest] = datings;
  if (!newest) return { state: 'undated', suspicious: [] };
  const lived = datings.find(({ time }) => time <= now + day) ?? newest;
  const suspicious: Freshness['suspicious'][number][] = [];
  if (newest.time > now + day) suspicious.push('future');
  if (allIdentical(datings.slice(0, identicalFrom))) suspicious.push('identical');
  return { state: judge(lived.time, contract, now), newest: lived.when, suspicious };
}

function judge(newest: number, contract: FreshnessContract, now: number): Freshness['state'] {
  // All three are read even where one decides, so that a contract is refused on the first day and not on the last.
  const due = addDuration(newest, contract.due);
  const overdue = addDuration(newest, contract.overdue);
  const dead = addDuration(newest, contract.dead);
  if (now >= dead) return 'dead';
  if (now >= overdue) return 'overdue';
  return now >= due ? 'due' : 'fresh';
}

/** Newest first; dates that are none are left out. */
function dateItems(items: readonly Dated[], basis: FreshnessContract['basis'], zone: string): Dating[] {
  const datings: Dating[] = [];
  for (const item of items) {
    const when = item[basis];
    const time = when ? instantOf(when, zone) : NaN;
    if (when && !Number.isNaN(time)) datings.push({ when, time });
  }
  return datings.sort((a, b) => b.time - a.time);
}

/** Bare days are left out: five notices on one day are a busy office, five in one second are a migration. */
function allIdentical(datings: readonly Dating[]): boolean {
  return datings.length === identicalFrom && datings.every(({ when, time }) => when.precision !== 'day' && time === datings[0]?.time);
}
