import type { ChoiceOption, Expression, Question } from '@civickit/core/forms';
import { translateCondition } from '../xpath/translate.js';
import { askedMembers, labelOf, privacyOf, shownIf } from './asked-members.js';
import type { Cells } from './cells.js';
import { wordsIn } from './cell-words.js';
import { otherOption, otherQuestion } from './or-other.js';
import { rangeMembers } from './range.js';
import type { Choices } from './read-choices.js';
import { isCalculated, isYes, type SurveyNames } from './survey-names.js';
import type { SurveyNode } from './survey-tree.js';

/** What the questions of one survey are made with. */
export interface Making {
  readonly cells: Cells;
  readonly names: SurveyNames;
  readonly choices: Choices;
  /** Lists that a question has for itself. */
  readonly own: ReadonlySet<string>;
  /** Lists that go into the form, by their ids. */
  readonly lists: Map<string, readonly ChoiceOption[]>;
  /** Languages of the form, for texts of our own. */
  readonly languages: readonly string[];
  /** Ids for what a row adds beside its own. */
  take(wanted: string, scope: string): string;
  /** Tells where a question comes from. */
  from(question: object, node: SurveyNode): void;
}

const notAsked = ['required', 'required_message', 'constraint', 'constraint_message', 'autocomplete', 'choice_filter', 'repeat_count'];

/** Rows as questions; a group without a label only hands its condition down. */
export function toQuestions(nodes: readonly SurveyNode[], making: Making, inherited?: Expression): readonly Question[] {
  return nodes.flatMap((node) => {
    const made = questionsOf(node, making).map((question) => (inherited === undefined ? question : withCondition(question, inherited)));
    for (const question of made) making.from(question, node);
    return made;
  });
}

function withCondition(question: Question, condition: Expression): Question {
  return { ...question, showIf: question.showIf === undefined ? condition : { and: [condition, question.showIf] } };
}

function questionsOf(node: SurveyNode, making: Making): readonly Question[] {
  const { row, type } = node;
  const { cells } = making;
  reportIdle(node, cells);
  if (type.isOther) cells.add('as-type', row, 'type', { type: type.written, as: type.kind === 'range' ? 'integer, decimal' : type.kind });
  if (isCalculated(node)) return calculation(node, making);
  if (row.text('calculation')) cells.add('calculated-question', row, 'calculation', { name: node.name });
  if (type.kind === 'group' || type.kind === 'repeat') return container(node, making);
  if (type.kind === 'note') return note(node, making);
  if (type.kind === 'metadata' && row.local('label', '') === undefined) return leave(node, making, 'metadata');
  if (type.kind === 'hidden' || type.kind === 'calculation' || type.kind === 'end') return leave(node, making, 'hidden');
  if (type.kind === 'choice' || type.kind === 'choices') return choice(node, making);
  return [single(node, making)];
}

function leave({ row, type, name }: SurveyNode, { cells }: Making, code: 'metadata' | 'hidden'): readonly Question[] {
  cells.add(code, row, 'type', { type: type.written, name });
  return [];
}

/** Columns that no kind of row keeps. */
function reportIdle({ row, type }: SurveyNode, cells: Cells): void {
  if (row.text('default')) cells.add('default', row, 'default');
  if (isYes(row.text('read_only')) && !row.text('calculation')) cells.add('read-only', row, 'read_only');
  if (row.text('parameters') && type.kind !== 'range') cells.add('cell-of-type', row, 'parameters', { column: 'parameters' });
  const appearance = wordsIn(row.text('appearance')).filter(
    (word) => word !== 'field-list' && !(word === 'multiline' && type.kind === 'text'),
  );
  if (appearance.length > 0) cells.add('appearance', row, 'appearance', { appearance: appearance.join(' ') });
}

function calculation(node: SurveyNode, { cells, names }: Making): readonly Question[] {
  const { row, id, name } = node;
  if (!row.text('calculation')) {
    cells.add('no-calculation', row, 'calculation', { name });
    return [];
  }
  const value = cells.expression(row, 'calculation', () => names.valueOf(node).expression);
  if (value === undefined) return [];
  const label = cells.local(row, 'label');
  cells.refuse(row, ['hint', ...notAsked]);
  return [
    { id, type: 'calculation', value, ...(label !== undefined && { label }), ...privacyOf(node, cells), ...shownIf(node, cells, names) },
  ];
}

