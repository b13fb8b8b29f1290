/** Where an answer stands: `where`, or `members/ab3/name` in an instance of a repeat. Parts are escaped as in JSON Pointer (RFC 6901, 3). */
export type AnswerPath = string;

export function pathOf(...parts: readonly string[]): AnswerPath {
  return parts.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

/** The ids that `path` was made of; none for the form itself. */
export function partsOf(path: AnswerPath): readonly string[] {
  return path === '' ? [] : path.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
