import type { StatusMeaning } from '../dialect.js';

/** The words of the standard, those of service request updates (mySociety), which also occur as the status of requests, and of CitySDK. */
const known: ReadonlyMap<string, StatusMeaning> = new Map<string, StatusMeaning>(
  Object.entries({
    open: { status: 'open' },
    received: { status: 'open', stage: 'received' },
    rejected: { status: 'closed', stage: 'rejected' },
    closed: { status: 'closed' },
    fixed: { status: 'closed', stage: 'done' },
    in_progress: { status: 'open', stage: 'in-progress' },
    planned: { status: 'open', stage: 'planned' },
    action_scheduled: { status: 'open', stage: 'planned' },
    investigating: { status: 'open', stage: 'checking' },
    for_triage: { status: 'open', stage: 'checking' },
    internal_referral: { status: 'open', stage: 'referred' },
    reopen: { status: 'open' },
    duplicate: { status: 'closed', stage: 'duplicate' },
    not_councils_responsibility: { status: 'closed', stage: 'not-responsible' },
    no_further_action: { status: 'closed', stage: 'no-action' },
    cancelled: { status: 'closed', stage: 'cancelled' },
    canceled: { status: 'closed', stage: 'cancelled' },
  } satisfies Record<string, StatusMeaning>),
);

const closing = /closed|fixed|duplicate|no further action|not councils? responsibility|cancell?ed|resolved|completed/;
/** An end that has not come, as in "to be fixed" and "open, not resolved". */
const unfinished = /^(?:un|open)|\b(?:not(?! councils? responsibility)|to be|incomplete)/;
const open: StatusMeaning = { status: 'open' };
const closed: StatusMeaning = { status: 'closed' };

/** What a status word means, letter case and separators aside. One that nobody knows is open, unless it speaks of an end. */
export function meaningOf(word: string | undefined, own?: Readonly<Record<string, StatusMeaning>>): StatusMeaning {
  if (word === undefined || word === 'open') return open;
  if (word === 'closed') return closed;
  const name = word.toLowerCase().replace(/[\s-]+/g, '_');
  const found = (own && Object.hasOwn(own, name) ? own[name] : undefined) ?? known.get(name);
  if (found) return found;
  const words = name.replaceAll('_', ' ');
  return closing.test(words) && (words.startsWith('closed') || !unfinished.test(words)) ? closed : open;
}
