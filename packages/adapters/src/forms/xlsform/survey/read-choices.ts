import type { ChoiceOption } from '@civickit/core/forms';
import type { Report } from '../report/report.js';
import type { FormSheet } from '../sheets/form-sheet.js';
import { Ids } from './ids.js';

/** Fields that a form can keep of an option. */
const mostFields = 20;

export interface Choices {
  readonly lists: ReadonlyMap<string, readonly ChoiceOption[]>;
  /** Columns that filters may read, by list. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** How lists are called in the form, by their names in the sheet. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Options by the name of their list, in the order of the sheet. */
export function readChoices(sheet: FormSheet | undefined, lang: string, report: Report): Choices {
  const lists = new Map<string, ChoiceOption[]>();
  const fields = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const free = new Ids();
  const ids = new Map<string, string>();
  for (const row of sheet?.rows ?? []) {
    const [list, value] = [row.text('list_name'), row.text('name')];
    if (!list && !value) continue;
    if (!list || !value) {
      report.add('choice-incomplete', row.place(list ? 'name' : 'list_name'));
      continue;
    }
    const options = lists.get(list) ?? [];
    if (!lists.has(list)) ids.set(list, free.take(list));
    if (!lists.has(list) && ids.get(list) !== list) report.add('renamed', row.place('list_name'), { name: list, to: ids.get(list) ?? '' });
    lists.set(list, options);
    const key = JSON.stringify([list, value]);
    if (seen.has(key)) {
      report.add('choice-twice', row.place('name'), { list });
      continue;
    }
    seen.add(key);
    const label = row.local('label', lang);
    if (label === undefined) report.add('no-label', row.place('label'), { name: value });
    const named = [...(sheet?.extra.keys() ?? [])].filter((field) => row.extra(field)).slice(0, mostFields);
    const read = fields.get(list) ?? new Set();
    fields.set(list, read);
    for (const field of named) read.add(field);
    const kept = Object.fromEntries(named.map((field) => [field, row.extra(field)]));
    options.push({ value, label: label ?? value, ...(named.length > 0 && { fields: kept }) });
  }
  return { lists, fields, ids };
}
