import type { Expression } from '@civickit/core/forms';
import { ExpressionFault } from './fault.js';
import { fitted, isMoment, settled, toNumber, type Typed } from './typed.js';

const yes = /^(?:yes|true|1|ok|是)$/i;
const no = /^(?:no|false|0|否)$/i;

/** `=` and `!=`, with XPath's answer where one of the two is not answered. @throws ExpressionFault `value-types` */
export function compareEqual(operator: '==' | '!=', left: Typed, right: Typed): Typed {
  const empty = left.literal === '' ? right : right.literal === '' ? left : undefined;
  if (empty) return compareEmpty(operator, empty);
  const [one, other] = alike(left, right);
  if (one.type === 'many' || one.type === 'repeat' || one.type === 'other') throw new ExpressionFault('value-types');
  const open = Boolean(one.open || other.open);
  // Two that nobody has answered are the same.
  if (one.open && other.open && one.direct && other.direct) {
    return { expression: { [operator]: [settled(one, ''), settled(other, '')] }, type: 'boolean' };
  }
  const expression: Expression = { [operator]: [one.expression, other.expression] as never };
  if (operator === '!=') return { expression: open ? { coalesce: [expression, true] } : expression, type: 'boolean' };
  return { expression, type: 'boolean', open };
}

function compareEmpty(operator: '==' | '!=', { expression, literal, type }: Typed): Typed {
  if (literal !== undefined) return { expression: (literal === '') === (operator === '=='), type: 'boolean' };
  if (type === 'many' || type === 'repeat') throw new ExpressionFault('value-types');
  const answered: Expression = { answered: expression };
  return { expression: operator === '!=' ? answered : { '!': answered }, type: 'boolean' };
}

/** `<` and its like, of numbers, days, instants and times. @throws ExpressionFault `value-types` */
export function compareOrder(operator: '<' | '<=' | '>' | '>=', left: Typed, right: Typed): Typed {
  let [one, other] = [fitted(left, right.type), fitted(right, left.type)];
  if (one.type !== other.type || !isMoment(one.type)) [one, other] = [toNumber(one), toNumber(other)];
  return { expression: { [operator]: [one.expression, other.expression] }, type: 'boolean', open: Boolean(one.open || other.open) };
}

/** Both of one type. */
function alike(left: Typed, right: Typed): readonly [Typed, Typed] {
  if (left.type === 'boolean' || right.type === 'boolean') return [truthOf(left), truthOf(right)];
  if (left.type === 'list') return [left, listOf(right)];
  if (right.type === 'list') return [listOf(left), right];
  const [one, other] = [fitted(left, right.type), fitted(right, left.type)];
  if (one.type === other.type) return [one, other];
  if (one.type === 'number' || other.type === 'number') return [toNumber(one), toNumber(other)];
  throw new ExpressionFault('value-types');
}

function truthOf(one: Typed): Typed {
  if (one.type === 'boolean') return one;
  const written = String(one.literal ?? '');
  if (yes.test(written)) return { expression: true, type: 'boolean' };
  if (no.test(written)) return { expression: false, type: 'boolean' };
  throw new ExpressionFault('value-types');
}

/** An answer of several options is equal to one value where it is the only one. */
function listOf(one: Typed): Typed {
  if (one.type === 'list' && one.literal === undefined) return one;
  if (typeof one.literal !== 'string' || /\s/.test(one.literal)) throw new ExpressionFault('value-types');
  return { expression: [one.literal] as unknown as Expression, type: 'list' };
}
