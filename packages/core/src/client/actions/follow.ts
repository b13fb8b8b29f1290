import { never } from '../../deadline/never.js';
import { CivicError } from '../../errors/civic-error.js';
import type { FollowedRequest, FollowKey, FollowUp, NewFollowUp } from '../../requests/followed-request.js';
import type { RatingLevel } from '../../requests/rating.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { SourceContext } from '../../source/source.js';
import type { FollowOptions } from '../actions.types.js';
import { callSource } from '../call-source.js';
import { findSource } from '../find-source.js';
import type { Runtime } from '../runtime.js';
import { createKey } from './create-key.js';
import { unsupported } from './gather.js';

export async function follow(
  sources: readonly RequestSource[],
  runtime: Runtime,
  key: FollowKey,
  { source: id, signal = never }: FollowOptions = {},
): Promise<FollowedRequest | undefined> {
  const source = findFollowed(sources, id);
  return (await callSource(runtime, source, signal, (context) => openFollowed(source, key, context))).value;
}

export async function addTo(
  sources: readonly RequestSource[],
  runtime: Runtime,
  report: FollowKey,
  addition: NewFollowUp,
  { source: id, key = createKey(), signal = never }: FollowOptions & { readonly key?: string } = {},
): Promise<FollowUp | undefined> {
  const source = findFollowed(sources, id);
  const add = source.follow?.add?.bind(source.follow);
  if (!add || !source.follow?.takes.includes(addition.kind)) throw unsupported(`takes "${addition.kind}" for a report`);
  const sound = checkAddition(addition, source);
  // Bytes take as long as they take: each of their requests has its own time-out.
  const patience = 'photos' in sound ? { ...runtime, sourceTimeoutMs: Infinity } : runtime;
  return (await callSource(patience, source, signal, (context) => add(report, sound, key, context))).value;
}

function checkAddition(addition: NewFollowUp, { id: source, follow: follower }: RequestSource): NewFollowUp {
  const refuse = (path: string, message: string) => new CivicError('invalid/draft', message, { source, issues: [{ path, message }] });
  const description = addition.description?.trim();
  const words = description ? { description } : {};
  if (addition.kind === 'rating') {
    const { kind, level, indicators, version } = addition;
    if (!ratingLevels.has(level)) throw refuse('/level', 'it is from 1 to 5');
    return { kind, level, indicators, version, ...words };
  }
  const { kind, photos = [], photosToCome } = addition;
  const { most = Infinity, maxBytes = 0 } = follower?.photos ?? { most: 0 };
  const unfit = photos.findIndex(({ bytes }, at) => at >= most || bytes.byteLength > maxBytes);
  if (unfit >= 0) throw refuse(`/photos/${unfit}`, `it has ${most} photos of ${maxBytes} bytes at most`);
  if ((kind === 'note' || kind === 'reopen') && !description) throw refuse('/description', 'it has words');
  return { kind, ...words, ...(photos.length > 0 && { photos }), ...(photosToCome && { photosToCome }) };
}

const ratingLevels: ReadonlySet<unknown> = new Set<RatingLevel>([1, 2, 3, 4, 5]);

/** By its code where the source knows codes, else by its number. */
async function openFollowed(source: RequestSource, key: FollowKey, context: SourceContext): Promise<FollowedRequest | undefined> {
  if (source.follow) return source.follow.open(key, context);
  const request = await source.get?.(key.code.trim(), context);
  if (!request) return undefined;
  const updates = request.updates ?? (source.updates ? (await source.updates({ request: request.ref.id }, context)).items : []);
  return { request, isOwn: false, updates, followUps: [] };
}

/** A secret is shown to nobody who cannot be meant. */
function findFollowed(sources: readonly RequestSource[], id: string | undefined): RequestSource {
  const named = id === undefined ? sources : [findSource(sources, id)];
  const byCode = named.filter(({ follow: follower }) => follower);
  const able = byCode.length > 0 ? byCode : named.filter((one) => typeof one.get === 'function');
  const [source] = able;
  if (!source) throw unsupported('opens a report');
  if (able.length > 1) {
    const names = able.map((one) => one.id).join(', ');
    throw new CivicError('config/unknown-source', `Several sources can be followed (${names}): name one as \`source\``);
  }
  return source;
}
