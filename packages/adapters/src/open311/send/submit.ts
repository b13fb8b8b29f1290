import {
  CivicError,
  isCivicError,
  toInstant,
  type Answer,
  type HttpAnswer,
  type HttpRequest,
  type NewServiceRequest,
  type Receipt,
  type RequestSource,
  type SourceContext,
} from '@civickit/core';
import { loadConversions } from '../../coordinates/load-conversion.js';
import { addressOf, answerOptions, ask, exchange, type Endpoint } from '../endpoint.js';
import { contentDigest } from '../../source/digest.js';
import { bytesIn, fileIn } from '../../source/file-in-draft.js';
import { isDate } from '../../source/is-date.js';
import { boundaryOf, multipartForm } from '../../source/multipart.js';
import { provingHttp } from '../../source/proof/proving-http.js';
import { uncertain } from '../../source/uncertain.js';
import { wallClock } from '../../source/wall-clock.js';
import { checkDraft } from './check-draft.js';
import { findSent } from './find-sent.js';
import { formFields, urlencodedForm, type FormExtras } from './form-body.js';
import { parseReceipt, receiptOf } from './read-receipt.js';

/** Where reports go, and what is added to them. */
export interface Sending extends Omit<FormExtras, 'jurisdictionId'> {
  readonly endpoint: Endpoint;
  /** Reports without a place are sent too. */
  readonly placeless: boolean;
}

/** One `POST requests`. @throws CivicError `invalid/draft` before anything is sent; with `retry` other than `never` where it may have arrived */
export async function submit(draft: NewServiceRequest, key: string, sending: Sending, context: SourceContext): Promise<Receipt> {
  const { endpoint, placeless } = sending;
  const { source, dialect } = endpoint;
  checkDraft(draft, dialect, source, placeless);
  const url = addressOf({ ...endpoint, jurisdictionId: undefined }, 'requests');
  const form = bodyOf(await written(draft, endpoint, context.zone), key, sending);
  try {
    const headers = {
      ...form.headers,
      ...(dialect.keyed && { 'idempotency-key': key }),
      ...(dialect.digests && (await digestHeader(form.body))),
    };
    // A proof is of the key.
    const http = dialect.keyed ? provingHttp(context.http) : context.http;
    const answer = await exchange(endpoint, { ...context, http }, { method: 'POST', url, ...form, headers });
    await checkDigest(answer, source);
    const receipt = await parseReceipt(answer.bytes, answerOptions(endpoint, context, answer));
    return receiptOf(receipt, source, toInstant(context.clock.now()), key);
  } catch (error) {
    throw uncertain(error);
  }
}

/** By which the server sees that not a byte of it was altered on its way (RFC 9530, 2). */
async function digestHeader(body: HttpRequest['body']) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return bytes && { 'content-digest': await contentDigest(bytes) };
}

/** A number in which a digit was altered is nobody's. @throws CivicError where the server says what the answer was, and it is not that */
async function checkDigest({ headers, bytes, url }: HttpAnswer, source: string): Promise<void> {
  const [given] = /sha-256=:[^:]*:/.exec(headers.get('content-digest') ?? '') ?? [];
  if (given === undefined || given === (await contentDigest(bytes))) return;
  throw new CivicError('protocol/wrong-shape', `The answer of ${url.href} was altered on its way`, { source, url: url.href });
}

export async function find(
  draft: NewServiceRequest,
  { source }: Endpoint,
  list: RequestSource['list'],
  context: SourceContext,
): Promise<Receipt | undefined> {
  const found = await findSent(draft, list, context);
  return found && { strength: 'acknowledged', source, at: toInstant(context.clock.now()), ref: found.ref };
}

export async function settle(token: string, endpoint: Endpoint, context: SourceContext): Promise<Receipt | undefined> {
  try {
    const receipt = await ask(endpoint, context, addressOf(endpoint, 'token', {}, token), parseReceipt);
    return receipt.id === undefined ? undefined : receiptOf(receipt, endpoint.source, toInstant(context.clock.now()));
  } catch (error) {
    if (isPending(error)) return undefined;
    throw error;
  }
}

/** The draft with its place and its dates as the server writes them. */
async function written(draft: NewServiceRequest, { coordinateSystem, dialect }: Endpoint, zone: string): Promise<NewServiceRequest> {
  const { where, answers } = draft;
  const inZone = (answer: Answer): Answer =>
    typeof answer === 'string' && isDate({ iso: answer, precision: 'minute', zone: 'given' })
      ? wallClock(Date.parse(answer), zone)
      : answer;
  return {
    ...draft,
    ...(where && coordinateSystem && { where: (await loadConversions(coordinateSystem)).fromWgs84(where) }),
    ...(answers &&
      dialect.dates === 'no-zone' && {
        answers: Object.fromEntries(Object.entries(answers).map(([code, answer]) => [code, inZone(answer)])),
      }),
  };
}

/** While the office works, servers answer 404, an empty list, or a sentence that is no data. */
function isPending(error: unknown): boolean {
  return isCivicError(error) && (error.status === 404 || error.code === 'protocol/not-json' || error.code === 'protocol/wrong-shape');
}

function bodyOf(draft: NewServiceRequest, key: string, { endpoint, deviceId }: Sending) {
  const { dialect, jurisdictionId } = endpoint;
  const fields = formFields(draft, dialect, { jurisdictionId, deviceId });
  const files = (draft.media ?? []).flatMap(({ url }) => fileIn(url) ?? []);
  const { media } = dialect;
  if (files.length === 0 || !media || media.by === 'url') return urlencodedForm(fields);
  if (media.by === 'base64') return urlencodedForm([...fields, ...files.map(({ base64 }) => [media.name, base64] as const)]);
  const parts = [
    ...fields.map(([name, value]) => ({ name, body: value })),
    ...files.map((file) => ({ name: media.name, filename: file.name, type: file.type, body: bytesIn(file) })),
  ];
  return multipartForm(parts, boundaryOf(key));
}
