import type { ChoiceOption, Expression, FormDefinition, FormPage, LocalText, Question, QuestionPrivacy } from '@civickit/core/forms';
import type { Report } from '../report/report.js';
import { SheetWriter } from './sheet-writer.js';
import { typeWord } from './type-word.js';
import { constraintOf } from './write-constraint.js';
import { writeXPath, type XPathContext } from './write-xpath.js';

/** Members of questions that are cells, whatever the type. */
interface Cells {
  readonly label?: LocalText;
  readonly hint?: LocalText;
  readonly showIf?: Expression;
  readonly required?: Expression;
  readonly messages?: Readonly<Record<string, LocalText>>;
  readonly autocomplete?: string;
  readonly privacy?: QuestionPrivacy;
  readonly renamedFrom?: readonly string[];
  readonly unit?: LocalText;
  readonly itemLabel?: LocalText;
  readonly within?: string;
  readonly accept?: readonly string[];
  readonly maxFiles?: number;
  readonly maxBytes?: number;
}

export interface WrittenSurvey {
  readonly survey: SheetWriter;
  /** Options by the name of their list. */
  readonly lists: ReadonlyMap<string, readonly ChoiceOption[]>;
  /** Numbers of the rows that pages and questions begin in. */
  readonly rows: ReadonlyMap<object, number>;
}

const heads = ['type', 'name'];

/** Pages as groups that are shown at once, with their questions. */
export function writeSurvey(
  form: FormDefinition,
  ids: ReadonlySet<string>,
  tags: readonly string[],
  context: XPathContext,
  report: Report,
): WrittenSurvey {
  const writing = new SurveyWriting(form, tags, context, report);
  for (const page of form.pages) writing.page(page, ids);
  return writing;
}

class SurveyWriting implements WrittenSurvey {
  readonly survey: SheetWriter;
  readonly lists: Map<string, readonly ChoiceOption[]>;
  readonly rows = new Map<object, number>();
  readonly #context: XPathContext;
  readonly #report: Report;

  constructor(form: FormDefinition, tags: readonly string[], context: XPathContext, report: Report) {
    this.survey = new SheetWriter('survey', heads, tags);
    this.lists = new Map(Object.entries(form.lists ?? {}));
    this.#context = context;
    this.#report = report;
  }

  page(page: FormPage, ids: ReadonlySet<string>): void {
    const { id, title, showIf, questions } = page;
    const isTaken = ids.has(id);
    this.#begin(page, 'begin_group', isTaken ? `page_${id}` : id);
    this.survey.set('page', isTaken ? id : undefined);
    this.survey.setLocal('label', title);
    this.survey.set('appearance', 'field-list');
    this.#expression('relevant', showIf);
    for (const question of questions) this.#question(question);
    this.#end('end_group');
  }

  #begin(of: object, type: string, name: string): void {
    this.rows.set(of, this.survey.row());
    this.survey.set('type', type);
    this.survey.set('name', name);
  }

  #end(type: string): void {
    this.survey.row();
    this.survey.set('type', type);
  }

  #question(question: Question): void {
    const { word, known } = typeWord(question);
    const list = question.type === 'choice' || question.type === 'choices' ? ` ${this.#listOf(question)}` : '';
    this.#begin(question, word + list, question.id);
    if (!known) this.#report.add('own-type', { sheet: 'survey', row: this.rows.get(question) ?? 0, column: 'A' }, { type: word });
    this.#cells(question, question.type === 'declaration');
    this.#constraint(question);
    const { survey } = this;
    if (question.type === 'textarea') survey.set('appearance', 'multiline');
    if (question.type === 'calculation') this.#expression('calculation', question.value);
    if (question.type === 'choice' || question.type === 'choices') this.#expression('choice_filter', question.filter);
    if (question.type !== 'group' && question.type !== 'repeat') return;
    if (question.type === 'repeat') survey.set('min_items', question.minItems);
    if (question.type === 'repeat') survey.set('max_items', question.maxItems);
    for (const inner of question.questions) this.#question(inner);
    this.#end(question.type === 'group' ? 'end_group' : 'end_repeat');
  }

  #cells(cells: Cells, requiredByItself: boolean): void {
    const { survey } = this;
    survey.setLocal('label', cells.label);
    survey.setLocal('hint', cells.hint);
    this.#required(cells.required ?? requiredByItself);
    survey.setLocal('required_message', cells.messages?.['required']);
    this.#expression('relevant', cells.showIf);
    survey.set('autocomplete', cells.autocomplete);
    survey.set('personal_data', cells.privacy && privacyCell(cells.privacy));
    survey.set('renamed_from', cells.renamedFrom?.join(' '));
    survey.setLocal('unit', cells.unit);
    survey.setLocal('item_label', cells.itemLabel);
    survey.set('within', cells.within);
    const isMedia = cells.accept?.length === 1 && /^(?:image|audio|video)\/\*$/.test(cells.accept[0] ?? '');
    survey.set('accept', isMedia ? undefined : cells.accept?.join(' '));
    survey.set('max_files', cells.maxFiles);
    survey.set('max_bytes', cells.maxBytes);
  }

  #required(required: Expression): void {
    if (required === true) this.survey.set('required', 'yes');
    else if (required !== false) this.#expression('required', required);
  }

  #constraint(question: Question): void {
    if (question.type === 'repeat') return;
    const { constraint, message } = constraintOf(question, this.#context);
    this.survey.set('constraint', constraint);
    if (constraint) this.survey.setLocal('constraint_message', message);
  }

  #expression(head: string, expression: Expression | undefined): void {
    if (expression !== undefined) this.survey.set(head, writeXPath(expression, this.#context));
  }

  /** A list of its own is named for the question. */
  #listOf({ id, list, options = [] }: Question & { readonly type: 'choice' | 'choices' }): string {
    if (list !== undefined) return list;
    let name = id;
    for (let count = 2; this.lists.has(name); count++) name = `${id}_${count}`;
    this.lists.set(name, options);
    return name;
  }
}

function privacyCell({ category, sensitive }: QuestionPrivacy): string {
  return sensitive === undefined ? category : `${category} ${sensitive ? 'sensitive' : 'not-sensitive'}`;
}
