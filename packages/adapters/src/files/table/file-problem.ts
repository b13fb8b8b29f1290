import { CivicError, type ErrorCode } from '@civickit/core';
import { english } from '../texts/en.js';

/** What can be wrong with a file, each with the code under which it is raised. */
const problemCodes = {
  'old-workbook': 'unsupported/file',
  encrypted: 'unsupported/file',
  'other-file': 'unsupported/file',
  'web-page': 'protocol/html-instead',
  'no-table': 'protocol/not-a-table',
  empty: 'protocol/not-a-table',
  damaged: 'protocol/not-a-table',
  'too-large': 'too-large/table',
  'too-many-rows': 'too-large/table',
  'not-json': 'protocol/not-json',
  'no-records': 'protocol/wrong-shape',
  'not-a-record': 'protocol/wrong-shape',
  'no-sheet': 'invalid/head',
  'no-heads': 'invalid/head',
  'head-missing': 'invalid/head',
  'head-twice': 'invalid/head',
  'open-quote': 'invalid/cell',
  'no-title': 'invalid/cell',
  'no-name': 'invalid/cell',
  'no-year': 'invalid/cell',
  'no-day': 'invalid/cell',
  'two-ways': 'invalid/cell',
  'no-such-day': 'invalid/cell',
  'no-date': 'invalid/cell',
  'no-address': 'invalid/cell',
  'yes-or-no': 'invalid/cell',
  'no-language': 'invalid/cell',
  formula: 'invalid/cell',
  nested: 'invalid/cell',
  repeated: 'invalid/cell',
  'no-number': 'invalid/cell',
  'no-limit': 'invalid/cell',
  'no-contact': 'invalid/cell',
  'no-place': 'invalid/cell',
  'no-word': 'invalid/cell',
  'no-options': 'invalid/cell',
  'whose-row': 'invalid/cell',
  'not-in-file': 'invalid/cell',
  'several-of-name': 'invalid/cell',
} as const satisfies Record<string, ErrorCode>;

export type ProblemName = keyof typeof problemCodes;

export type FileContent = 'notices' | 'services' | 'types' | 'places';

/** What is wrong with a file, and where, in facts that any language can put into words. */
export interface FileProblem {
  readonly problem: ProblemName;
  readonly sheet?: string | undefined;
  /** As the spreadsheet counts, from 1; in JSON, the record's place. */
  readonly row?: number | undefined;
  /** The column's letter; missing in JSON. */
  readonly column?: string | undefined;
  /** The column's head as the file has it. */
  readonly head?: string | undefined;
  /** What the cell holds, in short, or what was looked for. */
  readonly written?: string | undefined;
  /** What the file is to list. @default 'notices' */
  readonly of?: FileContent | undefined;
}

/** Where a file came from, for its errors. */
export interface FileOrigin {
  readonly source: string;
  readonly url: string;
}

/** The problem as an error; its facts are the error's `cause`, for `explainProblem`. */
export function fileError(problem: FileProblem, origin: FileOrigin): CivicError {
  return rowError([problem, []], origin);
}

/** What is wrong with one row as one error: whoever counts errors counts rows. */
export function rowError([first, others]: readonly [FileProblem, readonly FileProblem[]], { source, url }: FileOrigin): CivicError {
  const problems = [first, ...others];
  const issues = problems.map((problem) => ({ path: english.place(problem), message: english[problem.problem](problem) }));
  const told = issues.map(({ path, message }) => (path ? english.join(path, message) : message)).join(' ');
  const details = { source, url, cause: problems, ...(first.row !== undefined && { issues }) };
  return new CivicError(problemCodes[first.problem], `${url}: ${told}`, details);
}

/** The facts in the `cause` of an error that `fileError` or `rowError` made; none in any other. */
export function problemsOf(cause: unknown): readonly FileProblem[] {
  const known = Object.keys(problemCodes);
  const list = Array.isArray(cause) ? (cause as readonly (Partial<FileProblem> | null)[]) : [];
  return list.filter((one): one is FileProblem => typeof one?.problem === 'string' && known.includes(one.problem));
}
