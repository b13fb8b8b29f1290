import {
  CivicError,
  coversPlace,
  type Batch,
  type GeoPoint,
  type HttpAnswer,
  type Notice,
  type Source,
  type SourceContext,
} from '@civickit/core';
import { decodeSteps, inSlices, markupLimits } from '@civickit/core/markup';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import { fetchAlerts, type KnownMessages } from './fetch-alerts.js';
import { checkClock } from './check-clock.js';
import type { CapMessage, CapOrigin } from './cap-message.js';
import { parseCap } from './parse-cap.js';
import { readIndex } from './read-index.js';
import { isForThePublic, resolveChains } from './resolve-chains.js';
import { toNotices } from './to-notices.js';

export interface CapOptions extends SourceOptions {
  /** Only alerts about this place. One whose area cannot be compared with it is kept. */
  readonly place?: { readonly geocodes?: readonly string[]; readonly point?: GeoPoint };
  /** BCP 47 tags, the dearest first, for when nobody asks for a language. @default the first language of each alert */
  readonly languages?: readonly string[];
  /** Alerts that are fetched from an index; of more, the newest. @default 50 */
  readonly maxAlerts?: number;
  /** Origins, beside the index' own, from which alerts are fetched. @default [] */
  readonly alertOrigins?: readonly string[];
}

const defaultMaxAlerts = 50;

interface Read {
  readonly title?: string | undefined;
  readonly messages: readonly CapMessage[];
  readonly problems: readonly CivicError[];
}

/**
 * The alerts in force, newest first, from an index of CAP messages: what updates and cancellations replace, and what is not actual or
 * not public, is left out; what has expired is given and says so. It gives all in one batch. Of an alert in several languages it gives
 * the one asked for by `lang`, and the others with it.
 * @throws CivicError `invalid/url`
 */
export function cap(options: CapOptions): Source<'notices'> {
  const { id, place, languages = [], maxBytes } = options;
  const { address, described } = describeSource(options);
  const known: KnownMessages = new Map();
  const gone = new Set<string>();
  const covered = { geocodes: place?.geocodes ?? [], points: place?.point ? [place.point] : [] };

  return {
    kind: 'notices',
    ...described,
    applies: new Set(['lang']),
    async list(query, cursor, context): Promise<Batch<Notice>> {
      if (cursor !== undefined) throw new CivicError('invalid/cursor', `${id} gives all its alerts at once.`, { source: id });
      const { http, signal, clock, zone } = context;
      const answer = await http.send({ method: 'GET', url: new URL(address), ...(maxBytes !== undefined && { maxBytes }) }, signal);
      const origin: CapOrigin = { url: answer.url.href, zone, source: id };
      const read = await readAnswer(answer, origin, context, { known, ...options });
      const setting = {
        source: id,
        languages: [...(query.lang ? [query.lang] : []), ...languages],
        clock: checkClock(answer.headers, read.messages.filter(isForThePublic), clock.now()),
        url: address,
      };
      const notices = resolveChains(read.messages, gone).flatMap((message) => toNotices(message, setting));
      return {
        items: notices.filter(({ alert }) => !alert || coversPlace(alert, covered)),
        order: 'newest',
        skipped: read.problems,
        ...(read.title && { title: read.title }),
      };
    },
  };
}

interface Reading extends Pick<CapOptions, 'maxAlerts' | 'alertOrigins' | 'maxBytes'> {
  readonly known: KnownMessages;
}

/** Told apart by the first characters: a list in JSON, one message, or an index whose messages are to be fetched. */
async function readAnswer(answer: HttpAnswer, origin: CapOrigin, context: SourceContext, reading: Reading): Promise<Read> {
  const { signal } = context;
  const contentType = answer.headers.get('content-type') ?? undefined;
  const maxBytes = reading.maxBytes ?? markupLimits.maxBytes;
  const text = await inSlices(decodeSteps(answer.bytes, { contentType, maxBytes }), signal);
  if (/^[\s\ufeff]*[{[]/.test(text) && /"features"\s*:/.test(text)) {
    return inSlices((await import('./geojson.js')).readGeoJson(text, origin), signal);
  }
  if (/^[^<]*(<[?!][^>]*>\s*)*<(\w+:)?(alert|edxldistribution)[\s/>]/i.test(text.slice(0, 16_384))) {
    const { alert } = await parseCap(text, { ...origin, signal, limits: { maxBytes } });
    return { messages: [alert], problems: [] };
  }
  const index = await readIndex(text, origin, signal);
  const maxAlerts = reading.maxAlerts ?? defaultMaxAlerts;
  const fetched = await fetchAlerts(index.entries.slice(0, maxAlerts), origin, context, reading);
  const more = index.entries.length - maxAlerts;
  return {
    title: index.title,
    messages: fetched.messages,
    problems: [
      ...index.problems,
      ...fetched.problems,
      ...(more > 0 ? [new CivicError('too-large/alerts', `${origin.url} lists ${more} alerts more than the ${maxAlerts} that are read.`, { source: origin.source, url: origin.url })] : []), // prettier-ignore
    ],
  };
}
