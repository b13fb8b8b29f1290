import { never } from '../../deadline/never.js';
import { CivicError } from '../../errors/civic-error.js';
import { takeSubmission } from '../../forms/resource/take-submission.js';
import type { Receipt } from '../../requests/receipt.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import type { Kind } from '../../source/resources.js';
import type { Prepared } from '../../source/handoff.js';
import type { Sender, UploadedFile } from '../../source/sender.js';
import type { Source, SourceContext } from '../../source/source.js';
import { takeDraft } from '../../requests/take-draft.js';
import type { CallOptions, SendOptions, Tracked, UploadOptions } from '../actions.types.js';
import { callSource } from '../call-source.js';
import { findSource } from '../find-source.js';
import type { Runtime } from '../runtime.js';
import { createKey } from './create-key.js';
import { unsupported } from './gather.js';

/** What a draft of each kind that can be written must be. */
const takes: Readonly<Partial<Record<Kind, (draft: never, source: string) => object>>> = { requests: takeDraft, forms: takeSubmission };

export async function send(
  sources: readonly Source[],
  runtime: Runtime,
  draft: object,
  { source: id, key = createKey(), signal = never }: SendOptions = {},
): Promise<Receipt> {
  const { source, sender } = findSender(sources, id);
  const patience = sender.attended ? { ...runtime, sourceTimeoutMs: Infinity } : runtime;
  const sound = takeSound(source, draft);
  mustKeepPrivate(sound, sender, source.id);
  return (await callSource(patience, source, signal, (context) => sender.submit(sound, key, context))).value;
}

export async function find(
  sources: readonly Source[],
  runtime: Runtime,
  draft: object,
  { source: id, key, signal = never }: SendOptions & { readonly key: string },
): Promise<Receipt | undefined> {
  const { source, sender } = findSender(sources, id);
  const search = sender.find?.bind(sender);
  if (!search) throw unsupported('can be searched for what was sent');
  const sound = takeSound(source, draft);
  return (await callSource(runtime, source, signal, (context) => search(sound, key, context))).value;
}

export async function prepare(
  sources: readonly Source[],
  runtime: Runtime,
  draft: object,
  { source: id, signal = never }: Omit<SendOptions, 'key'> = {},
): Promise<Prepared> {
  const { source, sender } = findSender(sources, id);
  const { handoff } = sender;
  if (!handoff) throw unsupported('is handed to by the reader');
  return (await callSource(runtime, source, signal, (context) => handoff.prepare(draft, context))).value;
}

export async function upload(
  sources: readonly Source[],
  runtime: Runtime,
  file: Blob,
  { source: id, key = createKey(), signal = never, begun, note }: UploadOptions = {},
): Promise<{ readonly url: string }> {
  const { source, sender } = findSender(sources, id);
  const { media } = sender;
  const store = sender.upload?.bind(sender);
  if (!media || !store) throw unsupported('takes files');
  const { name = '', type, size } = file as Blob & { readonly name?: string };
  const message =
    size > media.maxBytes
      ? `the file has ${size} bytes, ${source.id} takes ${media.maxBytes}`
      : !media.accept.some((wanted) => isType(type, wanted))
        ? `the file is of type "${type}", ${source.id} takes ${media.accept.join(', ')}`
        : '';
  if (message) throw new CivicError('invalid/draft', message, { source: source.id, issues: [{ path: '/media', message }] });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const uploaded: UploadedFile = { name, type, bytes, key, ...(begun && { begun }), ...(note && { note }) };
  return (await callSource(runtime, source, signal, (context) => store(uploaded, context))).value;
}

function isType(type: string, wanted: string): boolean {
  return wanted === '*/*' || type === wanted || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)));
}

export async function track(
  sources: readonly RequestSource[],
  runtime: Runtime,
  receipt: Receipt,
  { signal = never }: CallOptions = {},
): Promise<Tracked> {
  const source = findSource(sources, receipt.source);
  const { value } = await callSource(runtime, source, signal, async (context): Promise<Tracked> => {
    const known = receipt.strength === 'pending' ? ((await source.send?.settle?.(receipt.token, context)) ?? receipt) : receipt;
    const request = await openKnown(source, known, context);
    return { receipt: known, ...(request && { request }) };
  });
  return value;
}

/** All that its reporter may see, where the receipt has a code that the source knows. */
async function openKnown(source: RequestSource, receipt: Receipt, context: SourceContext): Promise<ServiceRequest | undefined> {
  const code = 'code' in receipt ? receipt.code : undefined;
  const followed =
    code && source.follow ? await source.follow.open({ code, ...(receipt.pin && { pin: receipt.pin }) }, context) : undefined;
  return followed?.request ?? ('ref' in receipt && receipt.ref ? source.get?.(receipt.ref.id, context) : undefined);
}

/** @throws CivicError `invalid/draft` */
function takeSound({ kind, id }: Source, draft: object): object {
  return takes[kind]?.(draft as never, id) ?? draft;
}

/** What somebody wants nobody else to read goes nowhere where that cannot be said. @throws CivicError `invalid/draft` */
function mustKeepPrivate(draft: { readonly isPrivate?: unknown }, { mayBePrivate = false }: Sender<object>, source: string): void {
  if (draft.isPrivate !== true || mayBePrivate) return;
  const message = 'cannot be kept private there';
  throw new CivicError('invalid/draft', `${source} takes no private drafts`, { source, issues: [{ path: '/isPrivate', message }] });
}

function findSender(sources: readonly Source[], id: string | undefined): { source: Source; sender: Sender<object> } {
  const able = sources.filter(({ send }) => send);
  if (id === undefined && able.length > 1) {
    const names = able.map((source) => source.id).join(', ');
    throw new CivicError('config/unknown-source', `Several sources can be sent to (${names}): name one as \`source\``);
  }
  const source = id === undefined ? able[0] : findSource(sources, id);
  const sender = source?.send;
  if (!source || !sender) throw unsupported(`can be sent to${id === undefined ? '' : ` under the name "${id}"`}`);
  return { source, sender };
}
