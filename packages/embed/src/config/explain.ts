import type { Issue } from '@civickit/core';
import type * as z from 'zod/mini';
import type { Explanations } from './explanations.js';

/** Issues of a schema as sentences that name the place, what is wrong and what to write instead. */
export function explainIssues(
  issues: readonly z.core.$ZodIssue[],
  at: string,
  texts: Explanations,
  knownKeys: readonly string[] = [],
): Issue[] {
  return issues.flatMap((issue) => {
    const path = [at, ...issue.path.map(String)].filter(Boolean).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path, message: explainKey(key, knownKeys, texts) }));
    }
    const key = String(issue.path.filter((step) => typeof step === 'string').pop() ?? at);
    // The address of forms in an entry, and the list of their sources, have one name.
    const sample = (issue.path.length > 0 ? texts.samples[`entry.${key}`] : undefined) ?? texts.samples[key];
    const wrong = issue.input === undefined && issue.code === 'invalid_type' ? texts.missing : texts.wrong;
    return [{ path, message: sample ? texts.write(wrong, sample) : wrong }];
  });
}

/** A sentence about a key that nobody reads, with the known key that looks most like it. */
export function explainKey(key: string, knownKeys: readonly string[], texts: Explanations): string {
  const near = knownKeys
    .map((known) => ({ known, steps: distance(key.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0];
  const sentence = texts.unknownKey(key);
  return near && near.steps <= 3 ? texts.didYouMean(sentence, near.known) : texts.knownAre(sentence, knownKeys.join(', '));
}

/** Edit distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
