import { feed, feedOptions } from '@civickit/adapters/feed';
import { CivicError } from '@civickit/core';
import { explainIssues } from '../../config/explain.js';
import type { AdapterPart } from '../../host/open-sources.js';

/** Builds a feed source from its entry in `civickit.json`. @throws `config/invalid` with what to write instead */
export const createSource: AdapterPart['createSource'] = ({ adapter: _, ...entry }, base) => {
  const read = feedOptions.safeParse(entry);
  if (!read.success) {
    const issues = explainIssues(read.error.issues, `source "${String(entry.id)}"`, Object.keys(feedOptions.shape));
    throw new CivicError('config/invalid', issues.map(({ path, message }) => `${path} ${message}`).join('; '), { issues });
  }
  return feed({ ...read.data, base });
};
