import { CivicError } from '@civickit/core';
import type { AnswerOptions } from './read-records.js';

/** The problem of a record that cannot be read. */
export function flagged(index: number, message: string, { source, url }: AnswerOptions): CivicError {
  const issues = [{ path: `/${index}`, message }];
  return new CivicError('protocol/wrong-shape', `Record ${index} cannot be read: ${message}.`, { source, url, issues });
}
