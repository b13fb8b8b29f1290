import { wait } from '../checks.js';
import type { Received } from './received.js';

/**
 * How a server fails. `hang`: it never answers. `slow`: it answers after half a second. `error-500`: whatever it is asked. `garbage`:
 * an answer that is none of the standard. `html`: a page, with 200. `cut`: half of the answer. `bom`: a byte order mark before it.
 * `leading-zeros`: JSON has codes as numbers such as 001, as the standard's own samples do. `repeat-page`: every page is the first.
 * `drop-after-commit`: what is sent is stored, then the connection fails.
 */
export type Open311Fault =
  'hang' | 'slow' | 'error-500' | 'garbage' | 'html' | 'cut' | 'bom' | 'leading-zeros' | 'repeat-page' | 'drop-after-commit';

interface Answered {
  readonly response: Response;
  readonly refused?: string;
}

interface Exchange {
  readonly received: Received;
  readonly signal: AbortSignal;
  readonly answer: () => Answered;
  readonly crash: () => Response;
  readonly page: () => Response;
}

export async function spoil(fault: Open311Fault | undefined, { received, signal, answer, crash, page }: Exchange): Promise<Answered> {
  if (fault === 'hang') return { response: await never(signal) };
  if (fault === 'slow') await wait(500);
  if (fault === 'error-500') return { response: crash() };
  if (fault === 'html') return { response: page() };
  const answered = answer();
  const { response } = answered;
  if (fault === 'drop-after-commit' && received.method === 'POST' && response.ok) return { response: Response.error() };
  if (fault === 'garbage') return { ...answered, response: await rewritten(response, () => '%PDF-1.4 \u0001\u0002 {]') };
  if (fault === 'cut') return { ...answered, response: await rewritten(response, (text) => text.slice(0, text.length / 2)) };
  if (fault === 'bom') return { ...answered, response: await rewritten(response, (text) => `\uFEFF${text}`) };
  if (fault === 'leading-zeros') return { ...answered, response: await rewritten(response, bareCodes) };
  return answered;
}

/** The address without what asks for another page than the first. */
export function withoutPaging(url: URL): URL {
  const first = new URL(url);
  for (const name of ['page', 'offset']) first.searchParams.delete(name);
  return first;
}

function bareCodes(text: string): string {
  return text.replace(/("service_code":)"(0\d+)"/g, '$1$2');
}

async function rewritten(response: Response, change: (text: string) => string): Promise<Response> {
  return new Response(change(await response.text()), { status: response.status, headers: response.headers });
}

function never(signal: AbortSignal): Promise<Response> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(Response.error());
    else signal.addEventListener('abort', () => resolve(Response.error()), { once: true });
  });
}
