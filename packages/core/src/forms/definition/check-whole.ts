import { checkReads, type Place } from './check-reads.js';
import { checkConstraints } from './check-constraints.js';
import type { Placed } from './names.js';
import { pointer } from './pointer.js';
import type { Members } from './readers.js';
import type { Reading } from './reading.js';

const ofQuestion = ['showIf', 'required', 'check', 'value', 'minimum', 'maximum'];

/** What is seen only once all is read: names, and members that do not go together. */
export function checkWhole(definition: Members, reading: Reading): void {
  const conditions = namesIn(definition['conditions']);
  const lists = (definition['lists'] ?? {}) as Readonly<Record<string, unknown>>;
  const used = { conditions: new Set<string>(), lists: new Set<string>() };
  const form: Place = { names: reading.names, conditions, used: used.conditions };
  const check = (holder: Members, member: string, path: string, place: Place): void => {
    if (holder[member] !== undefined) checkReads(holder[member], pointer(path, member), place, reading);
  };

  for (const name of conditions) check(definition['conditions'] as Members, name, '/conditions', form);
  checkNames(namesIn(definition['conditionTexts']), conditions, '/conditionTexts', 'condition', reading);
  checkPages(reading);
  for (const { page, path } of reading.pages) check(page, 'showIf', path, form);
  for (const placed of reading.placed) {
    const { question, path, names } = placed;
    const place = { ...form, names };
    for (const member of ofQuestion) check(question, member, path, place);
    const options = optionsOf(placed, lists, used.lists, reading);
    check(question, 'filter', path, { ...place, fields: fieldsOf(options) });
    checkConstraints(placed, options?.length, reading);
  }
  for (const name of conditions) if (!used.conditions.has(name)) reading.warn(pointer('/conditions', name), 'is used nowhere');
  for (const name of namesIn(lists)) if (!used.lists.has(name)) reading.warn(pointer('/lists', name), 'is used nowhere');
  checkPrivacy(definition, reading);
}

type Options = readonly { readonly fields?: Readonly<Record<string, string>> }[];

function optionsOf(
  { question, type, path }: Placed,
  lists: Readonly<Record<string, unknown>>,
  used: Set<string>,
  reading: Reading,
): Options | undefined {
  if (type !== 'choice' && type !== 'choices') return undefined;
  const { options, list } = question as { options?: Options; list?: string };
  if (list === undefined) {
    if (options === undefined) reading.error(path, 'needs "options", or "list" for one of the form\'s lists');
    return options;
  }
  if (options !== undefined) reading.error(path, 'has both "options" and "list"');
  used.add(list);
  if (!namesIn(lists).includes(list)) reading.unknown(`${path}/list`, `names no list, "${list}"`, list, namesIn(lists));
  else return lists[list] as Options;
  return undefined;
}

function fieldsOf(options: Options | undefined): readonly string[] {
  return [...new Set(options?.flatMap(({ fields }) => Object.keys(fields ?? {})))];
}

function checkPages(reading: Reading): void {
  const seen = new Set<unknown>();
  for (const { page, path } of reading.pages) {
    const { id } = page;
    if (id !== undefined && seen.has(id)) reading.error(`${path}/id`, `is the id of another page, "${id as string}"`);
    seen.add(id);
  }
}

function checkNames(names: readonly string[], known: readonly string[], path: string, what: string, reading: Reading): void {
  for (const name of names) {
    if (!known.includes(name)) reading.unknown(pointer(path, name), `is about no ${what} of the form`, name, known);
  }
}

function checkPrivacy({ privacy }: Members, reading: Reading): void {
  const { basis, consent } = (privacy ?? {}) as Members;
  if (basis === 'consent' && consent === undefined) reading.warn('/privacy', 'rests on consent, and has no "consent" to agree to');
  const asking = reading.placed.find(({ question }) => question['privacy'] !== undefined);
  if (asking && privacy === undefined) reading.warn(`${asking.path}/privacy`, 'is not explained, for the form has no "privacy"');
}

const namesIn = (value: unknown): readonly string[] => Object.keys(value ?? {});
