import type { CivicError } from '@civickit/core';
import { problem, type ProblemOptions } from './problem.js';

/** What an error says, and of what was sent what is wrong where. */
export function problemOf({ message, issues = [] }: CivicError, status: number, options: Omit<ProblemOptions, 'errors'> = {}): Response {
  return problem(status, message, { ...options, errors: issues.map(({ path, message: detail }) => ({ pointer: path, detail })) });
}
