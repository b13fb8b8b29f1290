import type { Configuration, SourceEntry } from '@civickit/embed/configuration.js';
import { addressOf } from '../config/configured-sources.js';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';

/** The relay asks one origin a source, so warnings that `alertOrigins` allows on others do not come through it. Copies need no relay. */
export function judgeRelay(entry: SourceEntry, { relay, pulled }: Configuration, site: string, texts: Texts): Finding[] {
  const { id, alertOrigins } = entry;
  if (relay === undefined || pulled !== undefined || !Array.isArray(alertOrigins)) return [];
  const own = addressOf(entry, site)?.origin;
  const others = alertOrigins.map(String).filter((origin) => origin !== own);
  return others.length > 0 ? [{ level: 'wrong', where: id, message: texts.check.relayAndOrigins(others.join(', ')) }] : [];
}
