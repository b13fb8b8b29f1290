import type { Issue } from '@civickit/core';
import type * as z from 'zod/mini';

/** What to write instead, by the last named key of the path. */
const samples: Readonly<Record<string, string>> = {
  civickit: '1',
  zone: '"Asia/Shanghai"',
  lang: '"zh-Hans"',
  imageOrigins: '["https://pictures.example"]',
  id: '"news" (letters, digits, dots, dashes)',
  adapter: '"feed" or "files"',
  dateOrder: '"dmy", "mdy" or "ymd"',
  url: '"/feed.xml"',
  due: '"P14D" for 14 days',
  overdue: '"P30D" for 30 days',
  dead: '"P180D" for 180 days',
  basis: '"published" or "verified"',
  unit: '"Water Bureau"',
  phone: '"+86 000 0000000"',
  notices: '[{ "id": "news", "adapter": "feed", "url": "/feed.xml" }]',
};

/** Issues of a schema as sentences that name the place, what is wrong and what to write instead. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], at: string, knownKeys: readonly string[] = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [at, ...issue.path.map(String)].filter(Boolean).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path, message: explainKey(key, knownKeys) }));
    }
    const key = String(issue.path.filter((step) => typeof step === 'string').pop() ?? at);
    const sample = samples[key];
    const wrong = issue.input === undefined && issue.code === 'invalid_type' ? 'is missing' : 'is not as it must be';
    return [{ path, message: sample ? `${wrong}; write ${sample}` : wrong }];
  });
}

/** A sentence about a key that nobody reads, with the known key that looks most like it. */
export function explainKey(key: string, knownKeys: readonly string[]): string {
  const near = knownKeys
    .map((known) => ({ known, steps: distance(key.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0];
  const hint = near && near.steps <= 3 ? `; did you mean "${near.known}"?` : `; known are ${knownKeys.join(', ')}`;
  return `"${key}" is not a key that anything reads${hint}`;
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
