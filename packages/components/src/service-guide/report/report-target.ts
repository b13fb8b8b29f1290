import { type CollectionOf, type Gathered, isCivicError, type RequestType, type SenderAbout, type Writable } from '@civickit/core';
import type { Host } from '../../host/host.js';

/** Where a report about the guide goes. */
export interface ReportTarget {
  readonly requests: CollectionOf<'requests'> & Writable<'requests'>;
  /** Id of the source. */
  readonly source: string;
  /** Id of the request type; absent where the source has no list of them and takes any words. */
  readonly type?: string;
  readonly about: SenderAbout;
}

/** By this keyword, or as its id, an office says which of its types is for reports about the guide. */
const ownWord = 'service-guide';
const guideWords = /办事指南|服务指南|辦事指南|信息纠错|内容纠错|資訊糾錯|网站|網站|\bweb ?site\b|\bwrong information\b|قوللانما|تور بېكەت/;
const otherWords = /其他|其它|\bother\b|\bgeneral\b|باشقا/;

/**
 * The source and type that take a report about the guide; undefined where there is none: a report is not sent among potholes.
 * @throws CivicError where the types cannot be asked for at the moment
 */
export async function findTarget(host: Host | undefined, lang: string): Promise<ReportTarget | undefined> {
  const opened = await host?.open('requests', {}, new AbortController().signal).catch((cause: unknown) => {
    if (isCivicError(cause) && cause.kind === 'config') return undefined;
    throw cause;
  });
  const requests = opened?.collection;
  if (!requests?.senders || !requests.send || !requests.find) return undefined;
  const { senders } = requests;
  const writable = requests as ReportTarget['requests'];
  const gathered = await typesOf(writable, lang);
  const open = Object.keys(senders).filter((id) => !gathered.sources.some(({ source }) => source === id));
  const candidates = [
    ...gathered.items.filter(({ ref }) => Object.hasOwn(senders, ref.source)).map((type) => ({ ...type.ref, fit: fitOf(type) })),
    ...open.map((source) => ({ source, id: undefined, fit: 1.5 })),
  ];
  const only = candidates.length === 1;
  const best = candidates.sort((a, b) => b.fit - a.fit).find(({ fit }) => fit > 0 || (only && fit === 0));
  const about = best && senders[best.source];
  // Nobody hands a slip of a page over by themselves.
  if (about && !about.handoff) return { requests: writable, source: best.source, about, ...(best.id !== undefined && { type: best.id }) };
  const failed = gathered.sources.find(({ source, state }) => Object.hasOwn(senders, source) && state === 'failed');
  if (failed?.error) throw failed.error;
  return undefined;
}

async function typesOf(requests: ReportTarget['requests'], lang: string): Promise<Gathered<RequestType>> {
  try {
    return await requests.types({ lang });
  } catch (cause) {
    if (isCivicError(cause) && cause.kind === 'unsupported') return { items: [], sources: [] };
    throw cause;
  }
}

/** Those that ask questions of their own cannot be answered by one tap. */
function fitOf({ ref, name, keywords = [], groups = [], hasQuestions }: RequestType): number {
  if (hasQuestions) return -1;
  if ([ref.id, ...keywords].some((word) => word.toLowerCase() === ownWord)) return 3;
  const words = [name, ...keywords, ...groups].join('\n').normalize('NFKC').toLowerCase();
  return guideWords.test(words) ? 2 : otherWords.test(words) ? 1 : 0;
}
