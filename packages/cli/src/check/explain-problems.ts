import { explainProblem } from '@civickit/adapters/files/explain.js';
import type { CivicError } from '@civickit/core';
import type { CommandSetting } from '../command-setting.js';
import type { Finding } from './finding.js';

export type ExplainSetting = Pick<CommandSetting, 'texts' | 'language'>;

/** More of one source are only counted. */
const mostProblems = 20;

/** What of a source could not be read: row and column of a file that a clerk keeps, of others only how many records. */
export function explainProblems(id: string, problems: readonly CivicError[], { texts, language }: ExplainSetting): Finding[] {
  const sentences = problems.flatMap((problem) => sentencesOf(problem, language)).slice(0, mostProblems);
  const counted = problems.length > 0 && (sentences.length === 0 || problems.length > mostProblems);
  const messages = [...sentences, ...(counted ? [texts.check.skipped(problems.length)] : [])];
  return messages.map((message) => ({ level: 'caution', where: id, message }));
}

/** Sentences for whoever keeps the file; none where the error is of another kind. */
export function sentencesOf(error: CivicError, language: ExplainSetting['language']): string[] {
  // Where no record can be read, each says why.
  const errors = error.cause instanceof AggregateError ? (error.cause.errors as CivicError[]) : [error];
  return errors.flatMap((each) => explainProblem(each, language).map(({ sentence }) => sentence)).slice(0, mostProblems);
}
