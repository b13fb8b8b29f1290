import type { Receipt } from '../requests/receipt.js';
import type { Instant } from '../when/when.js';
import type { After, Guard } from './guard.js';
import { idsOf } from './media.js';
import type { OutboxItem, OutboxSender, OutboxTarget } from './outbox.types.js';
import { isRecord, isWiped, type OutboxRecord } from './record.js';
import type { Shelf } from './shelf.js';
import { instantAt, receive } from './steps.js';
import { isDue } from './waits.js';

/** What a page brings along. */
export interface PageParts {
  readonly shelf: () => Promise<Shelf>;
  readonly guard: (shelf: Shelf) => Guard;
  readonly send: (target: OutboxTarget) => Promise<OutboxSender | undefined>;
  /** Milliseconds since the epoch, as far as this device knows. */
  readonly now: () => number;
  /** Milliseconds that never run backwards, since some moment of this page. */
  readonly uptime: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly after: After;
  readonly isOnline: () => boolean;
  /** Called after every change, with what is not on the shelf any more because it is wiped. */
  readonly tell: (parting?: OutboxRecord) => void;
}

/** One page's view of the queue: what it knows beside what is written. */
export interface Page extends Omit<PageParts, 'send'> {
  /** Keys of which a person has said "send" in this page. */
  readonly wanted: Set<string>;
  /** What this page has put to be wiped, by key: once it is received it is nowhere else. */
  readonly fleeting: Map<string, OutboxRecord | undefined>;
  records(): Promise<readonly OutboxRecord[]>;
  change(key: string, step: (record: OutboxRecord) => OutboxRecord | undefined): Promise<OutboxRecord | undefined>;
  /** Undefined where this page cannot send to the target. Never rejects. */
  senderOf(target: OutboxTarget): Promise<OutboxSender | undefined>;
  planTry(key: string, ms: number): Instant;
  /** Milliseconds until the next try of an item; 0 when it is due. */
  waitOf(record: Pick<OutboxItem, 'key' | 'nextTry'>): number;
  /** For how long, by this page, the last try of an item has been without an answer. */
  uncertainFor(record: OutboxRecord): number;
  /** Writes a receipt down, later if it cannot be now. Never rejects. */
  keepReceipt(key: string, receipt: Receipt): Promise<void>;
  /** Writes down the receipts that could not be before. */
  keepLate(): Promise<void>;
}

export function openPage(parts: PageParts): Page {
  const { shelf, now, uptime, tell } = parts;
  const planned = new Map<string, { readonly nextTry: Instant; readonly until: number }>();
  const uncertain = new Map<string, { readonly tries: number; readonly since: number }>();
  const late = new Map<string, Receipt>();
  const fleeting: Page['fleeting'] = new Map();

  async function change(key: string, step: (record: OutboxRecord) => OutboxRecord | undefined): Promise<OutboxRecord | undefined> {
    const place = await shelf();
    let changed: OutboxRecord | undefined;
    let loose: readonly string[] = [];
    const record = await place.change(key, (known) => {
      changed = step(known);
      const stay = idsOf((changed ?? known).media);
      loose = idsOf(known.media).filter((id) => !stay.includes(id));
      return changed;
    });
    if (changed) tell(place.kept && isWiped(changed) ? changed : undefined);
    // What cannot be removed now is swept later.
    if (loose.length > 0) await place.removeMedia(key, loose).catch(() => undefined);
    return record;
  }

  async function keepLate(): Promise<void> {
    for (const [key, receipt] of [...late]) {
      await change(key, (known) => receive(known, receipt, now()));
      late.delete(key);
    }
  }

  return {
    ...parts,
    wanted: new Set(),
    fleeting,
    change,
    keepLate,
    records: async () => [...(await (await shelf()).all()), ...fleeting.values()].filter(isRecord),
    async senderOf(target) {
      try {
        return await parts.send(target);
      } catch {
        // Its configuration or its code cannot be had now; the item waits.
        return undefined;
      }
    },
    planTry(key, ms) {
      const nextTry = instantAt(now() + ms);
      planned.set(key, { nextTry, until: uptime() + ms });
      return nextTry;
    },
    waitOf({ key, nextTry }) {
      if (nextTry === undefined) return 0;
      const own = planned.get(key);
      // What this page has planned, it measures by a clock that nobody sets.
      if (own?.nextTry === nextTry) return Math.max(0, own.until - uptime());
      return isDue(nextTry, now()) ? 0 : Date.parse(nextTry) - now();
    },
    uncertainFor({ key, tries }) {
      const known = uncertain.get(key);
      if (known?.tries === tries) return uptime() - known.since;
      uncertain.set(key, { tries, since: uptime() });
      return 0;
    },
    async keepReceipt(key, receipt) {
      late.set(key, receipt);
      for (const ms of [0, 200, 1000, 5000]) {
        if (ms) await new Promise<void>((resolve) => parts.after(ms, resolve));
        try {
          return await keepLate();
        } catch {
          // Tried again with the next flush; until then the record says that it is being sent, which is looked into.
        }
      }
    },
  };
}
