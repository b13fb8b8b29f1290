import { isCivicError } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { Finding } from './finding.js';
import { explainFile, judgeProblems } from './judge-problems.js';
import { namedFile, type NamedFileSetting } from './named-file.js';
import type { AnySource } from './read-kind.js';

/** The file of places that an entry of reports names: whether it is there, and what of it cannot be read. */
export async function checkPlaces(
  entry: SourceEntry,
  source: AnySource,
  setting: NamedFileSetting & { readonly zone: string },
): Promise<Finding[]> {
  const { zone, texts, signal } = setting;
  const { id, places } = entry;
  if (source.kind !== 'requests' || !source.places || typeof places !== 'string') return [];
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  const { name, http, missingAt } = namedFile(entry, places, setting);
  if (!http) return [say('note', texts.check.placesUnasked(name))];
  try {
    const found = await source.places({}, { http, clock: Date, zone, signal });
    const level = found.items.length === 0 ? 'wrong' : 'good';
    return [
      say(level, `${name}: ${texts.check.places(found.items.length)}`),
      ...judgeProblems(source, name, found.problems ?? found.skipped, texts),
    ];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const missing = missingAt(error);
    return [say('wrong', missing ? texts.check.fileMissing(missing) : `${name}: ${explainFile(error, texts)}`)];
  }
}
