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

interface Ring {
  readonly path: string;
  readonly names: readonly string[];
}

/**
 * Rings of what is shown, offered and worked out: where a page, question or named condition hangs on itself in the end. Each is told once,
 * with the ids that it goes through. And named conditions that stand too deep.
 */
export function checkGraph(definition: FormDefinition): readonly Issue[] {
  const rings = graphOf(definition).rings.map((ring): Ring => ({ path: ring[0]?.at ?? '', names: ring.map(({ name }) => name) }));
  const names = new Names(definition);
  const readsOf = (name: string): readonly string[] => names.readsOfCondition(name).judged.map(([, condition]) => condition);
  const sorted = sortByReads(Object.keys(definition.conditions ?? {}), readsOf);
  const conditionRings = sorted.rings.map((ring): Ring => ({ path: conditionPath(ring[0] ?? ''), names: ring }));
  return [
    ...[...rings, ...conditionRings].map((ring) => ({
      path: ring.path,
      message: `hangs on itself: ${[...ring.names, ring.names[0]].join(' → ')}`,
    })),
    ...tooDeep(sorted.order, readsOf),
  ];
}

/** Told once: whatever hangs on it is too deep as well. */
function tooDeep(order: readonly string[], readsOf: (name: string) => readonly string[]): readonly Issue[] {
  const depths = new Map<string, number>();
  for (const name of order) {
    const depth = 1 + readsOf(name).reduce((most, read) => Math.max(most, depths.get(read) ?? 0), 0);
    if (depth > deepest) return [{ path: conditionPath(name), message: `hangs on conditions that stand more than ${deepest} deep` }];
    depths.set(name, depth);
  }
  return [];
}

const conditionPath = (name: string): string => `/conditions/${pathOf(name)}`;

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
