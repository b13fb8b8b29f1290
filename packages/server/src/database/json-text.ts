import { withoutInvalid } from '@civickit/core/markup';

/** JSON for a jsonb column, which takes neither U+0000 nor half of a surrogate pair. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? withoutInvalid(member) : member));
}
