import { sampleTypes } from './sample-types.js';
import type { RequestStage } from '../../requests/service-request.js';
import { townNow, type Flaw, type SampleReport, type SampleTown, type SampleUpdate } from './sample-town.js';

const hour = 3_600_000;
/** Kashgar's old town: far enough from 0 and from every sign change. */
const centre = { latitude: 39.4704, longitude: 75.9898 };
const openStages: readonly (RequestStage | undefined)[] = [undefined, 'received', 'checking', 'planned', 'in-progress', 'referred'];
const closedStages: readonly (RequestStage | undefined)[] = ['done', 'duplicate', undefined, 'no-action', 'not-responsible', 'cancelled'];
const words = ['lamp', 'Größe', '路灯不亮', 'كوچا چىرىغى', '𠮷野家 👩‍👩‍👧', 'a < b & "c"'];

export interface SampleTownOptions {
  /** How many reports there are. @default 230 */
  readonly count?: number;
  /** Milliseconds since the epoch; the newest report is an hour old. @default townNow */
  readonly now?: number;
  /** What is wrong with the row of the report at this place, newest first. @default nothing */
  readonly flaw?: (at: number) => Flaw | undefined;
}

/**
 * A town with eight types of reports. Each report is told from all others by its description or, where it has none, by its address.
 * They come one every eight hours, so that those of 90 days are about 270.
 */
export function sampleTown({ count = 230, now = townNow, flaw = () => undefined }: SampleTownOptions = {}): SampleTown {
  const reports: SampleReport[] = [];
  for (let at = 0; at < count; at += 1) {
    const wrong = flaw(at);
    reports.push({ ...reportAt(at, now - hour - at * 8 * hour), ...(wrong && { flaw: wrong }) });
  }
  return { types: sampleTypes, reports };
}

/** The town with everything that real servers give beside what is right: 12 rows of 230 with something wrong, six of them unreadable. */
export function roughTown(options: Omit<SampleTownOptions, 'flaw'> = {}): SampleTown {
  const flaws = new Map<number, Flaw>([
    [3, 'no-id'],
    [11, 'empty-place'],
    [12, 'zero-place'],
    [13, 'far-place'],
    [40, 'no-row'],
    [41, 'no-date'],
    [77, 'no-id'],
    [78, 'no-row'],
    [120, 'empty-place'],
    [121, 'no-date'],
    [199, 'no-id'],
    [200, 'no-row'],
  ]);
  return sampleTown({ ...options, flaw: (at) => flaws.get(at) });
}

function reportAt(at: number, requested: number): SampleReport {
  const type = sampleTypes[(at + Math.floor(at / 6)) % 6];
  const code = type?.code ?? '';
  const closed = at % 3 === 2;
  const stage = (closed ? closedStages : openStages)[Math.floor(at / 3) % 6];
  const updates = at % 5 === 0 ? updatesOf(at, requested, closed) : undefined;
  const isBare = at % 7 === 3;
  return {
    id: String(10_000 + at * 7),
    type: code,
    status: closed ? 'closed' : 'open',
    requested: iso(requested),
    address: `${at + 1} Seman Road`,
    ...(stage && { stage }),
    ...(at % 17 === 5 && { statusWord: closed ? 'CLOSED' : 'Open' }),
    ...(closed && { statusNote: `Done by crew ${at % 4} – über Nacht` }),
    ...(!isBare && { description: `Report no. ${at}: ${words[at % words.length]}\nSecond line.` }),
    ...(at % 4 !== 1 && { updated: iso(requested + (at % 9) * hour) }),
    ...(at % 10 === 4 && { expected: iso(requested + 72 * hour) }),
    ...(at % 3 === 0 && { agency: 'Roads department', notice: 'We come within three days.' }),
    ...(at % 6 === 0 && { addressId: String(545_000 + at), postcode: '00844' }),
    ...(at % 8 !== 7 && {
      where: { latitude: round(centre.latitude + (at % 20) * 0.002), longitude: round(centre.longitude - (at % 13) * 0.002) },
    }),
    ...(at % 4 === 2 && { media: [`https://media.example/${at}.jpg`] }),
    ...(code === 'DMV66' && { answers: { PLATE: `新Q ${at}`, MAKE: '0124', DAMAGE: ['glass', 'oil'] } }),
    ...(updates && { updates, updated: updates[updates.length - 1]?.at ?? iso(requested) }),
  };
}

function updatesOf(at: number, requested: number, closed: boolean): readonly SampleUpdate[] {
  const received: SampleUpdate = {
    id: String(900_000 + at * 2),
    at: iso(requested + 0.25 * hour),
    status: 'open',
    stage: 'received',
    description: `We have got no. ${at} – 已收到`,
  };
  const last: SampleUpdate = closed
    ? { id: String(900_001 + at * 2), at: iso(requested + 0.75 * hour), status: 'closed', stage: 'done', description: 'Repaired' }
    : { id: String(900_001 + at * 2), at: iso(requested + 0.75 * hour), status: 'open', stage: 'in-progress', description: 'On our way' };
  return [received, last];
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
