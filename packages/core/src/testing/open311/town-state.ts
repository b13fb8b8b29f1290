import type { SampleReport, SampleTown, SampleType } from '../town/sample-town.js';

/** What a server keeps: the town, and what has been sent since. */
export interface TownState {
  readonly types: readonly SampleType[];
  /** Newest first. */
  readonly reports: readonly SampleReport[];
  /** What was sent, oldest first; also what no list shows. */
  readonly sent: readonly SampleReport[];
  readonly sentUpdates: readonly Readonly<Record<string, string>>[];
  readonly now: () => number;
  /** Stores a report; one that waits for its id, or never gets one, is in no list. */
  add(report: Omit<SampleReport, 'id' | 'requested'>, stays: 'listed' | 'waiting' | 'unlisted'): SampleReport;
  addUpdate(fields: Readonly<Record<string, string>>): void;
  tokenOf(report: SampleReport): string;
  /** The report of a token, once it has been asked for often enough. */
  settle(token: string): SampleReport | 'pending' | undefined;
}

export function createTownState(town: SampleTown, now: () => number, asks: number): TownState {
  const reports = [...town.reports];
  const sent: SampleReport[] = [];
  const sentUpdates: Record<string, string>[] = [];
  const waiting = new Map<string, { report: SampleReport; asks: number }>();
  const tokenOf = ({ id }: SampleReport) => `503fc045${id}`;
  let lastId = reports.reduce((most, { id }) => Math.max(most, Number(id)), 10_000);
  return {
    types: town.types,
    reports,
    sent,
    sentUpdates,
    now,
    tokenOf,
    add(draft, stays) {
      lastId += 1;
      const report: SampleReport = { ...draft, id: String(lastId), requested: new Date(now()).toISOString() };
      sent.push(report);
      if (stays === 'listed') reports.unshift(report);
      if (stays === 'waiting') waiting.set(tokenOf(report), { report, asks });
      return report;
    },
    addUpdate(fields) {
      sentUpdates.push(fields);
    },
    settle(token) {
      const found = waiting.get(token);
      if (!found) return undefined;
      found.asks -= 1;
      if (found.asks > 0) return 'pending';
      if (!reports.includes(found.report)) reports.unshift(found.report);
      return found.report;
    },
  };
}
