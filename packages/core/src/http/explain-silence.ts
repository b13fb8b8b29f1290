import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import type { HttpSettings } from './http-options.js';
import type { BodyLimits } from './read-body.js';

const probeMs = 3000;

/** Why no answer came. Browsers tell nobody, so that a refused page has to find out by asking again without reading. */
export async function explainSilence(
  silence: CivicError,
  asked: URL,
  { what, url }: BodyLimits,
  settings: HttpSettings,
  signal: AbortSignal,
): Promise<CivicError> {
  const { cause } = silence;
  if (settings.origin !== undefined && settings.origin !== asked.origin && (await answersUnread(asked, settings, signal))) {
    const message = `${what}: the server answers, but does not let pages of ${settings.origin} read it (CORS)`;
    return new CivicError('cors/refused', message, { cause, url });
  }
  if (!loops(cause)) return silence;
  return new CivicError('network/unreachable', `${what} is redirected without end`, { cause, url, retry: 'never' });
}

async function answersUnread(url: URL, { fetch }: HttpSettings, parent: AbortSignal): Promise<boolean> {
  const init = { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;
  try {
    await withDeadline(parent, probeMs, 'The probe', (signal) => fetch(url.href, takeOwn({ ...init, signal })));
    return true;
  } catch {
    return false;
  }
}

/** Only Node tells; in browsers a loop looks like any other silence. */
function loops(cause: unknown): boolean {
  const inner = cause instanceof Error ? cause.cause : undefined;
  return inner instanceof Error && /redirect count/.test(inner.message);
}
