import type { Answer } from '../answers/answers.js';
import { evaluate, isMet } from '../logic/evaluate.js';
import type { LogicValue } from '../logic/expression.js';
import type { Changes } from './changes.js';
import type { Instance } from './instance.js';
import type { PlanNode } from './plan.js';

/** What of a node has changed. */
export interface Judgement {
  readonly shown: boolean;
  readonly value: boolean;
}

/** Works out whether a page or question is shown in an instance, what it offers and what it answers. */
export function judge(node: PlanNode, instance: Instance, changes: Changes): Judgement {
  const cell = instance.cell(node);
  const shown = (!node.parent || instance.cell(node.parent).shown) && isMet(node.showIf, instance);
  const turned = shown !== cell.shown;
  cell.shown = shown;
  // Of a page it also hangs on what is on it.
  if (turned && node.question) changes.show(node, instance, shown);
  if (turned || !shown) cell.offered = undefined;
  else if (offersOthers(node, instance)) changes.offer(node, instance);
  const valued = revalue(node, instance);
  if (valued && shown && !turned && node.question?.type === 'calculation') changes.calculate(node, instance);
  return { shown: turned, value: valued || (turned && node.inner !== undefined) };
}

/** Works out what is answered, and whether that is something else than before. */
export function revalue(node: PlanNode, instance: Instance): boolean {
  const cell = instance.cell(node);
  const { question, choices } = node;
  if (choices) cell.reading = choices.read(cell.typed, instance);
  const before = cell.value;
  if (!cell.shown) cell.value = undefined;
  else cell.value = question?.type === 'calculation' ? answerOf(evaluate(question.value, instance)) : cell.reading.value;
  return !isSame(before, cell.value);
}

/** Only of a list that nobody has asked for nothing better is known than that it may have changed. */
function offersOthers(node: PlanNode, instance: Instance): boolean {
  const { choices } = node;
  if (choices?.filter === undefined) return false;
  const cell = instance.cell(node);
  const before = cell.offered;
  if (!before && !choices.indexed) return true;
  cell.offered = choices.offered(instance);
  return !before || !isSame(before, cell.offered);
}

function answerOf(value: LogicValue | undefined): Answer | undefined {
  return typeof value === 'object' ? value.map(String) : value;
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
