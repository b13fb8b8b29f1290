import { feed, type FeedOptions } from '@civickit/adapters/feed';
import { addDuration, CivicError, type FreshnessContract } from '@civickit/core';
import { isText } from '../../config/configuration.js';
import type { AdapterPart } from '../../host/open-sources.js';

/** Builds a feed source from its entry in `civickit.json`. @throws `config/invalid` without an address, `invalid/duration` */
export const createSource: AdapterPart['createSource'] = (entry, base) => {
  if (!isText(entry.url))
    throw new CivicError('config/invalid', `source "${entry.id}" has no address; write "url": "/feed.xml"`, { source: entry.id });
  const {
    due = '',
    overdue = '',
    dead = '',
  } = (entry.freshness ?? { due: 'P1D', overdue: 'P1D', dead: 'P1D' }) as Partial<FreshnessContract>;
  for (const duration of [due, overdue, dead]) addDuration(0, duration);
  return feed({ ...(entry as unknown as FeedOptions), base });
};
