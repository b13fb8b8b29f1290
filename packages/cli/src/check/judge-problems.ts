import { explainProblem } from '@civickit/adapters/files/explain.js';
import type { CivicError } from '@civickit/core';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';
import type { AnySource } from './read-kind.js';

/** More rows are counted, not told one by one. */
const mostTold = 20;

/**
 * What could not be read of a source: of a file of notices with row and column and what to write instead, of a form with its places, of all
 * else how many.
 */
export function judgeProblems(
  { id, kind }: Pick<AnySource, 'id' | 'kind'>,
  address: string,
  problems: readonly CivicError[],
  texts: Texts,
): Finding[] {
  const told = problems.filter((problem) => kind === 'forms' || sentencesOf(problem, texts).length > 0).slice(0, mostTold);
  const messages = told.map((problem) => `${address}: ${explainFile(problem, texts)}`);
  const others = problems.length - told.length;
  if (others > 0) messages.push(told.length > 0 ? texts.check.moreSkipped(others) : texts.check.skipped(others));
  return messages.map((message) => ({ level: 'caution', where: id, message }));
}

/** Why a file cannot be read, in the reader's language where its adapter has words for it. */
export function explainFile(error: CivicError, texts: Texts): string {
  const sentences = sentencesOf(error, texts);
  return sentences.length > 0 ? sentences.join(' ') : texts.check.fileUnreadable(error.code, error.message);
}

/** What an adapter says about an error in the reader's language; empty where it has no words for it. */
export function sentencesOf(error: CivicError, { lang }: Texts): string[] {
  return explainProblem(error, lang).map(({ sentence }) => sentence);
}
