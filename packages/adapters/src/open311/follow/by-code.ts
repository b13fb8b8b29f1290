import {
  CivicError,
  isCivicError,
  plainCode,
  type FollowedRequest,
  type FollowUp,
  type GivenRating,
  type HttpAnswer,
  type NewFollowUp,
  type NewRemark,
  type RatingLevel,
  type Remark,
  type SourceContext,
  type UploadedFile,
} from '@civickit/core';
import { fieldsOf, flagOf, listOf, textOf, type Fields } from '../../record/fields.js';
import { loadPart } from '../../source/load-part.js';
import type { UploadPlace } from '../../source/send-in-pieces.js';
import { uncertain } from '../../source/uncertain.js';
import { answerOptions, exchange, type Endpoint } from '../endpoint.js';
import { parseRequests } from '../parse-requests.js';
import { proseReaderFor } from '../read/prose.js';
import { whenOf, type RecordOrigin } from '../read/request-record.js';

/** Where the codes of a deployment open reports. */
interface ByCode {
  readonly endpoint: Endpoint;
  readonly address: string;
  /** Where photos go before what names them; missing where none are taken. */
  readonly uploads?: UploadPlace | undefined;
}

type HowToRead = Pick<RecordOrigin, 'zone' | 'proseOf'>;

/** A report with all that its reporter may see. Undefined for a code that opens nothing. */
export async function openByCode(
  code: string,
  { endpoint, address }: ByCode,
  context: SourceContext,
): Promise<FollowedRequest | undefined> {
  const { source } = endpoint;
  const answer = await ask(endpoint, address, { code: plainCode(code) }, {}, context);
  if (!answer) return undefined;
  const { own, how } = await readObject(answer, source, context.zone);
  const report = JSON.stringify([own['report']]);
  const [request] = (await parseRequests(report, answerOptions(endpoint, context, answer))).items;
  if (!request) throw new CivicError('protocol/wrong-shape', `${source} gave no report for a code`, { source, url: answer.url.href });
  const told = textOf(own['visibility']);
  const visibility = visibilities.find((one) => one === told);
  const hiddenReason = how.proseOf(own['hiddenReason']);
  const rating = ratingOf(fieldsOf(own['rating']), how);
  const ratable = flagOf(own['ratable']);
  const reopenUntil = whenOf(own['reopenUntil'], context.zone);
  return {
    request,
    isOwn: true,
    updates: request.updates ?? [],
    followUps: listOf(own['updates']).flatMap((one) => remarkOf(fieldsOf(one), how) ?? []),
    ...(visibility && { visibility }),
    ...(hiddenReason !== undefined && { hiddenReason }),
    ...(rating && { rating }),
    ...(ratable !== undefined && { ratable }),
    ...(reopenUntil && { reopenUntil }),
  };
}

const visibilities = ['public', 'waiting', 'hidden', 'private'] as const;

/** Its photos by themselves, then one `POST updates`; once for ever under one key, which photos that come later repeat. */
export async function addByCode(
  code: string,
  addition: NewFollowUp,
  key: string,
  { endpoint, address, uploads }: ByCode,
  context: SourceContext,
): Promise<FollowUp | undefined> {
  const { photos = [], photosToCome: toCome = 0, ...words }: NewFollowUp & Pick<NewRemark, 'photos' | 'photosToCome'> = addition;
  const media: string[] = [];
  for (const photo of photos) media.push((await storePhoto(photo, uploads, context)).url);
  try {
    const body = {
      code: plainCode(code),
      ...words,
      ...(media.length > 0 && { media_url: media }),
      ...(toCome > 0 && { media_to_come: toCome }),
    };
    const answer = await ask(endpoint, `${address}/updates`, body, { 'idempotency-key': key }, context);
    if (!answer) return undefined;
    const { own, how } = await readObject(answer, endpoint.source, context.zone);
    return { ...words, ...(addition.kind === 'rating' ? ratingOf(own, how) : remarkOf(own, how)) };
  } catch (error) {
    throw uncertain(error);
  }
}

async function storePhoto(
  photo: UploadedFile,
  uploads: UploadPlace | undefined,
  context: SourceContext,
): Promise<{ readonly url: string }> {
  if (uploads) {
    const { storeApart } = await loadPart(() => import('../../source/store-apart.js'));
    const stored = await storeApart(uploads, photo.bytes.byteLength)(photo, context);
    // Where no uploads are taken, the address is the file itself.
    if (!stored.url.startsWith('data:')) return stored;
  }
  throw new CivicError('unsupported/capability', 'The office takes no photos with what is added');
}

/** The code stands in the body: addresses are kept in logs and histories. */
async function ask(
  endpoint: Endpoint,
  address: string,
  body: object,
  headers: Record<string, string>,
  context: SourceContext,
): Promise<HttpAnswer | undefined> {
  const request = {
    method: 'POST',
    url: new URL(address),
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
    idempotent: true,
    keep: false,
  } as const;
  try {
    return await exchange(endpoint, context, request);
  } catch (error) {
    if (isCivicError(error) && error.status === 404) return undefined;
    throw error;
  }
}

const remarks: ReadonlySet<unknown> = new Set<Remark['kind']>(['still-there', 'mended', 'note', 'reopen']);
const levels: ReadonlySet<unknown> = new Set<RatingLevel>([1, 2, 3, 4, 5]);

function remarkOf({ kind, ...more }: Fields, how: HowToRead): Remark | undefined {
  if (!remarks.has(kind)) return undefined;
  const { photos } = more;
  return { kind: kind as Remark['kind'], ...wordsOf(more, how), ...(typeof photos === 'number' && photos > 0 && { photoCount: photos }) };
}

function ratingOf({ level, indicators, version, answerBy, answeredAt, ...more }: Fields, how: HowToRead): GivenRating | undefined {
  if (!levels.has(level)) return undefined;
  const due = whenOf(answerBy, how.zone);
  const answered = whenOf(answeredAt, how.zone);
  return {
    level: level as RatingLevel,
    indicators: listOf(indicators).filter((one) => typeof one === 'string'),
    version: textOf(version) ?? '',
    ...wordsOf(more, how),
    ...(due && { answerBy: due }),
    ...(answered && { answered }),
  };
}

function wordsOf({ description, at }: Fields, { zone, proseOf }: HowToRead) {
  const words = proseOf(description);
  const when = whenOf(at, zone);
  return { ...(words !== undefined && { description: words }), ...(when && { at: when }) };
}

async function readObject({ bytes, url }: HttpAnswer, source: string, zone: string): Promise<{ own: Fields; how: HowToRead }> {
  const text = new TextDecoder().decode(bytes);
  let own: Fields;
  try {
    own = fieldsOf(JSON.parse(text));
  } catch (cause) {
    const code = /^\s*</.test(text) ? 'protocol/html-instead' : 'protocol/not-json';
    throw new CivicError(code, `${source} gave no JSON for a code`, { cause, source, url: url.href });
  }
  return { own, how: { zone, proseOf: await proseReaderFor(text) } };
}
