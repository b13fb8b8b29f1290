import type { Answer, Answers } from '../../answers/answers.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import { type PlacedQuestion, questionsOf } from '../../definition/questions-of.js';
import type { Submission } from '../../answers/answers.js';
import { type DerivedOptions, FormReader } from '../form-reader.js';
import { answerText } from './answer-text.js';
import { instancesIn } from './summarise.js';

export interface CsvHeadOptions extends DerivedOptions {
  /** Labels for people, or paths of the answers for programs. @default "labels" */
  readonly heads?: 'labels' | 'paths';
  /** A byte order mark, without which Excel takes UTF-8 for the system's old encoding. @default false */
  readonly bom?: boolean;
}

/** The first line of a spreadsheet of submissions: form and version, then one column for each question that has an answer. */
export function csvHead(definition: FormDefinition, options: CsvHeadOptions): string {
  const reader = new FormReader(definition, options);
  const { summary } = reader.words;
  const heads = columnsOf(definition).map(({ question, repeats }) => {
    if (options.heads === 'paths') return [...repeats.map(({ id }) => id), question.id].join('.');
    const own = 'label' in question && question.label !== undefined ? reader.text(question.label) : question.id;
    return [...repeats.map(({ itemLabel, label }) => reader.text(itemLabel ?? label)), own].join(': ');
  });
  const fixed = options.heads === 'paths' ? ['form', 'version'] : [summary.form, summary.version];
  return `${options.bom === true ? '\uFEFF' : ''}${csvLine([...fixed, ...heads])}`;
}

/**
 * One submission as a line under `csvHead`. What a repeat holds stands in one cell a question, one line of the cell an instance, in the same
 * order in all its cells, so that a submission is always one row; a repeat inside it is parted by ` | `.
 */
export function toCsvRow(
  definition: FormDefinition,
  { form, version, answers }: Pick<Submission, 'form' | 'version' | 'answers'>,
  options: DerivedOptions,
): string {
  const reader = new FormReader(definition, options);
  const cells = columnsOf(definition).map((column) => cell(column, 0, answers, reader));
  return csvLine([form, version, ...cells]);
}

/** Numbers that a program wrote are no formulas. */
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u;
/** Full-width signs begin formulas in Excel, too; so do tabs and line ends before one, and spaces that a spreadsheet cuts off. */
const formula = /^(?:[\t\r\n]|[\s\p{Cf}\uFFFD]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20\u2212])/u;

/**
 * A line of RFC 4180 with its end. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which the spreadsheet
 * shows; every cell is quoted, so that semicolons mean nothing either.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((text) => `"${guarded(text).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function guarded(text: string): string {
  const clean = text.replaceAll('\0', '\uFFFD');
  return formula.test(clean) && !number.test(clean) ? `'${clean}` : clean;
}

function columnsOf(definition: FormDefinition): readonly PlacedQuestion[] {
  return questionsOf(definition).filter(({ question: { type } }) => type !== 'note' && type !== 'group' && type !== 'repeat');
}

function cell(column: PlacedQuestion, depth: number, answers: Answers, reader: FormReader): string {
  const { question, repeats } = column;
  const repeat = repeats[depth];
  if (!repeat) return exact(own(answers, question.id)) ?? answerText(question, own(answers, question.id), reader);
  const instances = instancesIn(own(answers, repeat.id)).map((instance) => cell(column, depth + 1, instance, reader));
  // A line of the cell is an instance, so the lines of an answer must not count.
  const lines = instances.map((text) => text.replace(/\s*\r?\n\s*/gu, ' '));
  return lines.join(depth === 0 ? '\n' : ' | ');
}

/** Programs and spreadsheets calculate with numbers and sort days as they are written in data, not as people read them. */
function exact(answer: Answer | undefined): string | undefined {
  if (typeof answer === 'number') return String(answer);
  return typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}(?:T.*)?$/u.test(answer) ? answer : undefined;
}

function own(answers: Answers, id: string): Answer | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}
