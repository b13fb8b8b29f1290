import { isCivicError } from '@civickit/core';
import type { DeskTexts } from '../i18n/en.js';
import { Told } from './told.js';

/** What went wrong and what to do, in the reader's language. */
export function explain(error: unknown, { errors }: DeskTexts): string {
  if (error instanceof Told) return error.message;
  if (!isCivicError(error)) return errors.other('unsupported/render');
  const { kind, code, status = 0, issues, message, retryAfterMs } = error;
  if (status === 401) return errors.lapsed;
  if (status === 403) return errors.refused;
  if (status === 404 || status === 410) return errors.gone;
  if (code === 'http/rate-limited') return errors.often(String(Math.ceil((retryAfterMs ?? 60_000) / 1000)));
  if (kind === 'offline') return errors.offline;
  if (kind === 'timeout' || kind === 'network' || kind === 'cors') return errors.unreachable;
  if (kind === 'protocol') return errors.old;
  if (status >= 500) return errors.busy;
  if (status >= 400)
    return errors.wrong(issues?.map(({ path, message: what }) => `${path.replace(/^\//, '')} ${what}`).join('; ') ?? message);
  return errors.other(code);
}
