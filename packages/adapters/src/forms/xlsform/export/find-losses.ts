import { operators, type FormDefinition, type FormPage, type Question } from '@civickit/core/forms';
import type { Report, SheetPlace } from '../report/report.js';
import type { SheetWriter } from './sheet-writer.js';
import type { WrittenSurvey } from './write-survey.js';

/** Columns that members stand in, where they have another name. */
const columns: Readonly<Record<string, string>> = {
  showIf: 'relevant',
  value: 'calculation',
  filter: 'choice_filter',
  title: 'label',
  privacy: 'personal_data',
  messages: 'constraint_message',
  itemLabel: 'item_label',
  renamedFrom: 'renamed_from',
  minLength: 'constraint',
  maxLength: 'constraint',
  minimum: 'constraint',
  maximum: 'constraint',
  pattern: 'constraint',
  check: 'constraint',
  options: 'type',
  list: 'type',
};

type Members = Readonly<Record<string, unknown>>;

/** Reports what of a form is not the same when it is read back: other members, and those that are gone. */
export function findLosses(form: FormDefinition, back: FormDefinition, { survey, rows }: WrittenSurvey, report: Report): void {
  const place = (of: object, member: string): SheetPlace => ({
    sheet: survey.name,
    row: rows.get(of) ?? 1,
    column: columnOf(survey, member),
  });
  const isFilled = (of: object, member: string) => survey.has(rows.get(of) ?? 1, columns[member] ?? member);
  const losses = (of: object, other: object, name: string, placeOf: (member: string) => SheetPlace) => {
    for (const [member, value] of Object.entries(of)) {
      if (passed.has(member) || isSame(value, (other as Members)[member], member)) continue;
      // Named conditions are written out where they are used, and limits that are no longer such are checked.
      const isWritten = member === 'conditions' || (columns[member] === 'constraint' ? 'check' in other : isFilled(of, member));
      const isThere = isWritten || Object.hasOwn(other, member);
      report.add(isThere ? 'rewritten' : 'no-place', placeOf(member), { name, member });
    }
  };
  losses(form, back, form.id, () => ({ sheet: 'settings', row: 2 }));
  const pages = new Map(back.pages.map((page) => [page.id, page]));
  const found = new Map(questionsIn(back.pages));
  for (const page of form.pages) losses(page, pages.get(page.id) ?? {}, page.id, (member) => place(page, member));
  for (const [key, question] of questionsIn(form.pages)) {
    const other = found.get(key);
    if (other) losses(asWritten(question), other, question.id, (member) => place(question, member));
    else report.add('no-question', place(question, 'type'), { name: question.id });
  }
}

/** Told by themselves; and what is no part of a form. */
const passed = new Set(['pages', 'questions', '$schema']);

/** A declaration is required by itself. */
function asWritten(question: Question): object {
  if (question.type !== 'declaration' || question.required !== true) return question;
  return Object.fromEntries(Object.entries(question).filter(([member]) => member !== 'required'));
}

function columnOf(survey: SheetWriter, member: string): string | undefined {
  return survey.columnOf(columns[member] ?? member);
}

/** With all groups and repeats above it: what stands elsewhere is another. */
function* questionsIn(pages: readonly FormPage[]): Generator<readonly [string, Question]> {
  for (const { id, questions } of pages) yield* below(questions, id);
}

function* below(questions: readonly Question[], path: string): Generator<readonly [string, Question]> {
  for (const question of questions) {
    const key = `${path}/${question.id}`;
    yield [key, question];
    if (question.type === 'group' || question.type === 'repeat') yield* below(question.questions, key);
  }
}

const known: ReadonlySet<string> = new Set(operators);

/** Also where the list of arguments is left out around one, and where members stand in another order. */
function isSame(one: unknown, other: unknown, member: string): boolean {
  if (member === 'required' && one === false && other === undefined) return true;
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const [[operator, given] = ['', undefined]] = entries;
  const isOperation = entries.length === 1 && known.has(operator) && !Array.isArray(given);
  return Object.fromEntries(isOperation ? [[operator, [ordered(given)]]] : entries.map(([name, inner]) => [name, ordered(inner)]));
}
