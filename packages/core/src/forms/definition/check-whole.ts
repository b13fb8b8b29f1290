import { categoryOfType } from './category-of-type.js';
import { checkConstraints } from './check-constraints.js';
import { ComparedValues } from './compared-values.js';
import { ReadsCheck, type Place } from './check-reads.js';
import type { Placed } from './names.js';
import { pointer } from './pointer.js';
import type { Members } from './members.js';
import type { Reading } from './reading.js';

const ofQuestion = ['showIf', 'required', 'check', 'value', 'minimum', 'maximum'];

/** What is seen only once all is read: names, and members that do not go together. */
export function checkWhole(definition: Members, reading: Reading): void {
  const conditions = (definition['conditions'] ?? {}) as Members;
  const lists = (definition['lists'] ?? {}) as Lists;
  const reads = new ReadsCheck(reading, conditions, new ComparedValues(lists));
  const check = (holder: Members, member: string, path: string, place: Place): void => {
    if (holder[member] !== undefined) reads.check(holder[member], pointer(path, member), place);
  };

  checkTexts(namesIn(definition['conditionTexts']), namesIn(conditions), reading);
  checkPages(reading);
  for (const { page, path } of reading.pages) check(page, 'showIf', path, { names: reading.names });
  const used = new Set<unknown>();
  const fields = new Map<Options | undefined, readonly string[]>();
  for (const placed of reading.placed) {
    const { question, path, names } = placed;
    for (const member of ofQuestion) check(question, member, path, { names });
    const options = optionsOf(placed, lists, reading);
    used.add(question['list']);
    if (!fields.has(options)) fields.set(options, fieldsOf(options));
    check(question, 'filter', path, { names, fields: fields.get(options) ?? [] });
    checkConstraints(placed, options?.length, reading);
  }
  for (const name of reads.checkUnused()) reading.warn(pointer('/conditions', name), 'is used nowhere');
  for (const name of namesIn(lists)) if (!used.has(name)) reading.warn(pointer('/lists', name), 'is used nowhere');
  checkPrivacy(definition, reading);
}

type Lists = Readonly<Record<string, Options>>;
type Options = readonly { readonly value?: string; readonly fields?: Readonly<Record<string, string>> }[];

function optionsOf({ question, type, path }: Placed, lists: Lists, reading: Reading): Options | undefined {
  if (type !== 'choice' && type !== 'choices') return undefined;
  const { options, list } = question as { options?: Options; list?: string };
  if (list === undefined) {
    if (options === undefined) reading.error(path, 'needs "options", or "list"');
    return options;
  }
  if (options !== undefined) reading.error(path, 'has both "options" and "list"');
  const known = namesIn(lists);
  if (known.includes(list)) return lists[list];
  return reading.unknown(`${path}/list`, `names no list, "${list}"`, list, known);
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

function checkTexts(names: readonly string[], conditions: readonly string[], reading: Reading): void {
  for (const name of names) {
    if (!conditions.includes(name)) reading.unknown(pointer('/conditionTexts', name), 'names no condition of the form', name, conditions);
  }
}

const noConsent = 'rests on consent, and the form has no "consent" to agree to';

function checkPrivacy({ privacy }: Members, reading: Reading): void {
  const { basis, consent } = (privacy ?? {}) as Members;
  if (basis === 'consent' && consent === undefined) reading.warn('/privacy', noConsent);
  const asking = reading.placed.find(({ question }) => question['privacy'] !== undefined);
  if (privacy === undefined) {
    if (asking) reading.warn(`${asking.path}/privacy`, 'is not explained, for the form has no "privacy"');
    return;
  }
  for (const { question, type, path } of reading.placed) {
    const own = question['privacy'] as Members | undefined;
    const category = categoryOfType(type);
    if (own?.['basis'] === 'consent' && basis !== 'consent' && consent === undefined) reading.warn(`${path}/privacy/basis`, noConsent);
    if (own === undefined && category !== undefined)
      reading.warn(path, `asks about a person and has no "privacy"; the notice lists it under "${category}"`);
  }
}

const namesIn = (value: unknown): readonly string[] => Object.keys(value ?? {});
