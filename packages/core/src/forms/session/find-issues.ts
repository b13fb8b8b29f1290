import type { Repeat } from '../definition/questions.js';
import type { Fault } from '../validate/constraints.js';
import type { FormIssue } from '../validate/form-issue.js';
import { judgeAnswer } from '../validate/judge-answer.js';
import type { Cell } from './cell.js';
import { pathTo } from './changes.js';
import { defaultMaxItems } from './fill.js';
import type { Instance } from './instance.js';
import { isJudged, type PlanNode } from './plan.js';

type DayOf = (instant: number) => string;

/** What is wrong with what an instance asks, in order; only with `part` and what stands in it, where that is given. */
export function findIssues(instance: Instance, dayOf: DayOf, part?: PlanNode): readonly FormIssue[] {
  const issues: FormIssue[] = [];
  for (const node of instance.level.nodes.values()) {
    const { question } = node;
    const cell = instance.cell(node);
    if (!question || !cell.shown || !(part === undefined || isWithin(node, part))) continue;
    const fault = faultOf(node, cell, instance, dayOf);
    if (fault) issues.push({ path: pathTo(node, instance), question: question.id, ...fault });
    for (const inner of cell.instances) issues.push(...findIssues(inner, dayOf));
  }
  return issues;
}

function faultOf({ question, choices }: PlanNode, cell: Cell, instance: Instance, dayOf: DayOf): Fault | undefined {
  if (question?.type === 'repeat') return repeatFault(question, cell);
  const fault = isJudged(question) ? judgeAnswer(question, cell.reading, instance, dayOf) : undefined;
  // Nobody can answer where a filter leaves nothing to choose.
  return fault?.code === 'required' && choices?.offered(instance).length === 0 ? undefined : fault;
}

function repeatFault({ minItems = 0, maxItems = defaultMaxItems }: Repeat, { reading, instances }: Cell): Fault | undefined {
  if (reading.wrong) return { code: reading.wrong, ...(reading.params && { params: reading.params }) };
  if (instances.length < minItems) return { code: 'minItems', params: { limit: minItems } };
  return instances.length > maxItems ? { code: 'maxItems', params: { limit: maxItems } } : undefined;
}

function isWithin(node: PlanNode, part: PlanNode): boolean {
  return node === part || (node.parent !== undefined && isWithin(node.parent, part));
}
