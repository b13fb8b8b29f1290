import { fieldsOf } from '../../../record/fields.js';
import type { SentFields } from './sent-fields.js';
import { tooManyFields, unreadable } from './unreadable.js';

/** Fields named as in a form; `attribute` may also be an object by code, and values may be lists, numbers, yes or no. */
export function jsonFields(text: string, maxFields: number): SentFields['fields'] {
  const fields: [string, string][] = [];
  for (const [name, value] of pairsIn(objectIn(text))) {
    if (value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw unreadable(`${name.slice(0, 100)} must be a text, a number, or yes or no`);
    }
    if (fields.push([name, String(value)]) > maxFields) throw tooManyFields(maxFields);
  }
  return fields;
}

function objectIn(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable('The body is no JSON', cause);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw unreadable('The body must be one JSON object');
}

function* pairsIn(body: object): Iterable<readonly [string, unknown]> {
  for (const [name, given] of Object.entries(body) as [string, unknown][]) {
    const isObject = name === 'attribute' && typeof given === 'object' && given !== null && !Array.isArray(given);
    const answers = isObject ? Object.entries(fieldsOf(given)) : [];
    if (!isObject) yield* listed(name, name, given);
    for (const [code, answer] of answers) yield* listed(`attribute[${code}]`, `attribute[${code}][]`, answer);
  }
}

function* listed(name: string, listName: string, given: unknown): Iterable<readonly [string, unknown]> {
  if (Array.isArray(given)) for (const one of given as unknown[]) yield [listName, one];
  else yield [name, given];
}
