import { feed, type FeedOptions } from '@civickit/adapters/feed';
import { addDuration, CivicError, type FreshnessContract } from '@civickit/core';
import { isContact, isText } from '../../config/configuration.js';
import type { AdapterPart } from '../../host/open-sources.js';

const isAbsentOr = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);

/** The same verdict as the schema, in little code; the schema explains. Durations are read below. */
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  url: isText,
  area: isAbsentOr(isText),
  title: isAbsentOr(isText),
  homepage: isAbsentOr(isText),
  pinnedCategory: isAbsentOr(isText),
  contact: isAbsentOr(isContact),
  freshness: isAbsentOr((value) => /^(published|verified)$/.test(String((value as Partial<FreshnessContract> | null)?.basis))),
  maxBytes: isAbsentOr((value) => Number.isInteger(value) && (value as number) > 0),
};

/** Builds a feed source from its entry in `civickit.json`. @throws `config/invalid`, `invalid/duration`, `invalid/url` */
export const createSource: AdapterPart['createSource'] = (entry, base) => {
  const wrong = Object.keys(checks).filter((key) => !checks[key]?.(entry[key]));
  if (wrong.length > 0)
    throw new CivicError('config/invalid', `source "${entry.id}": ${wrong.join(', ')} cannot be read`, { source: entry.id });
  const { freshness } = entry as unknown as FeedOptions;
  if (freshness) for (const duration of [freshness.due, freshness.overdue, freshness.dead]) addDuration(0, String(duration));
  return feed({ ...(entry as unknown as FeedOptions), base });
};
