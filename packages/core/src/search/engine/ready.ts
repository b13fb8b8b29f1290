import type { PublicService } from '../../services/public-service.js';
import { foldText } from '../fold-words.js';
import { keyOf, namingLevels, stampOf, textsOf } from './entries.js';
import { NumberPacker, PackedNumbers } from './packed-numbers.js';
import { Pairs, step, type Lists } from './pairs.js';
import type { IndexedService, Segment } from './segment.js';

/** Changes with every change of what is written and of how texts are folded, split and stamped. */
const version = 1;

interface WrittenSegment {
  readonly keys: readonly string[];
  /** Per service: stamp, count of texts, and per text 0 for a new one or how far back its number lies. */
  readonly services: string;
  /** One a line. */
  readonly tokens: string;
  /** Per token: count of holders, and per holder how far it is from the one before. */
  readonly holders: string;
}

export function writeReady(segments: readonly Segment[]): string {
  return JSON.stringify({ civicServiceSearch: version, segments: segments.map(writeSegment) });
}

/** Texts whose services have gone are left out, so that the rest is numbered anew, in the order in which it is met. */
function writeSegment({ tokens, holders, levels, services }: Segment): WrittenSegment {
  const renumbered = new Int32Array(levels.length).fill(-1);
  const packedServices = new NumberPacker();
  let count = 0;
  for (const { stamp, texts } of services) {
    packedServices.add(stamp);
    packedServices.add(texts.length);
    for (const number of texts) {
      const known = renumbered[number] ?? -1;
      packedServices.add(known < 0 ? 0 : count - known);
      if (known < 0) renumbered[number] = count++;
    }
  }
  const packedHolders = new NumberPacker();
  const held = tokens.filter((_, place) => packRising(risingOf(holders, place, renumbered), packedHolders));
  return {
    keys: services.map(({ key }) => key),
    services: packedServices.toString(),
    tokens: held.join('\n'),
    holders: packedHolders.toString(),
  };
}

function risingOf({ starts, items }: Lists, place: number, renumbered: Int32Array): readonly number[] {
  const rising: number[] = [];
  let isSorted = true;
  const end = starts[place + 1] ?? 0;
  for (let at = starts[place] ?? 0; at < end; at++) {
    const number = renumbered[items[at] ?? 0] ?? -1;
    if (number < 0) continue;
    isSorted &&= number > (rising.at(-1) ?? -1);
    rising.push(number);
  }
  return isSorted ? rising : rising.sort((one, other) => one - other);
}

/** Whether there was anything to be written. */
function packRising(rising: readonly number[], packed: NumberPacker): boolean {
  if (rising.length === 0) return false;
  packed.add(rising.length);
  let before = 0;
  for (const number of rising) {
    packed.add(number - before);
    before = number;
  }
  return true;
}

/**
 * The segments that fit, which positions they speak of, and whether nothing else was written. What is not as `writeReady` writes it is
 * passed over.
 */
export function* readReady(
  ready: string,
  services: readonly PublicService[],
): Generator<void, { segments: readonly Segment[]; covered: ReadonlySet<number>; isWhole: boolean }> {
  const segments: Segment[] = [];
  const covered = new Set<number>();
  const wanted = new Map<string, number>();
  for (const [position, service] of services.entries()) wanted.set(keyOf(service), position);
  yield;
  let keys = 0;
  for (const written of writtenIn(ready)) {
    keys += written.keys.length;
    const segment = yield* readSegment(written, services, wanted, covered);
    if (segment) segments.push(segment);
  }
  return { segments, covered, isWhole: keys === covered.size };
}

function writtenIn(ready: string): readonly WrittenSegment[] {
  try {
    const value = JSON.parse(ready) as { civicServiceSearch?: unknown; segments?: unknown } | null;
    if (value?.civicServiceSearch !== version || !Array.isArray(value.segments)) return [];
    return value.segments.filter(isWritten);
  } catch {
    return [];
  }
}

function isWritten(value: unknown): value is WrittenSegment {
  const { keys, services, tokens, holders } = (value ?? {}) as Partial<Record<keyof WrittenSegment, unknown>>;
  return (
    [services, tokens, holders].every((text) => typeof text === 'string') &&
    Array.isArray(keys) &&
    keys.every((key) => typeof key === 'string')
  );
}

function* readSegment(
  written: WrittenSegment,
  services: readonly PublicService[],
  wanted: ReadonlyMap<string, number>,
  covered: Set<number>,
): Generator<void, Segment | undefined> {
  const own: number[] = [];
  const owners = new Pairs();
  const levels: number[] = [];
  const texts: string[] = [];
  const indexed: IndexedService[] = [];
  const packed = new PackedNumbers(written.services);
  let count = 0;
  for (const key of written.keys) {
    yield;
    const stamp = packed.next();
    const length = packed.next();
    // Far more than any service has: a broken number must not cost minutes.
    if (!(length < 10_000)) return undefined;
    const numbers: number[] = [];
    for (let at = 0; at < length; at++) {
      const back = packed.next();
      if (!(back <= count)) return undefined;
      numbers.push(back === 0 ? count++ : count - back);
    }
    const position = wanted.get(key);
    const service = position === undefined ? undefined : services[position];
    if (position === undefined || !service || covered.has(position)) continue;
    const current = textsOf(service);
    if (current.texts.length !== length || stampOf(current) !== stamp) continue;
    own.push(position);
    indexed.push({ key, stamp, texts: numbers });
    for (let at = 0; at < length; at++) {
      const number = numbers[at] ?? 0;
      owners.add(number, position);
      if (texts[number] !== undefined) continue;
      const level = current.levels[at] ?? 0;
      levels[number] = level;
      texts[number] = level < namingLevels ? foldText(current.texts[at] ?? '').trim() : '';
    }
  }
  if (own.length === 0 || !packed.isAtEnd) return undefined;
  const tokens = written.tokens.split('\n');
  const holders = yield* readHolders(written.holders, tokens, count);
  if (!holders) return undefined;
  for (const position of own) covered.add(position);
  for (let number = 0; number < count; number++) texts[number] ??= '';
  return {
    tokens,
    holders,
    levels: Uint8Array.from({ length: count }, (_, number) => levels[number] ?? 0),
    texts,
    owners: yield* owners.toLists(count),
    positions: own,
    services: indexed,
  };
}

function* readHolders(written: string, tokens: readonly string[], count: number): Generator<void, Lists | undefined> {
  const packed = new PackedNumbers(written);
  const starts = new Uint32Array(tokens.length + 1);
  const items = new Uint32Array(written.length);
  let end = 0;
  for (const [place, token] of tokens.entries()) {
    if (place > 0 && token <= (tokens[place - 1] ?? '')) return undefined;
    const length = packed.next();
    if (!(length <= count)) return undefined;
    let item = 0;
    for (let at = 0; at < length; at++) {
      item += packed.next();
      if (!(item < count)) return undefined;
      items[end++] = item;
      if (end % step === 0) yield;
    }
    starts[place + 1] = end;
  }
  return packed.isAtEnd ? { starts, items: items.slice(0, end) } : undefined;
}
