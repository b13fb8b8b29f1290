import { CivicError, isCivicError, type NewServiceRequest, type Receipt } from '@civickit/core';
import type { ReportTarget } from './report-target.js';

/**
 * What is known after a try. `received`: there is a receipt of the office. `handed`: given to another program or to paper. `uncertain`:
 * it may have arrived. `unsent`: it has not, and may later. `refused`: it has not, and will not as it is. `saved`: the queue has it and
 * does the rest.
 */
export type Outcome =
  | { readonly state: 'received' | 'handed'; readonly receipt: Receipt }
  | { readonly state: 'saved'; readonly words: string; /** Where it lives no longer than the page. */ readonly arrival?: Promise<void> }
  | { readonly state: 'uncertain' | 'unsent' | 'refused'; readonly error?: CivicError };

export interface Try {
  readonly request: NewServiceRequest;
  readonly key: string;
  /** It was handed over before, and may have arrived. */
  readonly tried: boolean;
  /** The reader knows that it may arrive twice. */
  readonly insist?: boolean;
}

/** Kinds of errors with which nothing has been taken, whatever else is wrong. */
const untaken: ReadonlySet<string> = new Set(['config', 'unsupported', 'invalid', 'auth', 'refused', 'conflict', 'too-large', 'http']);

/** One try; what may have arrived is looked for before it is sent a second time. */
export async function sendReport(
  { requests, source, about }: ReportTarget,
  { request, key, tried, insist = false }: Try,
): Promise<Outcome> {
  const options = { source, key };
  const find = async (): Promise<Outcome | undefined> => {
    const receipt = await requests.find(request, options);
    return receipt && outcomeOf(receipt);
  };

  if (tried && about.resend !== 'keyed') {
    if (about.canFind) {
      try {
        const found = await find();
        if (found) return found;
      } catch (cause) {
        // It cannot be asked for, so a second one is not risked.
        if (!insist) return { state: 'uncertain', error: asError(cause) };
      }
    } else if (!insist) return { state: 'uncertain' };
  }

  // Without a network nothing leaves the device; one that fails meanwhile leaves it open.
  const offline = globalThis.navigator?.onLine === false;
  try {
    return outcomeOf(await requests.send(request, options));
  } catch (cause) {
    const error = asError(cause);
    const judged = judge(error, offline && !tried);
    if (judged !== 'uncertain' || !about.canFind) return { state: judged, error };
    return (await find().catch(() => undefined)) ?? { state: judged, error };
  }
}

function outcomeOf(receipt: Receipt): Outcome {
  return { state: receipt.strength === 'handed-off' ? 'handed' : 'received', receipt };
}

function judge(error: CivicError, offline: boolean): 'uncertain' | 'unsent' | 'refused' {
  // We give up nothing ourselves: nobody chose a way to hand it over.
  if (error.kind === 'aborted') return 'unsent';
  if (error.kind === 'offline' && offline) return 'unsent';
  return error.retry === 'never' && untaken.has(error.kind) ? 'refused' : 'uncertain';
}

export function asError(cause: unknown): CivicError {
  return isCivicError(cause) ? cause : new CivicError('protocol/wrong-shape', String(cause), { cause });
}
