import { type AnswerPath, partsOf } from '../answers/answer-path.js';
import type { Instance } from './instance.js';
import type { PlanNode } from './plan.js';

export interface Found {
  /** Where the question stands; the instance itself, where the path leads to one. */
  readonly instance: Instance;
  readonly node?: PlanNode;
}

/** What a path leads to. */
export function find(root: Instance, path: AnswerPath): Found | undefined {
  const parts = partsOf(path);
  let instance = root;
  for (let at = 0; at < parts.length; at += 2) {
    const node = instance.level.nodes.get(parts[at] ?? '');
    if (!node) return undefined;
    if (at === parts.length - 1) return { instance, node };
    const inner = instance.cell(node).instances.find(({ id }) => id === parts[at + 1]);
    if (!inner) return undefined;
    instance = inner;
  }
  return { instance };
}
