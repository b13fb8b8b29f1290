import { CivicError } from '../errors/civic-error.js';
import type { Submission } from '../forms/answers/answers.js';
import type { Receipt } from '../requests/receipt.js';
import type { Sender, UploadedFile } from '../source/sender.js';
import type { SourceContext } from '../source/source.js';
import { toInstant } from '../when/to-instant.js';
import { misbehave, type Fault } from './memory-list.js';

/** How a source in memory takes filled-in forms. */
export interface MemoryFormSending {
  /** Whether it honours keys. @default false */
  readonly keyed?: boolean;
  /** Whether what was sent can be searched for. @default false */
  readonly canFind?: boolean;
  readonly media?: Sender<Submission>['media'];
}

export interface SentSubmission {
  readonly draft: Submission;
  readonly key: string;
}

export interface MemoryFormSender extends Sender<Submission> {
  /** What has arrived, oldest first. */
  readonly sent: readonly SentSubmission[];
  /** Files that were stored, each once however often it came, by their keys. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

export function memoryFormSender(
  { keyed = false, canFind = false, media }: MemoryFormSending,
  id: string,
  fault: () => Fault | undefined,
): MemoryFormSender {
  const files = new Map<string, UploadedFile>();
  const sent: (SentSubmission & { readonly receipt: Receipt })[] = [];
  const known = (key: string) => sent.find((one) => one.key === key)?.receipt;

  function receive(draft: Submission, key: string, { clock }: SourceContext): Receipt {
    const number = `sent-${sent.length + 1}`;
    const at = toInstant(clock.now());
    const receipt: Receipt = { strength: 'acknowledged', source: id, at, ref: { source: id, id: number }, code: number };
    sent.push({ draft, key, receipt });
    return receipt;
  }

  return {
    resend: keyed ? 'keyed' : canFind ? 'search-first' : 'never',
    sent,
    files,
    async submit(draft, key, context) {
      const wrong = fault();
      await misbehave(wrong, context);
      if (wrong?.kind === 'garbage') throw new CivicError('protocol/wrong-shape', 'That is no receipt', { source: id, retry: 'later' });
      const receipt = (keyed ? known(key) : undefined) ?? receive(draft, key, context);
      if (wrong?.kind === 'lost') throw new CivicError('network/cut', 'The answer was lost', { source: id });
      return receipt;
    },
    ...(media && {
      media,
      async upload(file: UploadedFile, context: SourceContext) {
        await misbehave(fault(), context);
        files.set(file.key, file);
        return { url: media.apart ? `memory:${file.key}` : `data:${file.type},${encodeURIComponent(file.name)}` };
      },
    }),
    ...(canFind && {
      async find(_draft: Submission, key: string, context: SourceContext) {
        await misbehave(fault(), context);
        return known(key);
      },
    }),
  };
}