function note(node: SurveyNode, { cells, names }: Making): readonly Question[] {
  const { row, id } = node;
  if (row.text('hint')) cells.add('hint-of-note', row, 'hint');
  cells.refuse(row, notAsked);
  return [{ id, type: 'note', label: labelOf(node, cells), ...shownIf(node, cells, names) }];
}

function container(node: SurveyNode, making: Making): readonly Question[] {
  const { row, id, type, children } = node;
  const { cells, names } = making;
  const hint = cells.local(row, 'hint');
  const shown = shownIf(node, cells, names);
  cells.refuse(row, type.kind === 'repeat' ? notAsked.slice(0, -1) : notAsked);
  if (type.kind === 'group') {
    const label = cells.local(row, 'label');
    if (label === undefined) return toQuestions(children, making, shown.showIf);
    return [{ id, type: 'group', label, ...(hint !== undefined && { hint }), ...shown, questions: toQuestions(children, making) }];
  }
  const itemLabel = cells.local(row, 'item_label');
  const renamedFrom = wordsIn(row.text('renamed_from'));
  return [
    {
      id,
      type: 'repeat',
      label: labelOf(node, cells),
      ...(hint !== undefined && { hint }),
      ...(itemLabel !== undefined && { itemLabel }),
      ...shown,
      ...sizes(node, cells),
      ...(renamedFrom.length > 0 && { renamedFrom }),
      questions: toQuestions(children, making),
    },
  ];
}

function sizes({ row }: SurveyNode, cells: Cells): { readonly minItems?: number; readonly maxItems?: number } {
  const [minItems, maxItems] = [cells.whole(row, 'min_items'), cells.whole(row, 'max_items')];
  const count = row.text('repeat_count');
  if (/^\d+$/.test(count)) return { minItems: Number(count), maxItems: Math.max(1, Number(count)) };
  if (count) cells.add('repeat-count', row, 'repeat_count');
  return { ...(minItems !== undefined && { minItems }), ...(maxItems !== undefined && { maxItems }) };
}

function choice(node: SurveyNode, making: Making): readonly Question[] {
  const { row, type, id } = node;
  const { cells, names, choices, own, lists, languages } = making;
  const { list = '', kind } = type;
  const fields = choices.fields.get(list) ?? new Set();
  const filter = cells.expression(row, 'choice_filter', (text) => translateCondition(text, names.seenFrom(node, { fields })));
  const options = choices.lists.get(list) ?? [];
  const members = { ...askedMembers(node, kind, cells, names), ...(filter !== undefined && filter !== true && { filter }) };
  if (type.orOther) cells.add('or-other', row, 'type', { name: node.name });
  const offered = type.orOther ? [...options, ...otherOption(options, languages)] : options;
  const isOwn = own.has(list) || type.orOther;
  const listId = choices.ids.get(list) ?? list;
  if (!isOwn) lists.set(listId, options);
  const question = { ...members, type: kind, ...(isOwn ? { options: offered } : { list: listId }) } as Question;
  return type.orOther ? [question, otherQuestion(question, making.take(`${id}_other`, node.repeats.join('.')), languages)] : [question];
}

/** A question of one field. What is of no known type is asked as a text. */
function single(node: SurveyNode, { cells, names }: Making): Question {
  const { row, type } = node;
  const isLong = type.kind === 'text' && wordsIn(row.text('appearance')).includes('multiline');
  const range = type.kind === 'range' ? rangeMembers(row, cells) : undefined;
  const known = isLong ? 'textarea' : (range?.type ?? type.kind);
  const kind = known === 'unknown' || known === 'metadata' ? 'text' : known;
  if (type.kind === 'unknown') cells.add('type', row, 'type', { type: type.written });
  cells.refuse(row, ['choice_filter', 'repeat_count']);
  const members = { ...range?.limits, ...askedMembers(node, kind, cells, names) };
  const unit = cells.local(row, 'unit');
  const [within, accept] = [row.text('within'), wordsIn(row.text('accept'))];
  const [maxFiles, maxBytes] = [cells.whole(row, 'max_files'), cells.whole(row, 'max_bytes')];
  const accepted = accept.length > 0 ? accept : type.accept;
  return {
    ...members,
    type: kind,
    ...(unit !== undefined && { unit }),
    ...(within && { within }),
    ...(kind === 'file' && accepted && { accept: accepted }),
    ...(kind === 'file' && maxFiles !== undefined && { maxFiles }),
    ...(kind === 'file' && maxBytes !== undefined && { maxBytes }),
  } as Question;
}
