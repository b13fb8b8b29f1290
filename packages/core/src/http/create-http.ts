import { withDeadline } from '../deadline/with-deadline.js';
import { isCivicError, type CivicError } from '../errors/civic-error.js';
import { toInstant } from '../when/to-instant.js';
import { attempt, limitsOf } from './attempt.js';
import { fillHttpOptions, type HttpOptions, type HttpSettings } from './http-options.js';
import type { Http, HttpAnswer, HttpRequest } from './http.types.js';
import { loadAfterFailure } from './load-after-failure.js';
import type { Validators } from './validators.js';

/**
 * The way out to the network: bounded in time, tries and bytes; without cookies unless `credentials` lets them; every failure typed.
 * Other servers learn the page's origin, as the browser demands, but not its address.
 */
export function createHttp(options?: HttpOptions): Http {
  const settings = fillHttpOptions(options);
  const { validatorBytes } = settings;
  const opening = validatorBytes > 0 ? openValidators(validatorBytes) : undefined;
  return {
    send(given, signal) {
      const asked = { ...noRequest, ...given };
      return withDeadline(signal, settings.timeoutMs, limitsOf(asked).what, async (within) => {
        const send = (request: HttpRequest) => sendWithRetries(request, settings, within);
        const validators = await opening;
        return validators ? validators.revalidate(asked, send, () => toInstant(settings.clock.now())) : send(asked);
      });
    },
  };
}

/** Browsers have no need of it. Undefined where the code cannot be had: then every answer is sent in full. */
function openValidators(maxBytes: number): Promise<Validators | undefined> {
  return import('./validators.js').then(
    ({ createValidators }) => createValidators(maxBytes),
    () => undefined,
  );
}

async function sendWithRetries(asked: HttpRequest, settings: HttpSettings, signal: AbortSignal): Promise<HttpAnswer> {
  const until = performance.now() + settings.timeoutMs;
  const tryOnce = () => attempt(asked, settings, signal);
  try {
    return await tryOnce();
  } catch (error) {
    if (!isCivicError(error) || !isWorthwhile(asked, error) || settings.retries === 0) throw error;
    const later = await loadAfterFailure();
    if (!later) throw error;
    return later.tryAgain({ asked, error, until, attempt: tryOnce }, settings, signal);
  }
}

const noRequest = { headers: undefined, body: undefined, maxBytes: undefined, idempotent: undefined, keep: undefined, explain: undefined };

function isWorthwhile({ method, idempotent }: HttpRequest, { kind, retry }: CivicError): boolean {
  return retry !== 'never' && kind !== 'offline' && (method === 'GET' || method === 'HEAD' || idempotent === true);
}
