import { CivicError, isCivicError, type SourceContext } from '@civickit/core';
import type { CapMessage, CapOrigin } from './cap-message.js';
import { parseCap } from './parse-cap.js';
import type { IndexEntry } from './read-index.js';

/** Messages that have been read, by their address and the version that the index gave. A message never changes. */
export type KnownMessages = Map<string, CapMessage>;

export interface FetchSetting {
  readonly known: KnownMessages;
  readonly alertOrigins?: readonly string[] | undefined;
  readonly maxBytes?: number | undefined;
}

/** Requests under way at a time: a small office's server has to bear them. */
const atATime = 4;
/** After so many milliseconds those that are there are given: the client would soon give up on all. What comes later is known next time. */
const patienceMs = 11_000;
/** The longest that a timer knows. */
const forever = 2 ** 31 - 1;
const mostKnown = 500;

/** The messages behind the entries of an index. One that cannot be had is a problem, and is tried again at the next reading. */
export async function fetchAlerts(
  entries: readonly IndexEntry[],
  origin: CapOrigin,
  context: SourceContext,
  { known, alertOrigins = [], maxBytes }: FetchSetting,
): Promise<{ messages: CapMessage[]; problems: CivicError[] }> {
  const { http, signal } = context;
  const { source, zone } = origin;
  const allowed = new Set([new URL(origin.url).origin, ...alertOrigins]);
  const limits = maxBytes === undefined ? {} : { maxBytes };

  async function read(entry: IndexEntry): Promise<CapMessage> {
    const { url, embedded, page } = entry;
    const key = `${url} ${entry.version}`;
    const before = known.get(key);
    if (before) return before;
    if (embedded === undefined && !allowed.has(new URL(url).origin)) {
      throw new CivicError('invalid/url', `${url} is of another site; allow it by "alertOrigins".`, { source, url });
    }
    let message: CapMessage;
    if (embedded === undefined) {
      const answer = await http.send({ method: 'GET', url: new URL(url), ...limits }, signal);
      const contentType = answer.headers.get('content-type') ?? undefined;
      message = (await parseCap(answer.bytes, { url: answer.url, contentType, zone, source, signal, limits })).alert;
    } else {
      message = (await parseCap(embedded, { url, zone, source, signal, limits })).alert;
    }
    message = { ...message, url: page ?? message.infos.find(({ web }) => web)?.web ?? url };
    known.set(key, message);
    for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest);
    return message;
  }

  // In the order of the index, whichever comes first.
  const results: (CapMessage | CivicError)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < entries.length; at = next++) {
      const entry = entries[at];
      if (!entry) continue;
      results[at] = await read(entry).catch((error: unknown) => {
        if (signal.aborted || !isCivicError(error)) throw error;
        return error;
      });
    }
  };
  const workers: Promise<void>[] = [];
  while (workers.length < Math.min(atATime, entries.length)) workers.push(work());
  await within(context.patient ? forever : patienceMs, Promise.all(workers));
  const problems: CivicError[] = [];
  const messages: CapMessage[] = [];
  entries.forEach(({ url }, at) => {
    const result = results[at] ?? new CivicError('timeout/answer', `${url} did not answer in time.`, { source, url });
    if (isCivicError(result)) problems.push(result);
    else messages.push(result);
  });
  // A list of which nothing could be read is no empty list.
  const [first] = problems;
  if (first && messages.length === 0) throw first;
  return { messages, problems };
}

/** Resolves when `work` is done, and at the latest after `ms` milliseconds. @throws what `work` throws before that */
function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
