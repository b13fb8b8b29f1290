import type { Issue } from '../../errors/civic-error.js';
import { compilePattern } from '../patterns/compile-pattern.js';
import { isDuration } from './dates.js';
import { readOperation } from './read-operation.js';
import { deepest, signatures, type Signature } from './signatures.js';
import { isPlain } from './values.js';

/** Operators and values of one expression. */
const mostParts = 1000;

/** What is wrong with a value that stands for an expression, by JSON Pointers that begin with `path`: shape, arguments, patterns, size. */
export function checkExpression(value: unknown, path: string): readonly Issue[] {
  const check = new ExpressionCheck();
  check.argument(value, path, 0, false);
  return check.issues;
}

class ExpressionCheck {
  readonly issues: Issue[] = [];
  #parts = 0;

  argument(value: unknown, path: string, depth: number, mayBeList: boolean): void {
    if (++this.#parts >= mostParts) {
      if (this.#parts === mostParts) this.#add(path, `An expression has at most ${mostParts} parts`);
    } else if (Array.isArray(value)) this.#list(value, path, mayBeList);
    else if (typeof value === 'object' && value !== null) this.#operation(value, path, depth);
    else if (!isPlain(value)) this.#add(path, 'An expression is a text, a number, true, false, or an object with one operator');
  }

  #operation(value: object, path: string, depth: number): void {
    if (depth >= deepest) return this.#add(path, `Operators stand at most ${deepest} deep`);
    const operation = readOperation(value);
    const names = Object.keys(value).map((name) => JSON.stringify(name));
    if (!operation)
      return this.#add(path, names.length === 1 ? `${names.join()} is no operator` : 'An object in an expression has one operator');
    const { operator, args } = operation;
    const inner = `${path}/${operator.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const signature = signatures[operator];
    if (args.length < signature.least || args.length > signature.most) this.#add(inner, `"${operator}" takes ${writeArity(signature)}`);
    const isListed = Array.isArray((value as Readonly<Record<string, unknown>>)[operator]);
    args.forEach((argument, index) => {
      const place = isListed ? `${inner}/${index}` : inner;
      const fault = faultOfLiteral(argument, index, signature);
      if (fault) this.#add(place, fault);
      this.argument(argument, place, depth + 1, signature.list === 'all' || signature.list === index);
    });
  }

  #list(value: readonly unknown[], path: string, mayBeList: boolean): void {
    if (!mayBeList) this.#add(path, 'No list stands here');
    this.#parts += value.length;
    if (!value.every(isPlain)) this.#add(path, 'A list holds texts, numbers, true and false');
  }

  #add(path: string, message: string): void {
    this.issues.push({ path, message });
  }
}

function faultOfLiteral(argument: unknown, index: number, { name, pattern, duration }: Signature): string | undefined {
  if (index === name) return typeof argument === 'string' && argument ? undefined : 'A name is written out here';
  if (index === pattern) {
    const compiled = typeof argument === 'string' ? compilePattern(argument) : { message: 'A pattern is written out here' };
    return 'message' in compiled ? compiled.message : undefined;
  }
  const isWrong = index === duration && typeof argument === 'string' && !isDuration(argument);
  return isWrong ? `${JSON.stringify(argument)} is no ISO 8601 duration such as P14D or -P18Y` : undefined;
}

function writeArity({ least, most }: Signature): string {
  const noun = most === 1 ? 'argument' : 'arguments';
  if (most === 0) return 'no argument: an empty list stands behind it';
  return least === most ? `${least} ${noun}` : most === Infinity ? `at least ${least} arguments` : `${least} to ${most} ${noun}`;
}
