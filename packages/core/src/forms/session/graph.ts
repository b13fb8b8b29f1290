import { pathOf } from '../answers/answer-path.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Issue } from '../../errors/civic-error.js';
import type { Expression } from '../logic/expression.js';
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
 * with the ids that it goes through.
 */
export function checkGraph(definition: FormDefinition): readonly Issue[] {
  const rings = graphOf(definition).rings.map((ring): Ring => ({ path: ring[0]?.at ?? '', names: ring.map(({ name }) => name) }));
  return [...rings, ...conditionRings(definition)].map(({ path, names }) => ({
    path,
    message: `hangs on itself: ${[...names, names[0]].join(' → ')}`,
  }));
}

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

function conditionRings(definition: FormDefinition): readonly Ring[] {
  const names = new Names(definition);
  const { rings } = sortByReads(Object.keys(definition.conditions ?? {}), (name) =>
    names.readsOfCondition(name).judged.map(([, condition]) => condition),
  );
  return rings.map((ring) => ({ path: `/conditions/${pathOf(ring[0] ?? '')}`, names: ring }));
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
