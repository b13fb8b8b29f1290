import { checkExpression } from '../logic/check-expression.js';
import { compilePattern } from '../patterns/compile-pattern.js';
import { limits } from './limits.js';
import { Bare, type Members } from './members.js';
import type { Reading } from './reading.js';

/** What is shown, required or right only then: true, false or an operator. */
export function condition(given: unknown, path: string, reading: Reading): unknown {
  if (typeof given === 'boolean') return given;
  if (typeof given === 'object' && given !== null) return value(given, path, reading);
  const hint = typeof given === 'string' ? `, or { "condition": … }` : '';
  return reading.error(path, `must be true, false or an expression such as { "var": "…" }${hint}`);
}

/** A limit of dates is a text, or works one out. */
export function limit(given: unknown, path: string, reading: Reading): unknown {
  if (typeof given === 'string' || (typeof given === 'object' && given !== null)) return value(given, path, reading);
  return reading.error(path, 'must be a date or time, or an expression that gives one');
}

/** Any expression. */
export function value(given: unknown, path: string, reading: Reading): unknown {
  const copy = copied(given, reading, deepest);
  if (copy === tooMuch) return reading.error(path, 'is too large');
  const issues = checkExpression(copy, path);
  for (const { path: place, message } of issues) reading.error(place, message);
  return issues.length > 0 ? undefined : copy;
}

const deepest = 200;
const tooMuch = Symbol('too much');

/** A plain copy, so that what is checked is what is evaluated. */
function copied(given: unknown, reading: Reading, depth: number): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if (depth === 0 || !reading.goesOn()) return tooMuch;
  const list = Array.isArray(given);
  if (list && given.length > limits.names) return tooMuch;
  const copy = (list ? [] : new Bare()) as Members;
  for (const name of list ? given.keys() : Object.keys(given)) {
    const inner = copied((given as Members)[name], reading, depth - 1);
    if (inner === tooMuch) return tooMuch;
    copy[name] = inner;
  }
  return copy;
}

export function pattern(given: unknown, path: string, reading: Reading): unknown {
  if (typeof given !== 'string') return reading.error(path, 'must be a regular expression');
  const compiled = compilePattern(given);
  return 'message' in compiled ? reading.error(path, compiled.message) : given;
}
