import type { LogicValue } from './expression.js';
import { strict, type Operation } from './operation.js';
import { isList } from './values.js';

export const listOperations = {
  in: strict((value = '', list) => (isList(list) && !isList(value) ? list.includes(value) : undefined)),
  at: strict((list, place) => (isList(list) && typeof place === 'number' ? list[place - 1] : undefined)),
  count([list], evaluator) {
    const value = evaluator.value(list);
    return value === undefined ? 0 : isList(value) ? value.length : undefined;
  },
  min: strict((...values) => pick(values, Math.min)),
  max: strict((...values) => pick(values, Math.max)),
} satisfies Record<string, Operation>;

function pick(values: readonly LogicValue[], choose: (one: number, other: number) => number): number | undefined {
  const numbers = toNumbers(values);
  return numbers?.length ? numbers.reduce((one, other) => choose(one, other)) : undefined;
}

/** All of them and of what lists among them hold, or undefined where one is no number. */
export function toNumbers(values: readonly LogicValue[]): readonly number[] | undefined {
  const numbers = values.flat();
  return numbers.every((value) => typeof value === 'number') ? numbers : undefined;
}
