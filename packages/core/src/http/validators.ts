import { toInstant } from '../when/to-instant.js';
import type { HttpAnswer, HttpRequest } from './http.types.js';

const mostAnswers = 100;

/** Answers kept in memory so that a server can say "not modified" instead of sending them again. */
export interface Validators {
  /** Header fields that ask for an answer only if it has changed. */
  conditions(request: HttpRequest): Record<string, string>;
  keep(request: HttpRequest, answer: HttpAnswer): void;
  /** The kept answer, as fresh as now. */
  find(request: HttpRequest, now: number): HttpAnswer | undefined;
}

/** Keeps at most `maxBytes` of bodies; the answer longest unused goes first. */
export function createValidators(maxBytes: number): Validators {
  const kept = new Map<string, HttpAnswer>();
  let size = 0;

  function drop(key: string): void {
    size -= kept.get(key)?.bytes.length ?? 0;
    kept.delete(key);
  }

  return {
    conditions(request): Record<string, string> {
      const found = keepable(request) ? kept.get(keyOf(request)) : undefined;
      const etag = found?.headers.get('etag');
      const modified = found?.headers.get('last-modified');
      if (etag) return { 'if-none-match': etag };
      return modified ? { 'if-modified-since': modified } : {};
    },
    keep(request, answer) {
      if (!keepable(request)) return;
      const key = keyOf(request);
      drop(key);
      const validated = answer.headers.has('etag') || answer.headers.has('last-modified');
      if (answer.status !== 200 || !validated || answer.bytes.length > maxBytes) return;
      kept.set(key, answer);
      size += answer.bytes.length;
      for (const oldest of kept.keys()) {
        if (size <= maxBytes && kept.size <= mostAnswers) break;
        drop(oldest);
      }
    },
    find(request, now) {
      const key = keyOf(request);
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return { ...found, fetchedAt: toInstant(now) };
    },
  };
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
