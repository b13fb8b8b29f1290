import { limits } from './limits.js';
import type { LocalText } from './local-text.js';
import { isLonger, recordOf, word, type Reader } from './readers.js';
import type { Reading } from './reading.js';

const idForm = /^\p{L}[\p{L}\p{M}\p{Nd}_-]{0,63}$/u;
const idSays = 'letters, digits, "_" and "-", 64 at most, beginning with a letter';

/** Of questions, pages, conditions and lists. */
export const id = word(idForm, idSays);

export const byId = (item: Reader, most: number): Reader => recordOf(idForm, idSays, item, most);

/** Anything that is not blank. */
export const line = word(/\S/, 'a text');

const tagForm = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
const tagSays = 'a language tag such as "en" or "zh-Hans"';

export const language = word(tagForm, tagSays);

const versions = recordOf(tagForm, tagSays, readText, limits.languages);

/** A text for people; one that stands for all languages is a caution in a form of several. */
export function prose(value: unknown, path: string, reading: Reading): unknown {
  const text = name(value, path, reading);
  if (typeof text === 'string' && reading.languages.length > 1) {
    reading.warn(path, `is one text for all of ${reading.languages.join(', ')}`);
  }
  return text;
}

/** A text that may be the same in every language, such as a village or a unit. */
export function name(value: unknown, path: string, reading: Reading): unknown {
  if (typeof value === 'string') return readText(value, path, reading);
  if (typeof value !== 'object') return reading.error(path, 'must be a text, or an object of texts by language');
  const texts = versions(value, path, reading) as Exclude<LocalText, string> | undefined;
  if (!texts) return undefined;
  const written = Object.keys(texts);
  if (written.length === 0) return reading.error(path, 'must hold a text');
  const missing = reading.languages.filter((tag) => !written.includes(tag));
  if (missing.length > 0) reading.warn(path, `lacks ${missing.join(', ')}`);
  return texts;
}

function readText(value: unknown, path: string, reading: Reading): unknown {
  if (typeof value !== 'string' || !/\S/.test(value)) return reading.error(path, 'must be a text');
  return isLonger(value, limits.text) ? reading.error(path, `is longer than ${limits.text} characters`) : value;
}
