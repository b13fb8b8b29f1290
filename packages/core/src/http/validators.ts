import { isCivicError } from '../errors/civic-error.js';
import type { Instant } from '../when/when.js';
import type { HttpAnswer, HttpRequest } from './http.types.js';

const mostAnswers = 100;

/** Answers kept in memory so that a server can say "not modified" instead of sending them again. */
export interface Validators {
  /** Asks for an answer only if it has changed; one that has not is the kept one, as fresh as `now`. */
  revalidate(request: HttpRequest, send: (request: HttpRequest) => Promise<HttpAnswer>, now: () => Instant): Promise<HttpAnswer>;
}

/** Keeps at most `maxBytes` of bodies; the answer longest unused goes first. */
export function createValidators(maxBytes: number): Validators {
  const kept = new Map<string, HttpAnswer>();
  let size = 0;

  function drop(key: string): void {
    size -= kept.get(key)?.bytes.length ?? 0;
    kept.delete(key);
  }

  function keep(key: string, answer: HttpAnswer): void {
    drop(key);
    const validated = answer.headers.has('etag') || answer.headers.has('last-modified');
    if (answer.status !== 200 || !validated || answer.bytes.length > maxBytes) return;
    kept.set(key, answer);
    size += answer.bytes.length;
    for (const oldest of kept.keys()) {
      if (size <= maxBytes && kept.size <= mostAnswers) break;
      drop(oldest);
    }
  }

  return {
    async revalidate(request, send, now) {
      if (!keepable(request)) return send(request);
      const key = keyOf(request);
      const known = kept.get(key);
      try {
        const answer = await send({ ...request, headers: { ...request.headers, ...(known && conditionsFor(known)) } });
        keep(key, answer);
        return answer;
      } catch (error) {
        if (!known || !isCivicError(error) || error.status !== 304) throw error;
        keep(key, known);
        return { ...known, fetchedAt: now() };
      }
    },
  };
}

function conditionsFor({ headers }: HttpAnswer): Record<string, string> {
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  if (etag) return { 'if-none-match': etag };
  return modified ? { 'if-modified-since': modified } : {};
}

function keepable({ method, keep, headers }: HttpRequest): boolean {
  return (
    method === 'GET' && keep !== false && !Object.keys(headers ?? {}).some((name) => /^(authorization|cookie|if-.*|range)$/i.test(name))
  );
}

function keyOf({ url, headers }: HttpRequest): string {
  const fields = Object.entries(headers ?? {}).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  return [url.href, ...fields.sort()].join('\n');
}
