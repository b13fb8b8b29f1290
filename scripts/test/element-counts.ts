import { relative } from 'node:path';
import { root } from '../workspace.ts';
import type { Counts, Failure } from './counts.ts';

interface Suite {
  readonly name: string;
  readonly suites: readonly Suite[];
  readonly tests: readonly { readonly name: string; readonly passed: boolean; readonly skipped: boolean; readonly error?: Thrown }[];
}

interface Thrown {
  readonly message: string;
}

/** What web-test-runner knows of a file that it has run. */
export interface Session {
  readonly testFile: string;
  readonly passed?: boolean;
  readonly errors: readonly Thrown[];
  readonly testResults?: Suite;
}

/** A file that could not run counts as one failed test. */
export function elementCounts(sessions: Iterable<Session>): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: Failure[] = [];
  const fail = (names: readonly string[], { message }: Thrown = { message: 'no reason given' }): void => {
    counts.failed += 1;
    failures.push({ test: names.join(' > '), message });
  };
  const countSuite = (suite: Suite, above: readonly string[]): void => {
    for (const { name, passed, skipped, error } of suite.tests) {
      if (skipped) counts.skipped += 1;
      else if (passed) counts.passed += 1;
      else fail([...above, name], error);
    }
    for (const inner of suite.suites) countSuite(inner, [...above, inner.name]);
  };
  for (const { testFile, passed, errors, testResults } of sessions) {
    const before = counts.failed;
    const file = relative(root, testFile);
    if (testResults) countSuite(testResults, [file]);
    if (!passed && counts.failed === before) fail([file], errors[0]);
  }
  return { ...counts, failures };
}
