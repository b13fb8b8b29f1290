import { hashOf } from '../../record/hash-of.js';

/**
 * A UUID (RFC 9562, version 8) for what has no id of its own, which HSDS asks of every record: of the same path always the same. It is
 * no secret.
 */
export function recordId(...path: readonly (string | number)[]): string {
  const name = path.join('\n');
  const hex = [0, 1, 2, 3].map((salt) => hashOf(`${salt}\n${name}\n${salt}`).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
