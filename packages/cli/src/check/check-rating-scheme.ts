import { isCivicError } from '@civickit/core';
import { parseRatingScheme, type RatingSchemeIssue } from '@civickit/core/rating-scheme';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import { readJson } from '../config/read-json.js';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';
import { namedFile, type NamedFileSetting } from './named-file.js';

/** The file of reasons for ratings that an entry of reports names: whether it is there, and what to write instead of what is wrong. */
export async function checkRatingScheme(entry: SourceEntry, setting: NamedFileSetting): Promise<Finding[]> {
  const { texts, signal } = setting;
  const { id, ratingScheme } = entry;
  if (typeof ratingScheme !== 'string' || ratingScheme === '') return [];
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  const { name, url, http, missingAt } = namedFile(entry, ratingScheme, setting);
  if (!http || !url) return [say('note', texts.check.schemeUnasked(name))];
  try {
    const { bytes } = await http.send({ method: 'GET', url }, signal);
    return readScheme(bytes, name, id, texts);
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const missing = missingAt(error);
    return [say('wrong', missing ? texts.check.fileMissing(missing) : `${name}: ${texts.check.fails(error.code, error.message)}`)];
  }
}

function readScheme(bytes: Uint8Array, name: string, id: string, texts: Texts): Finding[] {
  const json = readJson(bytes, texts);
  if (json.issue) return [{ level: 'wrong', where: `${name}:${json.issue.row}:${json.issue.column}`, message: json.issue.message }];
  try {
    const { version, levels } = parseRatingScheme(json.value);
    return [{ level: 'good', where: id, message: `${name}: ${texts.check.scheme(version, Object.values(levels).flat().length)}` }];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return ((error.issues ?? []) as readonly RatingSchemeIssue[]).map(({ path, problem }) => {
      const { row, column } = json.placeOf(path);
      const message = texts.check.schemeProblems[problem];
      return { level: 'wrong', where: `${name}:${row}:${column}`, message: path ? `${path}: ${message}` : message };
    });
  }
}
