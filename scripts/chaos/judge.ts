/** What one tab did and was shown, in its order. */
export type LogLine =
  /** Before it is put into the outbox. */
  | { readonly say: 'put'; readonly key: string; readonly report: WrittenReport; readonly photos: readonly PutPhoto[] }
  /** The outbox has promised to keep it. */
  | { readonly say: 'kept'; readonly key: string }
  /**
   * The page was told what has become of it. `without` are the photos that the text went without, `there` those that are said to have
   * arrived, `times` how often it stood in the list.
   */
  | {
      readonly say: 'shown';
      readonly key: string;
      readonly state: string;
      readonly number?: string;
      readonly without: readonly { readonly id: string; readonly why: string }[];
      readonly there: readonly string[];
      readonly times: number;
    };

export interface WrittenReport {
  readonly description: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly phone: string;
}

interface PutPhoto {
  /** As the outbox calls it. */
  readonly id: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** That its picture shows. */
  readonly number: number;
}

/** A row of the server's store, with what belongs to it. */
export interface StoredReport {
  readonly number: string;
  readonly key: string | null;
  readonly report: WrittenReport;
  readonly photos: readonly StoredPhoto[];
}

export interface StoredPhoto {
  /** SHA-256 of the bytes as they came. */
  readonly sentHash: string;
  /** That the kept picture shows; undefined where it is damaged, gone, or another one. */
  readonly number: number | undefined;
}

/** Each list says what is wrong with which report. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly altered: readonly string[];
  /** Told to somebody, or standing in the store, and not so. */
  readonly invented: readonly string[];
  /** Photos that texts went without, of which somebody was told; no fault in itself. */
  readonly leftOut: readonly string[];
  readonly figures: Readonly<Record<'kept' | 'rows' | 'photos' | 'received', number>>;
}

/** Holds what tabs put and were shown against what the server has. Knows of nothing else. */
export function judge(logs: readonly LogLine[], store: readonly StoredReport[]): Verdict {
  const lost: string[] = [];
  const doubled: string[] = [];
  const altered: string[] = [];
  const invented: string[] = [];
  const leftOut: string[] = [];
  const put = new Map(logs.flatMap((line) => (line.say === 'put' ? [[line.key, line] as const] : [])));
  const kept = new Set(logs.flatMap(({ say, key }) => (say === 'kept' ? [key] : [])));
  const shown = new Map<string, (LogLine & { say: 'shown' })[]>();
  for (const line of logs) if (line.say === 'shown') shown.set(line.key, [...(shown.get(line.key) ?? []), line]);
  const figures = { kept: kept.size, rows: store.length, photos: 0, received: 0 };

  for (const key of kept) {
    const last = shown.get(key)?.at(-1);
    if (!store.some((row) => row.key === key)) lost.push(`${key}: no row`);
    if (last?.state === 'received') figures.received += 1;
    else lost.push(`${key}: at the end it is ${last?.state ?? 'not shown'}`);
  }
  for (const [key, lines] of shown) {
    const rows = store.filter((row) => row.key === key);
    const photos = new Map(put.get(key)?.photos.map(({ id, hash }) => [id, hash]));
    for (const { state, number, times, there } of lines) {
      if (times > 1) doubled.push(`${key}: shown ${times} times`);
      if (!hasReceipt.has(state)) continue;
      if (!rows.some((row) => row.number === number)) invented.push(`${key}: ${state} as ${number}, which is no row of it`);
      for (const id of there)
        if (!rows.some((row) => row.photos.some(({ sentHash }) => sentHash === photos.get(id))))
          invented.push(`${key}: ${id} is said to be there`);
    }
  }
  const byText = new Map<string, string>();
  for (const { key, number, report, photos } of store) {
    const wanted = key === null ? undefined : put.get(key);
    const other = byText.get(report.description);
    if (other !== undefined) doubled.push(`${key}: ${number} and ${other} are the same`);
    byText.set(report.description, number);
    if (!wanted) {
      invented.push(`${number}: nobody put ${key}`);
      continue;
    }
    if (textOf(wanted.report) !== textOf(report)) altered.push(`${key}: ${textOf(report)} was ${textOf(wanted.report)}`);
    const without = shown.get(wanted.key)?.at(-1)?.without ?? [];
    for (const { id, hash, number: seen } of wanted.photos) {
      const there = photos.filter((photo) => photo.sentHash === hash);
      if (there.length > 1) doubled.push(`${key}: photo ${seen} is there ${there.length} times`);
      if (there.some((photo) => photo.number !== seen)) altered.push(`${key}: photo ${seen} shows ${there[0]?.number}`);
      const left = without.find((one) => one.id === id);
      figures.photos += Math.min(there.length, 1);
      if (there.length === 0 && left) leftOut.push(`${key}: photo ${seen}: ${left.why}`);
      else if (there.length === 0) lost.push(`${key}: photo ${seen}`);
    }
    for (const { sentHash } of photos)
      if (!wanted.photos.some(({ hash }) => hash === sentHash)) altered.push(`${key}: has a photo that nobody put (${sentHash})`);
  }
  for (const [key, count] of counted(store.map(({ key }) => key))) if (count > 1) doubled.push(`${key}: ${count} rows`);
  return { lost, doubled, altered, invented, leftOut, figures };
}

/** Of the text; with `completing` photos are still to come. */
const hasReceipt: ReadonlySet<string> = new Set(['received', 'completing']);

function counted(keys: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const textOf = ({ description, latitude, longitude, phone }: WrittenReport): string =>
  JSON.stringify([description, latitude, longitude, phone]);
