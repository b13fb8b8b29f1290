import { type AnswerPath, pathOf } from '../answers/answer-path.js';
import type { PlainRecord } from '../answers/copy-plain.js';
import type { Cell } from '../session/cell.js';
import { pathTo, partsTo } from '../session/changes.js';
import type { Instance } from '../session/instance.js';
import type { PlanNode } from '../session/plan.js';

/** Members of what an instance was filled from that are no part of its answers. */
export function findStripped({ from, instance }: { readonly from: PlainRecord; readonly instance: Instance }): readonly AnswerPath[] {
  return Object.keys(from).flatMap((key) => {
    const node = instance.level.nodes.get(key);
    if (instance.outer && key === '$id') return [];
    if (!node?.question) return pathOf(...partsTo(instance), key);
    return isTaken(node, instance.cell(node), from[key]) ? [] : pathTo(node, instance);
  });
}

function isTaken({ question, inner }: PlanNode, { shown, value, reading, instances }: Cell, sent: unknown): boolean {
  // Nothing is lost of what says nothing.
  if (sent === undefined || sent === null || sent === '') return true;
  if (!shown || question?.type === 'note' || question?.type === 'group') return false;
  if (inner) return instances.length === (sent as ArrayLike<unknown>).length;
  if (question?.type === 'calculation') return JSON.stringify(value) === JSON.stringify(sent);
  return !reading.withdrawn;
}
