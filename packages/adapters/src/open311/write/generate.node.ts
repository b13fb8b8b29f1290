import type { GeoPoint, When } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';
import { markedProseOf } from '../read/markup.js';

let seed = 20261128;
export const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
export const oneOf = <T>(choices: readonly T[]): T => choices[random(choices.length)] as T;
export const maybe = <T>(make: () => T): T | undefined => (random(3) ? make() : undefined);
export const some = <T>(make: (at: number) => T): T[] => Array.from({ length: 1 + random(3) }, (_, at) => make(at));
/** Without what is undefined. */
export const known = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as T;

const pieces = [
  'water', ' ', '  ', '<', '>', '&', '&amp;', '&lt;b&gt;', '&#65;', '<b>', '</description>', '<![CDATA[', ']]>', '<!--', '-->', '"', "'", '\n', '\r\n', '\t', '\0',
  '\b', '\ud800', '\udc00', '\uffff', '\ufeff', '水', '🚰', 'مۇھىم', 'é', '{{x}}', '%00', '\\', ';', ',', '=', '</request>', '<?xml?>', '__proto__', 'null',
]; // prettier-ignore
/** What a program may hand over, whatever it is. */
export const hostile = (): string => Array.from({ length: 1 + random(8) }, () => oneOf(pieces)).join('');
/** What a reader makes of `text`: it takes markup and references out, whoever wrote them. */
export const asRead = (text: string): string => markedProseOf(withoutInvalid(text)) ?? '';
/** Text that stays as it is when it is read. */
export const words = (): string => asRead(asRead(hostile()).replace(/[<>&]/g, '')) || 'x';
export const line = (): string => words().replace(/\s+/g, ' ').replaceAll(',', '').trim() || 'y';
export const address = (): string => new URL(`/${encodeURIComponent(line())}?a=${random(999)}&b=2`, 'https://town.example').href;

const degrees = (most: number): number => random(most * 2000) / 1000 - most;
export const place = (): GeoPoint => ({ latitude: degrees(90) || 1, longitude: degrees(180) });

export const when = (): When =>
  oneOf<When>([
    { iso: `2026-0${1 + random(9)}-1${random(10)}T0${random(10)}:30:59+08:00`, precision: 'instant', zone: 'given' },
    { iso: `2026-0${1 + random(9)}-1${random(10)}T10:30:00.125Z`, precision: 'instant', zone: 'given' },
    { iso: `2026-0${1 + random(9)}-1${random(10)}T10:30:00-03:30`, precision: 'instant', zone: 'given' },
  ]);
