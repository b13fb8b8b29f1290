import type { CivicError } from '@civickit/core';
import { fieldsOf, type Fields } from '../../record/fields.js';
import { fileError, type FileContent, type FileOrigin } from './file-problem.js';
import { hasRecords } from './flat-record.js';
import type { TableLimits } from './table.js';

export interface JsonRecords {
  /** The object that JSON is; one without members where it is a list. */
  readonly root: Fields;
  /** Each with its place in the list, from 1. */
  readonly records: readonly (readonly [number: number, record: Fields])[];
  readonly problems: CivicError[];
}

/**
 * The records of the list that JSON is, or that `listIn` finds in the object that it is.
 * @throws CivicError `protocol/not-json`, `protocol/wrong-shape`
 */
export function recordsInJson(
  text: string,
  listIn: (root: Fields) => readonly unknown[] | undefined,
  { maxRows }: TableLimits,
  origin: FileOrigin,
  of: FileContent,
): JsonRecords {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fileError({ problem: 'not-json', of }, origin);
  }
  const root = fieldsOf(parsed);
  const list = Array.isArray(parsed) ? (parsed as unknown[]) : listIn(root);
  if (!list) throw fileError({ problem: 'no-records', of }, origin);
  const problems = list.length > maxRows ? [fileError({ problem: 'too-many-rows', written: String(maxRows) }, origin)] : [];
  const records: (readonly [number, Fields])[] = [];
  for (const [at, given] of list.slice(0, maxRows).entries()) {
    if (hasRecords(given)) records.push([at + 1, fieldsOf(given)]);
    else problems.push(fileError({ problem: 'not-a-record', row: at + 1, of }, origin));
  }
  return { root, records, problems };
}
