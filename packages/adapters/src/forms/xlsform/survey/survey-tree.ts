import type { Report } from '../report/report.js';
import type { FormRow, FormSheet } from '../sheets/form-sheet.js';
import type { Ids } from './ids.js';
import { rowType, type RowType } from './row-type.js';

/** A row of the survey, with what stands in its group. */
export interface SurveyNode {
  readonly row: FormRow;
  readonly type: RowType;
  /** As the sheet has it, for `${name}`. */
  readonly name: string;
  readonly id: string;
  /** Repeats around it, from the outside. */
  readonly repeats: readonly string[];
  readonly children: SurveyNode[];
}

/** Levels of groups that are read; the form's own limit is lower. */
const deepest = 50;

const endsRepeat = /repeat|重[复複]/i;

/** Groups and repeats by their begin and end. */
export function surveyTree(sheet: FormSheet, lists: ReadonlyMap<string, unknown>, ids: Ids, report: Report): readonly SurveyNode[] {
  const top: SurveyNode[] = [];
  const open: SurveyNode[] = [];
  for (const row of sheet.rows) {
    const written = row.text('type');
    const type = knownType(rowType(written), lists, row, report);
    if (/^(?:yes|true|true\(\)|是)$/i.test(row.text('disabled'))) report.add('disabled', row.place('disabled'));
    else if (!written) reportStray(row, report);
    else if (type.kind === 'end') {
      const ended = open.pop();
      if (!ended) report.add('end-alone', row.place('type'));
      else if ((ended.type.kind === 'repeat') !== endsRepeat.test(written))
        report.add('end-crossed', row.place('type'), { name: ended.name });
    } else {
      const node = nodeOf(row, type, open, ids, report);
      (open.at(-1)?.children ?? top).push(node);
      if ((type.kind === 'group' || type.kind === 'repeat') && open.length < deepest) open.push(node);
    }
  }
  for (const { row, name } of open) report.add('group-open', row.place('type'), { name });
  return top;
}

function nodeOf(row: FormRow, type: RowType, open: readonly SurveyNode[], ids: Ids, report: Report): SurveyNode {
  const repeats = open.filter((one) => one.type.kind === 'repeat').map(({ id }) => id);
  const written = row.text('name');
  const name = written.replace(/^\$\{(.*)\}$/, '$1');
  const id = ids.take(name, repeats.join('.'));
  if (!name && type.kind !== 'group') report.add('name-made', row.place('name'), { name: id });
  else if (name && name !== id) report.add('renamed', row.place('name'), { name, to: id });
  return { row, type, name, id, repeats, children: [] };
}

/** A choice without options can only be asked as a text. */
function knownType(type: RowType, lists: ReadonlyMap<string, unknown>, row: FormRow, report: Report): RowType {
  if (type.list === undefined || lists.has(type.list)) return type;
  report.add('list', row.place('type'), { list: type.list });
  return { kind: 'text', written: type.written };
}

function reportStray(row: FormRow, report: Report): void {
  if (row.text('name') || typeof row.local('label', '') === 'string') report.add('no-type', row.place('type'));
}
