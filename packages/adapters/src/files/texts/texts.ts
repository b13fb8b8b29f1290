import type { FileProblem, ProblemName } from '../table/file-problem.js';

/** What is said of each problem, in one language: what is wrong, and what to write instead. */
export type FileTexts = Readonly<Record<ProblemName, (problem: FileProblem) => string>> & {
  /** Where it is, such as `row 12, column D "发布时间"`; empty for a problem of the whole file. */
  readonly place: (problem: FileProblem) => string;
  /** Between place and text. */
  readonly join: (place: string, text: string) => string;
};

/** As much of what was written as helps to find it. */
export function short(written = ''): string {
  const line = written.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
