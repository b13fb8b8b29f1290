import { patternOf } from '../patterns/pattern-of.js';
import { onTexts, strict, type Operation } from './operation.js';
import { writeText } from './number-operations.js';
import { toText } from './values.js';

export const textOperations = {
  text: strict(writeText),
  concat: strict((...values) => {
    const texts = values.map(writeText);
    return texts.includes(undefined) ? undefined : toText(texts.join(''));
  }),
  length: onTexts((text) => [...text].length),
  startsWith: onTexts((text, start) => text.startsWith(start)),
  contains: onTexts((text, part) => text.includes(part)),
  substring: strict((text, from, count = Infinity) =>
    typeof text === 'string' && isPlace(from) && isPlace(count) ? cut(text, from, from + count) : undefined,
  ),
  matches([argument, source], evaluator) {
    const text = evaluator.value(argument);
    const pattern = typeof source === 'string' ? patternOf(source) : undefined;
    if (typeof text !== 'string' || !pattern) return undefined;
    return evaluator.pay(Math.ceil((text.length * pattern.size) / walkedPerStep)) ? pattern.test(text) : undefined;
  },
} satisfies Record<string, Operation>;

/** Characters times states of a pattern that count as one step. */
const walkedPerStep = 100;

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && (Number.isInteger(value) || value === Infinity);
}

/** Characters from 1 that stand at `from` or behind it, and before `to`. */
function cut(text: string, from: number, to: number): string {
  return [...text].slice(Math.max(from, 1) - 1, Math.max(to, 1) - 1).join('');
}
