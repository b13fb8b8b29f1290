import type { LogicValue } from './expression.js';
import { strict, type Operation } from './operation.js';
import { compareValues } from './compare-values.js';
import { isSame } from './values.js';

export const truthOperations = {
  '!': strict((value) => (typeof value === 'boolean' ? !value : undefined)),
  and: (args, evaluator) => combine(args, (argument) => evaluator.value(argument), false),
  or: (args, evaluator) => combine(args, (argument) => evaluator.value(argument), true),
  some: each(true),
  every: each(false),
  if(args, evaluator) {
    for (let index = 0; index + 1 < args.length; index += 2) {
      if (evaluator.value(args[index]) === true) return evaluator.value(args[index + 1]);
    }
    return args.length % 2 === 1 ? evaluator.value(args.at(-1)) : undefined;
  },
  '==': strict((one = '', other = '') => isSame(one, other)),
  '!=': strict((one = '', other = '') => !isSame(one, other)),
  '<': ordered((sign) => sign < 0),
  '<=': ordered((sign) => sign <= 0),
  '>': ordered((sign) => sign > 0),
  '>=': ordered((sign) => sign >= 0),
} satisfies Record<string, Operation>;

/** The strong three-valued logic of Kleene: one `decisive` value decides, else whatever is no boolean leaves it unknown. */
function combine<T>(all: readonly T[], judge: (one: T) => LogicValue | undefined, decisive: boolean): boolean | undefined {
  let known = true;
  for (const one of all) {
    const value = judge(one);
    if (value === decisive) return decisive;
    known &&= value === !decisive;
  }
  return known ? !decisive : undefined;
}

function each(decisive: boolean): Operation {
  return ([repeat, condition], evaluator) => {
    const instances = typeof repeat === 'string' ? evaluator.scope.each?.(repeat) : undefined;
    return instances && combine(instances, (scope) => evaluator.within(scope).value(condition), decisive);
  };
}

/** Holds between each two neighbours. */
function ordered(holds: (sign: number) => boolean): Operation {
  return (args, evaluator) => {
    const values = evaluator.values(args);
    const signs = values?.slice(1).map((value, index) => compareValues(values[index], value, evaluator.engine));
    return !signs || signs.includes(undefined) ? undefined : signs.every((sign) => holds(sign ?? NaN));
  };
}
