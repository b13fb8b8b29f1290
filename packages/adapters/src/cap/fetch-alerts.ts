import { CivicError, isCivicError, type SourceContext } from '@civickit/core';
import type { CapMessage, CapOrigin } from './cap-message.js';
import { readEach } from '../source/read-each.js';
import { parseCap } from './parse-cap.js';
import type { IndexEntry } from './read-index.js';

/** Messages that have been read, by their address and the version that the index gave. A message never changes. */
export type KnownMessages = Map<string, CapMessage>;

export interface FetchSetting {
  readonly known: KnownMessages;
  readonly alertOrigins?: readonly string[] | undefined;
  readonly maxBytes?: number | undefined;
}

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

  // What comes too late is known next time.
  const results = await readEach(entries, read, context);
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
