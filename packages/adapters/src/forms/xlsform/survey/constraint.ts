import { compilePattern, type Expression } from '@civickit/core/forms';
import { ExpressionFault } from '../xpath/fault.js';
import type { Names } from '../xpath/names.js';
import { parseXPath, type XPath } from '../xpath/parse.js';
import { isWhole, wholePattern } from '../xpath/patterns.js';
import { translateTree } from '../xpath/translate.js';
import { momentLimit } from './moment-limit.js';
import type { RowType } from './row-type.js';

/** A constraint as limits of our own, and as a check for what they cannot say. */
export interface ReadConstraint {
  readonly limits: Readonly<Record<string, Expression>>;
  readonly check?: Expression;
  /** What a message stands for. */
  readonly codes: readonly string[];
  /** A pattern was not tied to both ends. */
  readonly anchored: boolean;
  readonly faults: readonly ExpressionFault[];
}

type Limit = readonly [member: string, value: Expression];
type Kind = RowType['kind'];

const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

/** Parts that cannot be said are left out: each of them only forbids more. */
export function readConstraint(text: string, kind: Kind, names: Names): ReadConstraint {
  const limits: Record<string, Expression> = {};
  const checks: Expression[] = [];
  const faults: ExpressionFault[] = [];
  let anchored = false;
  for (const part of partsOf(text, faults)) {
    try {
      const found = limitsIn(part, kind, names);
      if (found && found.every(([member]) => !Object.hasOwn(limits, member))) {
        Object.assign(limits, Object.fromEntries(found));
        anchored ||= part.kind === 'call' && !isWhole(patternIn(part) ?? '');
      } else checks.push(translateTree(part, names));
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      faults.push(error);
    }
  }
  const [first] = checks;
  const check = checks.length > 1 ? { and: checks } : first;
  return {
    limits,
    ...(check !== undefined && { check }),
    codes: [...Object.keys(limits), ...(check === undefined ? [] : ['check'])],
    anchored,
    faults,
  };
}

function partsOf(text: string, faults: ExpressionFault[]): readonly XPath[] {
  try {
    return conjuncts(parseXPath(text));
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    faults.push(error);
    return [];
  }
}

function conjuncts(tree: XPath): readonly XPath[] {
  if (tree.kind !== 'binary' || tree.operator !== 'and') return [tree];
  return [...conjuncts(tree.left), ...conjuncts(tree.right)];
}

function limitsIn(part: XPath, kind: Kind, names: Names): readonly Limit[] | undefined {
  if (part.kind === 'call') return patternLimit(part, kind, names);
  if (part.kind !== 'binary') return undefined;
  const straight = subjectOf(part.left, names);
  const subject = straight ?? subjectOf(part.right, names);
  const operator = straight ? part.operator : flipped[part.operator];
  if (!subject || operator === undefined) return undefined;
  const limit = straight ? part.right : part.left;
  if (subject === 'self') return isMomentKind(kind) ? momentLimit(operator, limit, kind, names) : numberLimit(operator, limit, kind);
  if (subject === 'string-length' && isTextKind(kind)) return countLimit(operator, limit, 'Length');
  return subject === 'count-selected' && kind === 'choices' ? countLimit(operator, limit, 'Items') : undefined;
}

const isTextKind = (kind: Kind) => /^(?:text|textarea|email|tel|url|name)$/.test(kind);
const isMomentKind = (kind: Kind): kind is 'date' | 'time' | 'datetime' => kind === 'date' || kind === 'time' || kind === 'datetime';

/** What is measured: the answer itself, its length, or how many are chosen. */
function subjectOf(tree: XPath, names: Names): string | undefined {
  if (isSelf(tree, names)) return 'self';
  const [argument] = tree.kind === 'call' ? tree.args : [];
  return tree.kind === 'call' && tree.args.length === 1 && argument && isSelf(argument, names) ? tree.name : undefined;
}

function isSelf(tree: XPath, names: Names): boolean {
  return tree.kind === 'self' || (tree.kind === 'answer' && names.self !== undefined && names.answer(tree.name)?.id === names.self.id);
}

function numberLimit(operator: string, limit: XPath, kind: Kind): readonly Limit[] | undefined {
  const value = numberIn(limit);
  if ((kind !== 'integer' && kind !== 'decimal') || value === undefined) return undefined;
  if (operator === '>=') return [['minimum', value]];
  if (operator === '<=') return [['maximum', value]];
  if (kind !== 'integer' || !Number.isInteger(value)) return undefined;
  if (operator === '>') return [['minimum', value + 1]];
  return operator === '<' ? [['maximum', value - 1]] : undefined;
}

function countLimit(operator: string, limit: XPath, what: 'Length' | 'Items'): readonly Limit[] | undefined {
  const count = numberIn(limit);
  const least = operator === '>' ? (count ?? 0) + 1 : count;
  const most = operator === '<' ? (count ?? 0) - 1 : count;
  if (count === undefined || least === undefined || most === undefined || !Number.isInteger(count) || most < 0) return undefined;
  if (operator === '=') return [[`min${what}`, count], [`max${what}`, count]]; // prettier-ignore
  if (operator === '>=' || operator === '>') return [[`min${what}`, least]];
  return operator === '<=' || operator === '<' ? [[`max${what}`, most]] : undefined;
}

function numberIn(tree: XPath): number | undefined {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'text' && /^-?\d+(?:\.\d+)?$/.test(tree.value)) return Number(tree.value);
  return tree.kind === 'negative' && tree.of.kind === 'number' ? 0 - tree.of.value : undefined;
}

function patternLimit(call: XPath & { readonly kind: 'call' }, kind: Kind, names: Names): readonly Limit[] | undefined {
  const source = patternIn(call);
  const [subject] = call.args;
  if (source === undefined || !subject || !isSelf(subject, names) || !isTextKind(kind)) return undefined;
  const pattern = wholePattern(source);
  if ('message' in compilePattern(pattern)) throw new ExpressionFault('pattern');
  return [['pattern', pattern]];
}

function patternIn({ name, args }: XPath & { readonly kind: 'call' }): string | undefined {
  const pattern = name === 'regex' && args.length === 2 ? args[1] : undefined;
  return pattern?.kind === 'text' ? pattern.value : undefined;
}
