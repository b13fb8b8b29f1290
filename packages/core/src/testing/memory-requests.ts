import { CivicError } from '../errors/civic-error.js';
import type { FormDefinition } from '../forms/definition/form-definition.js';
import type { Place } from '../places/place.js';
import type {
  FollowedRequest,
  FollowerAbout,
  FollowKey,
  FollowUp,
  FollowUpKind,
  NewFollowUp,
  Remark,
} from '../requests/followed-request.js';
import { isBadRating, type RatingFigures } from '../requests/rating.js';
import type { RatingScheme } from '../requests/rating-scheme/rating-scheme.js';
import { requestRules } from '../requests/request-rules.js';
import type { Follower, RequestSource, UpdatesQuery } from '../requests/request-source.js';
import type { RequestType } from '../requests/request-type.js';
import type { RequestUpdate, ServiceRequest } from '../requests/service-request.js';
import type { SourceContext } from '../source/source.js';
import { toInstant } from '../when/to-instant.js';
import { memoryList, misbehave, type Memory, type MemoryOptions } from './memory-list.js';
import { memorySender, type MemorySender, type MemorySending } from './memory-sender.js';

export interface MemoryRequestsOptions extends MemoryOptions<'requests'> {
  /** What can be reported; without it, the source does not tell. */
  readonly types?: readonly RequestType[];
  /** Places of the area; without it, the source does not tell. */
  readonly places?: readonly Place[];
  /** Questions by the id of their type; without it, nothing is asked. */
  readonly forms?: Readonly<Record<string, FormDefinition>>;
  /** Without it, what happened stands in the requests alone. */
  readonly updates?: readonly RequestUpdate[];
  /** Reports by their codes, in capitals and without blanks; without it, they are followed by their numbers. What is added to them stands in them. */
  readonly codes?: Readonly<Record<string, FollowedRequest>>;
  /** What can be added to reports that are opened by a code. @default everything */
  readonly takes?: readonly FollowUpKind[];
  /** Which photos may go with what is added; without it, none. */
  readonly photos?: FollowerAbout['photos'];
  /** How satisfied residents are; without it, the source does not tell. */
  readonly ratings?: RatingFigures;
  /** Reasons of its own for ratings. */
  readonly ratingScheme?: RatingScheme;
  /** Whether a PIN is asked for, which is 123456. @default false */
  readonly pin?: boolean;
}

/** A source of requests that tests and stories hold in their hand. It really does the filters that its `applies` names. */
export interface MemoryRequests extends Memory<'requests'>, Omit<RequestSource, 'send'> {
  readonly send?: MemorySender;
}

export interface WritableMemoryRequests extends MemoryRequests {
  readonly send: MemorySender;
}

/** With `sending` it takes reports; without it, it is read-only. `get` finds what is in the list, unless the options have another. */
export function memoryRequests(options: MemoryRequestsOptions & { readonly sending: MemorySending }): WritableMemoryRequests;
export function memoryRequests(options: MemoryRequestsOptions): MemoryRequests;
export function memoryRequests(options: MemoryRequestsOptions & { readonly sending?: MemorySending }): MemoryRequests {
  const { id, types, places, forms, updates, codes, ratings, ratingScheme, sending } = options;
  const source: Memory<'requests'> = memoryList({ kind: 'requests', order: 'unordered', invent, rules: requestRules }, options);

  /** What every answer but a list has in common. */
  async function ask<T>(context: SourceContext, answer: () => T | Promise<T>): Promise<T> {
    await misbehave(source.fault, context);
    if (source.fault?.kind === 'garbage') throw new CivicError('protocol/wrong-shape', `"${id}" gave what cannot be read`, { source: id });
    return answer();
  }

  function formOf(forms: Readonly<Record<string, FormDefinition>>, type: string): FormDefinition {
    const form = forms[type];
    if (form) return form;
    throw new CivicError('http/client-error', `There is no type "${type}"`, { source: id, status: 404 });
  }

  const find = (wanted: string) => source.items.find(({ ref }) => ref.id === wanted);
  const add = (request: ServiceRequest) => {
    source.items = [request, ...source.items];
  };
  const more: Omit<RequestSource, keyof Memory<'requests'>> & { readonly send?: MemorySender } = {
    ...(types && { types: (_options, context) => ask(context, () => ({ items: types, skipped: [] })) }),
    ...(places && { places: (_options, context) => ask(context, () => ({ items: places, skipped: [] })) }),
    ...(forms && { describe: (type, _options, context) => ask(context, () => formOf(forms, type)) }),
    ...(updates && {
      updates: (query, context) => ask(context, () => ({ items: updates.filter((one) => isWanted(one, query)), skipped: [] })),
    }),
    ...(ratings && { ratings: (context) => ask(context, () => ratings) }),
    ...(ratingScheme && { ratingScheme: (context) => ask(context, () => ratingScheme) }),
    ...(codes && { follow: followCodes(codes, options, ask) }),
    ...(sending && { send: memorySender(sending, { id, types, fault: () => source.fault, add }) }),
  };
  // One object, so that what is set on it from outside is what its methods see.
  return Object.assign(source, more, {
    get: (wanted: string, context: SourceContext) => ask(context, () => (options.get ? options.get(wanted, context) : find(wanted))),
  });
}

