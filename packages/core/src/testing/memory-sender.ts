import { CivicError } from '../errors/civic-error.js';
import type { NewServiceRequest } from '../requests/new-service-request.js';
import type { Receipt } from '../requests/receipt.js';
import type { RequestType } from '../requests/request-type.js';
import type { ServiceRequest } from '../requests/service-request.js';
import type { Ref } from '../source/resources.js';
import type { Sender, UploadedFile } from '../source/sender.js';
import type { SourceContext } from '../source/source.js';
import { toInstant } from '../when/to-instant.js';
import { misbehave, type Fault } from './memory-list.js';

/** How a source in memory takes reports. */
export interface MemorySending {
  /** What is given for a type that is answered at once. `confirmed` also honours keys. @default 'acknowledged' */
  readonly strength?: 'confirmed' | 'acknowledged';
  /** How often a token is asked for until its id is known. @default 2 */
  readonly asks?: number;
  /** Whether what was sent can be searched for. @default true */
  readonly canFind?: boolean;
  readonly media?: Sender<NewServiceRequest>['media'];
  /** Whether reports can be kept from the public. @default false */
  readonly mayBePrivate?: boolean;
}

export interface SentDraft {
  readonly draft: NewServiceRequest;
  readonly key: string;
}

export interface MemorySender extends Sender<NewServiceRequest> {
  /** What has arrived, oldest first. */
  readonly sent: readonly SentDraft[];
  /** Files that were stored by themselves, each once however often it came, by their keys. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** What a sender needs of its source. */
interface Home {
  readonly id: string;
  readonly types: readonly RequestType[] | undefined;
  readonly fault: () => Fault | undefined;
  /** Puts a request into the list. */
  readonly add: (request: ServiceRequest) => void;
}

export function memorySender(
  { strength = 'acknowledged', asks = 2, canFind = true, media, mayBePrivate }: MemorySending,
  { id, types, fault, add }: Home,
): MemorySender {
  const files = new Map<string, UploadedFile>();
  const sent: (SentDraft & { readonly receipt: Receipt })[] = [];
  const waiting = new Map<string, { ref: Ref; asks: number; request: ServiceRequest }>();

  function receive(draft: NewServiceRequest, key: string, context: SourceContext): Receipt {
    const type = types?.find(({ ref }) => ref.id === draft.type);
    if (types && !type) throw new CivicError('http/client-error', `There is no type "${draft.type}"`, { source: id, status: 404 });
    const ref: Ref = { source: id, id: `sent-${sent.length + 1}` };
    const at = toInstant(context.clock.now());
    const request = toRequest(draft, ref, at);
    const processing = type?.processing ?? 'realtime';
    if (processing === 'realtime') add(request);
    if (processing === 'batch') waiting.set(`token-${ref.id}`, { ref, asks, request });
    const receipt: Receipt =
      processing === 'batch'
        ? { strength: 'pending', source: id, at, token: `token-${ref.id}` }
        : processing === 'blackbox'
          ? { strength: 'acknowledged', source: id, at }
          : { strength, source: id, at, ref };
    sent.push({ draft, key, receipt });
    return receipt;
  }

  async function upload(file: UploadedFile, context: SourceContext): Promise<{ readonly url: string }> {
    if (!media?.apart) return { url: `data:${file.type},${encodeURIComponent(file.name)}` };
    const wrong = fault();
    await misbehave(wrong, context);
    files.set(file.key, file);
    if (wrong?.kind === 'lost') throw new CivicError('network/cut', 'The answer was lost', { source: id });
    return { url: `memory:${file.key}` };
  }

  return {
    resend: strength === 'confirmed' ? 'keyed' : canFind ? 'search-first' : 'never',
    sent,
    files,
    ...(media && { media, upload }),
    ...(mayBePrivate !== undefined && { mayBePrivate }),
    async submit(draft, key, context) {
      const wrong = fault();
      await misbehave(wrong, context);
      if (wrong?.kind === 'garbage') throw new CivicError('protocol/wrong-shape', 'That is no receipt', { source: id });
      const known = strength === 'confirmed' ? sent.find((one) => one.key === key)?.receipt : undefined;
      const receipt = known ?? receive(draft, key, context);
      if (wrong?.kind === 'lost') throw new CivicError('network/cut', 'The answer was lost', { source: id });
      return receipt;
    },
    async settle(token, context) {
      await misbehave(fault(), context);
      const found = waiting.get(token);
      if (!found) throw new CivicError('http/client-error', `There is no token "${token}"`, { source: id, status: 404 });
      found.asks -= 1;
      if (found.asks > 0) return undefined;
      if (found.asks === 0) add(found.request);
      return { strength: 'acknowledged', source: id, at: toInstant(context.clock.now()), ref: found.ref };
    },
    ...(canFind && {
      async find(_draft: NewServiceRequest, key: string, context: SourceContext) {
        await misbehave(fault(), context);
        return sent.find((one) => one.key === key)?.receipt;
      },
    }),
  };
}

function toRequest(draft: NewServiceRequest, ref: Ref, at: string): ServiceRequest {
  const { type, description, where, address, answers = {} } = draft;
  return {
    ref,
    type: { id: type },
    authorityStatus: 'open',
    requested: { iso: at, precision: 'instant', zone: 'given' },
    ...(description !== undefined && { description }),
    ...(where && { where }),
    ...(address !== undefined && { address }),
    answers: Object.entries(answers).map(([code, value]) => ({
      code,
      value: typeof value === 'string' || typeof value === 'object' ? value : String(value),
    })),
  };
}
