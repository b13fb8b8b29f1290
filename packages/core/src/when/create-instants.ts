import type { Instants } from '../source/rules.js';
import { instantOf } from './instant.js';

/** `instantOf` for one zone that remembers days: finding a zone's offset is slow, and lists repeat their days. */
export function createInstants(zone: string): Instants {
  const days = new Map<string, number>();
  return (when) => {
    if (when.precision !== 'day') return Date.parse(when.iso);
    let found = days.get(when.iso);
    if (found === undefined) days.set(when.iso, (found = instantOf(when, zone)));
    return found;
  };
}