type Ask = <T>(context: SourceContext, answer: () => T | Promise<T>) => Promise<T>;

function followCodes(
  codes: Readonly<Record<string, FollowedRequest>>,
  { takes = ['still-there', 'mended', 'note', 'reopen', 'rating'], pin = false, photos }: MemoryRequestsOptions,
  ask: Ask,
): Follower {
  const opened = new Map(Object.entries(codes));
  /** What was added under which key. */
  const names = new Map<string, Remark>();
  const plain = (key: FollowKey) => (pin && key.pin !== '123456' ? '' : key.code.toUpperCase().replace(/[\s-]/g, ''));
  return {
    by: 'code',
    pin,
    takes,
    ...(photos && { photos }),
    open: (key, context) => ask(context, () => opened.get(plain(key))),
    add: (key, addition, name, context) =>
      ask(context, () => {
        const report = opened.get(plain(key));
        if (!report) return undefined;
        const before = names.get(name);
        if (before && addition.kind !== 'rating') {
          const more = { ...before, photoCount: (before.photoCount ?? 0) + (addition.photos?.length ?? 0) };
          names.set(name, more);
          opened.set(plain(key), { ...report, followUps: report.followUps.map((one) => (one === before ? more : one)) });
          return more;
        }
        const added = { ...counted(addition), at: instantAt(context.clock.now()) };
        if (added.kind !== 'rating') names.set(name, added);
        opened.set(plain(key), withAdded(report, added, context.clock.now()));
        return added;
      }),
  };
}

/** Three weeks are fifteen working days where nobody has a holiday. */
const answerMs = 21 * 86_400_000;
const instantAt = (now: number) => ({ iso: toInstant(now), precision: 'instant', zone: 'given' }) as const;

/** The office keeps the photos; who opens the report sees how many there are. */
function counted(addition: NewFollowUp): FollowUp {
  if (addition.kind === 'rating') return addition;
  const said = without(without(addition, 'photos'), 'photosToCome');
  return addition.photos ? { ...said, photoCount: addition.photos.length } : said;
}

function withAdded(report: FollowedRequest, added: FollowUp, now: number): FollowedRequest {
  if (added.kind === 'rating') {
    return { ...report, rating: { ...added, ...(isBadRating(added.level) && { answerBy: instantAt(now + answerMs) }) } };
  }
  const followUps = [...report.followUps, added];
  if (added.kind !== 'reopen') return { ...report, followUps };
  const request = { ...without(report.request, 'closed'), authorityStatus: 'open', stage: 'received' } as const;
  return { ...without(report, 'reopenUntil'), followUps, request };
}

function without<T extends object, K extends keyof T>(value: T, name: K): Omit<T, K> {
  const copy: Partial<T> = { ...value };
  delete copy[name];
  return copy as Omit<T, K>;
}

function isWanted({ request, at }: RequestUpdate, { request: id, since, until }: UpdatesQuery): boolean {
  const time = Date.parse(at?.iso ?? '');
  if (id !== undefined && request.id !== id) return false;
  return (since === undefined || time >= Date.parse(since)) && (until === undefined || time < Date.parse(until));
}

function invent(source: string, at: number): ServiceRequest {
  const requested = new Date(Date.parse('2026-03-01T00:00:00Z') - at * 1000).toISOString();
  return {
    ref: { source, id: `endless-${at}` },
    authorityStatus: 'open',
    description: `Endless ${at}`,
    requested: { iso: requested, precision: 'instant', zone: 'given' },
  };
}
