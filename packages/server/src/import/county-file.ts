import { CivicError } from '@civickit/core';
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const files = z.optional(z.array(text));

const areaEntry = z.strictObject({
  /** 12-digit region code, or a free key of letters, digits, `_` and `-`. */
  id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  name: text,
  parent: z.optional(text),
  zone: text.check(z.refine(isZone, 'is no time zone such as Asia/Shanghai')),
  lang: text,
  homepage: z.optional(z.url()),
  /** One file of what can be reported; without it, what was imported before stays. */
  requests: z.optional(text),
  /** Ids of types whose reports everybody sees at once; all others wait until somebody has read them. */
  publishedAtOnce: files,
  /** Ids of types whose reports need no place. */
  placeless: files,
  /** Ids of types whose reports are given a number once the office has taken them in, and a token before. */
  batch: files,
  /** Ids of types whose reports are given no number. */
  blackbox: files,
  /** One file of the places of the area; without it, those that were imported before stay. */
  places: z.optional(text),
  /** What the coordinates of these places are written in. @default WGS 84 */
  coordinateSystem: z.optional(z.enum(['GCJ02', 'BD09'])),
  notices: files,
  /** Messages of CAP, each in a file. */
  warnings: files,
  services: files,
  forms: files,
});
const countyFile = z.strictObject({ areas: z.array(areaEntry).check(z.minLength(1)) });

/** An area as a county's file names it, with the files of what it has. */
export type AreaEntry = z.infer<typeof areaEntry>;

/** @throws CivicError `config/invalid`, with what is wrong at which member */
export function parseCountyFile(given: string): readonly AreaEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(given.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new CivicError('config/invalid', `The file of the county is no JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = z.safeParse(countyFile, value);
  const issues = parsed.success
    ? orphansIn(parsed.data.areas)
    : parsed.error.issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, message }));
  if (parsed.success && issues.length === 0) return parsed.data.areas;
  const said = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new CivicError('config/invalid', `The file of the county: ${said}`, { issues });
}

/** Areas that lie in none that stands before them. */
function orphansIn(areas: readonly AreaEntry[]) {
  return areas.flatMap(({ parent }, at) => {
    if (parent === undefined || areas.slice(0, at).some(({ id }) => id === parent)) return [];
    return [{ path: `/areas/${at}/parent`, message: `names no area before it: "${parent}"` }];
  });
}

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
