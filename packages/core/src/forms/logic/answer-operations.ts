import type { Evaluator, Operation } from './operation.js';
import type { LogicValue } from './expression.js';
import { isEmpty, toLogicValue } from './values.js';

export const answerOperations = {
  var: named((name, { scope }) => scope.read(name)),
  condition: named((name, { scope }) => scope.condition(name)),
  option: named((field, { scope }) => scope.option?.(field)),
  answered: ([argument], evaluator) => !isEmpty(evaluator.value(argument)),
  coalesce(args, evaluator) {
    for (const argument of args) {
      const value = evaluator.value(argument);
      if (!isEmpty(value)) return value;
    }
    return undefined;
  },
  position: (_, { scope }) => toLogicValue(scope.position),
  today: (_, { scope }) => scope.today(),
  now: (_, { scope }) => scope.now(),
} satisfies Record<string, Operation>;

function named(read: (name: string, evaluator: Evaluator) => LogicValue | undefined): Operation {
  return ([name], evaluator) => (typeof name === 'string' ? toLogicValue(read(name, evaluator)) : undefined);
}
