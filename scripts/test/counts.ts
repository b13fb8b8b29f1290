import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../workspace.ts';

export interface Counts {
  passed: number;
  failed: number;
  /** Skipped by the tests themselves: reported, never counted as passed. */
  skipped: number;
  /** The failed tests, where the runner names them. */
  failures?: readonly Failure[];
}

export interface Failure {
  readonly test: string;
  readonly message: string;
}

/** Reads a runner's report; undefined when it wrote none. */
export type ReadCounts = (exit: number, output: string) => Counts | undefined;

/** A check without a runner is one test. */
export const oneCheck: ReadCounts = (exit) => (exit === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });

/** As much as is read here of what Vitest writes. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  /** Why the file did not run. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[];
  }[];
}

export function vitestReport(file: string): ReadCounts {
  return () => {
    const report = readJson(file) as VitestReport | undefined;
    return report && vitestCounts(report);
  };
}

/** A file that fails as a whole (it does not load, a hook throws) is one more failed test. */
export function vitestCounts(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => ({
        test: `${relative(root, name)} > ${fullName}`,
        message: failureMessages.join('\n'),
      })),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failures, ...brokenFiles.map(({ name, message }) => ({ test: relative(root, name), message }))],
  };
}

/** Reads counts that the stage wrote itself. */
export function countsReport(file: string): ReadCounts {
  return () => readJson(file) as Counts | undefined;
}

function readJson(file: string): unknown {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
