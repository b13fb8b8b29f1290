import type { Expression, LocalText, QuestionPrivacy } from '@civickit/core/forms';
import { translateCondition } from '../xpath/translate.js';
import type { Cells } from './cells.js';
import { privacyIn, wordsIn } from './cell-words.js';
import { readConstraint } from './constraint.js';
import type { RowType } from './row-type.js';
import { isNo, isYes, type SurveyNames } from './survey-names.js';
import type { SurveyNode } from './survey-tree.js';

/** What a row says beside its type, in the form's own members; only members that are there. */
export interface Asked {
  readonly id: string;
  readonly label: LocalText;
  readonly showIf?: Expression;
  readonly hint?: LocalText;
  readonly required?: Expression;
  readonly check?: Expression;
  readonly messages?: Readonly<Record<string, LocalText>>;
  readonly autocomplete?: string;
  readonly privacy?: QuestionPrivacy;
  readonly renamedFrom?: readonly string[];
}

/** @param kind what it is asked as */
export function askedMembers(node: SurveyNode, kind: RowType['kind'], cells: Cells, names: SurveyNames): Asked {
  const { row, id } = node;
  const hint = cells.local(row, 'hint');
  const required = requiredIn(node, kind, cells, names);
  const text = row.text('constraint');
  const constraint = text ? readConstraint(text, kind, names.seenFrom(node, { self: true })) : undefined;
  for (const fault of constraint?.faults ?? []) cells.fault(row, 'constraint', fault);
  if (constraint?.anchored) cells.add('pattern-anchored', row, 'constraint');
  if (constraint && Object.keys(constraint.limits).length > 0) {
    cells.add('as-limit', row, 'constraint', { limits: Object.keys(constraint.limits).join(', ') });
  }
  const messages = messagesIn(node, constraint?.codes ?? [], cells);
  const autocomplete = row.text('autocomplete');
  const renamedFrom = wordsIn(row.text('renamed_from'));
  return {
    id,
    label: labelOf(node, cells),
    ...shownIf(node, cells, names),
    ...(hint !== undefined && { hint }),
    ...(required !== undefined && { required }),
    ...constraint?.limits,
    ...(constraint?.check !== undefined && { check: constraint.check }),
    ...(messages && { messages }),
    ...(autocomplete && { autocomplete }),
    ...privacyOf(node, cells),
    ...(renamedFrom.length > 0 && { renamedFrom }),
  };
}

export function labelOf({ row, name, id }: SurveyNode, cells: Cells): LocalText {
  const label = cells.local(row, 'label');
  if (label === undefined) cells.add('no-label', row, 'label', { name: name || id });
  return label ?? (name || id);
}

export function privacyOf({ row }: SurveyNode, cells: Cells): { readonly privacy?: QuestionPrivacy } {
  const text = row.text('personal_data');
  if (isNo(text)) return {};
  const privacy = privacyIn(text);
  if (!privacy) cells.add('word', row, 'personal_data', { word: text });
  return privacy ? { privacy } : {};
}

/** A condition that cannot be said leaves it shown. */
export function shownIf(node: SurveyNode, cells: Cells, names: SurveyNames): { readonly showIf?: Expression } {
  const showIf = cells.expression(node.row, 'relevant', (text) => translateCondition(text, names.seenFrom(node)));
  return showIf === undefined || showIf === true ? {} : { showIf };
}

function requiredIn(node: SurveyNode, kind: RowType['kind'], cells: Cells, names: SurveyNames): Expression | undefined {
  const text = node.row.text('required');
  const byItself = kind === 'declaration';
  if (isYes(text)) return byItself ? undefined : true;
  if (isNo(text)) return byItself ? false : undefined;
  return cells.expression(node.row, 'required', () => translateCondition(text, names.seenFrom(node)));
}

/** XLSForm has one message for all that a constraint forbids. */
function messagesIn({ row }: SurveyNode, codes: readonly string[], cells: Cells): Readonly<Record<string, LocalText>> | undefined {
  const [required, constraint] = [cells.local(row, 'required_message'), cells.local(row, 'constraint_message')];
  const messages = {
    ...(required !== undefined && { required }),
    ...(constraint !== undefined && Object.fromEntries(codes.map((code) => [code, constraint]))),
  };
  return Object.keys(messages).length > 0 ? messages : undefined;
}
