import { readFile } from 'node:fs/promises';
import { parsePulled } from '@civickit/adapters/pulled';
import { isCivicError } from '@civickit/core';
import { pulledFile } from '../config/configured-sources.js';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';

/** No timer of `civickit pull` should let a day pass. */
const oldMs = 86_400_000;

/** The copy of one source: whether it is there, can be read, and how old it is. */
export async function checkPulled(id: string, folder: string, texts: Texts): Promise<Finding> {
  const file = pulledFile(folder, id);
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return { level: 'wrong', where: id, message: texts.check.pulledNone(file) };
  try {
    const { fetchedAt } = parsePulled(bytes, id);
    const age = Date.now() - Date.parse(fetchedAt);
    return age > oldMs
      ? { level: 'caution', where: id, message: texts.check.pulledOld(texts.span(age), fetchedAt) }
      : { level: 'good', where: id, message: texts.check.pulledAge(texts.span(age), fetchedAt) };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return { level: 'wrong', where: id, message: `${file}: ${texts.check.fileUnreadable(error.code, error.message)}` };
  }
}
