import {
  CivicError,
  isCivicError,
  toInstant,
  type Answer,
  type NewServiceRequest,
  type RequestSource,
  type Sender,
  type UploadedFile,
} from '@civickit/core';
import { loadConversions } from '../../coordinates/load-conversion.js';
import { uncertain } from '../../source/uncertain.js';
import { wallClock } from '../list/question-parameters.js';
import { addressOf, answerOptions, ask, exchange, type Endpoint } from '../endpoint.js';
import { checkDraft } from './check-draft.js';
import { findSent } from './find-sent.js';
import { formFields, multipartForm, urlencodedForm, type FilePart, type FormExtras } from './form-body.js';
import { parseReceipt, receiptOf } from './read-receipt.js';

export interface SenderOptions extends Omit<FormExtras, 'jurisdictionId'> {
  /** Reports without a place are sent too. */
  readonly placeless: boolean;
  readonly list: RequestSource['list'];
}

/** Sends requests by `POST requests`. No server knows our keys, so that a lost answer is searched for before anything is sent again. */
export function createSender(endpoint: Endpoint, { placeless, list, deviceId }: SenderOptions): Sender<NewServiceRequest> {
  const { source, dialect, jurisdictionId } = endpoint;
  const { media } = dialect;
  const extras = { ...(jurisdictionId !== undefined && { jurisdictionId }), ...(deviceId !== undefined && { deviceId }) };
  return {
    resend: 'search-first',
    ...(media &&
      media.by !== 'url' && { media: { accept: ['image/*'], maxBytes: media.maxBytes }, upload: keepInDraft(media.maxBytes, source) }),
    async submit(draft, key, context) {
      checkDraft(draft, dialect, source, placeless);
      const request = { method: 'POST', url: addressOf({ ...endpoint, jurisdictionId: undefined }, 'requests'), ...bodyOf(await written(draft, endpoint, context.zone), key, endpoint, extras) } as const; // prettier-ignore
      try {
        const answer = await exchange(endpoint, context, request);
        const receipt = await parseReceipt(answer.bytes, answerOptions(endpoint, context, answer));
        return receiptOf(receipt, source, toInstant(context.clock.now()));
      } catch (error) {
        throw uncertain(error);
      }
    },
    async find(draft, _key, context) {
      const found = await findSent(draft, list, context);
      return found && { strength: 'acknowledged', source, at: toInstant(context.clock.now()), ref: found.ref };
    },
    async settle(token, context) {
      try {
        const receipt = await ask(endpoint, context, addressOf(endpoint, 'token', {}, token), parseReceipt);
        return receipt.id === undefined ? undefined : receiptOf(receipt, source, toInstant(context.clock.now()));
      } catch (error) {
        if (isPending(error)) return undefined;
        throw error;
      }
    },
  };
}

const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** The draft with its place and its dates as the server writes them. */
async function written(draft: NewServiceRequest, { coordinateSystem, dialect }: Endpoint, zone: string): Promise<NewServiceRequest> {
  const { where, answers } = draft;
  const inZone = (answer: Answer): Answer =>
    typeof answer === 'string' && exact.test(answer) ? wallClock(Date.parse(answer), zone) : answer;
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

function bodyOf(draft: NewServiceRequest, key: string, { dialect }: Endpoint, extras: FormExtras) {
  const fields = formFields(draft, dialect, extras);
  const files = (draft.media ?? []).flatMap(({ url }) => fileIn(url) ?? []);
  const { media } = dialect;
  if (files.length === 0 || !media || media.by === 'url') return urlencodedForm(fields);
  if (media.by === 'base64') return urlencodedForm([...fields, ...files.map(({ base64 }) => [media.name, base64] as const)]);
  return multipartForm(fields, media.name, files, `civickit-${key.replace(/[^\w-]/g, '').slice(0, 40)}-form`);
}

/** The address of a file is the file itself: a draft that waits for days then needs nothing else. */
function keepInDraft(maxBytes: number, source: string): NonNullable<Sender<NewServiceRequest>['upload']> {
  return ({ name, type, bytes }: UploadedFile) => {
    if (bytes.length > maxBytes) {
      const message = `${name} has ${bytes.length} bytes, ${source} takes ${maxBytes}`;
      return Promise.reject(new CivicError('invalid/draft', message, { source, issues: [{ path: '/media', message }] }));
    }
    let signs = '';
    for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return Promise.resolve({ url: `data:${type || 'application/octet-stream'};name=${encodeURIComponent(name)};base64,${btoa(signs)}` });
  };
}

function fileIn(url: string): FilePart | undefined {
  const [, type, name, base64] = /^data:([^;,]*)(?:;name=([^;,]*))?(?:;[^;,]*)*?;base64,(.*)$/s.exec(url) ?? [];
  if (base64 === undefined) return undefined;
  return { name: decodeURIComponent(name ?? '') || 'picture', type: type || 'application/octet-stream', base64 };
}
