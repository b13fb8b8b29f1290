import { CivicError } from '../errors/civic-error.js';
import type { MarkupLimits } from './limits.js';

/** The error for a document beyond one of its limits. */
export function tooLarge(limit: keyof MarkupLimits, allowed: number): CivicError {
  return new CivicError('too-large/markup', `The markup exceeds ${limit} (${allowed}).`);
}
