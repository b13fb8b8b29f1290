import type { Answer, Answers } from '../answers/answers.js';
import type { Instance } from './instance.js';
import type { PlanNode } from './plan.js';

/** As typed, whether it is asked or not. */
export function typedAnswers(instance: Instance): Answers {
  return collect(instance, (node) => typedAnswer(instance, node));
}

export function typedAnswer(instance: Instance, node: PlanNode): Answer | undefined {
  const { typed, instances } = instance.cell(node);
  if (node.inner) return instances.length > 0 ? instances.map((one) => ({ $id: one.id, ...typedAnswers(one) })) : undefined;
  return typed === null || typed === '' ? undefined : typed;
}

/** Only what is asked, in normal form. */
export function askedAnswers(instance: Instance): Answers {
  return collect(instance, (node) => {
    const { shown, value, instances } = instance.cell(node);
    if (!node.inner) return value;
    return shown && instances.length > 0 ? instances.map((one) => ({ $id: one.id, ...askedAnswers(one) })) : undefined;
  });
}

function collect(instance: Instance, answerTo: (node: PlanNode) => Answer | undefined): Answers {
  const entries = [...instance.level.nodes.values()].flatMap((node) => {
    const answer = node.question && answerTo(node);
    return answer === undefined ? [] : [[node.name, answer] as const];
  });
  return Object.fromEntries(entries);
}
