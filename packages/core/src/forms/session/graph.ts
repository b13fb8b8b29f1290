import { pathOf } from '../answers/answer-path.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Issue } from '../../errors/civic-error.js';
import type { Expression } from '../logic/expression.js';
import { deepest } from '../logic/signatures.js';
import { Names } from './names-meant.js';
import { layOut, type Level, type PlanNode } from './plan.js';
import { sortByReads } from './sort-by-reads.js';

/** What a definition is judged by: made once, for all its sessions. */
export interface Graph {
  readonly root: Level;
  /** What is read comes before what reads it. */
  readonly order: readonly PlanNode[];
  /** Rings of nodes, each of which waits for the next. */
  readonly rings: readonly (readonly PlanNode[])[];
}

const graphs = new WeakMap<FormDefinition, Graph>();

export function graphOf(definition: FormDefinition): Graph {
  const graph = graphs.get(definition) ?? drawGraph(definition);
  graphs.set(definition, graph);
  return graph;
}

/**
 * Rings of what is shown, offered and worked out: where a page, question or named condition hangs on itself in the end. Each is told once,
 * with the ids that it goes through. And named conditions that stand too deep.
 */
export function checkGraph(definition: FormDefinition): readonly Issue[] {
  const names = new Names(definition);
  const readsOf = (name: string): readonly string[] => names.readsOfCondition(name).judged.map(([, condition]) => condition);
  const { order, rings } = sortByReads(Object.keys(definition.conditions ?? {}), readsOf);
  const depths = new Map<string, number>();
  for (const name of order) depths.set(name, Math.max(0, ...readsOf(name).map((read) => depths.get(read) ?? 0)) + 1);
  return [
    ...graphOf(definition).rings.map((ring) =>
      ringIssue(
        ring[0]?.at ?? '',
        ring.map(({ name }) => name),
      ),
    ),
    ...rings.map((ring) => ringIssue(conditionPath(ring[0]), ring)),
    // Told of the first of a chain: whatever hangs on it is too deep as well.
    ...order
      .filter((name) => depths.get(name) === deepest + 1)
      .map((name) => ({ path: conditionPath(name), message: `Conditions stand at most ${deepest} deep` })),
  ];
}

const ringIssue = (path: string, names: readonly string[]): Issue => ({
  path,
  message: `hangs on itself: ${[...names, names[0]].join(' → ')}`,
});
const conditionPath = (name = ''): string => `/conditions/${pathOf(name)}`;

function drawGraph(definition: FormDefinition): Graph {
  const root = layOut(definition);
  const nodes = nodesIn(root);
  const names = new Names(definition);
  for (const node of nodes) {
    if (node.parent) join(node.parent, node, node.parent.level, true);
    for (const expression of [node.showIf, node.choices?.filter, valueOf(node)]) {
      if (expression === undefined) continue;
      const { meant, clock } = names.meantBy(expression, node.level);
      node.readsClock ||= clock;
      for (const { read, within } of meant) join(read, node, within, false);
    }
  }
  const { order, rings } = sortByReads(nodes, ({ reads }) => reads);
  order.forEach((node, index) => {
    node.order = index;
  });
  return { root, order, rings };
}

function valueOf({ question }: PlanNode): Expression | undefined {
  return question?.type === 'calculation' ? question.value : undefined;
}

function nodesIn(level: Level): readonly PlanNode[] {
  return level.inOrder.flatMap((node) => [node, ...(node.inner ? nodesIn(node.inner) : [])]);
}

function join(read: PlanNode, node: PlanNode, within: Level, byShown: boolean): void {
  if (read.dependents.some((known) => known.node === node && known.byShown === byShown && known.within === within)) return;
  read.dependents.push({ node, byShown, within });
  node.reads.push(read);
}
