import type { Answers, FileAnswer } from '@civickit/core/forms';

/** What answers say of files, wherever they stand. */
export function filesIn(value: unknown): readonly FileAnswer[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (isFile(value)) return [value];
  return Object.values(value).flatMap(filesIn);
}

/** Answers whose files have got other names on their way; one whose bytes are gone is gone from its answer. */
export function withFiles(answers: Answers, renamed: ReadonlyMap<string, FileAnswer>): Answers {
  const rename = (value: unknown): unknown => {
    if (areFiles(value)) return value.flatMap(({ id }) => renamed.get(id) ?? []);
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rename(one)]));
  };
  return rename(answers) as Answers;
}

export function areFiles(value: unknown): value is readonly FileAnswer[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFile);
}

function isFile(value: unknown): value is FileAnswer {
  const { id, size, type } = (value ?? {}) as Partial<FileAnswer>;
  return typeof id === 'string' && typeof size === 'number' && typeof type === 'string';
}
