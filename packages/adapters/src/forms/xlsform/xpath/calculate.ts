import { ExpressionFault } from './fault.js';
import { toNumber, type Typed } from './typed.js';

const operators = { '+': '+', '-': '-', '*': '*', div: '/', mod: '%' } as const;

/** Arithmetic of numbers and days; what is not answered leaves it without a result, which XPath calls NaN. @throws ExpressionFault `value-types` */
export function calculate(operator: string, operands: readonly Typed[]): Typed {
  const [one, other] = operands;
  if (other && one?.type === 'date' && operator === '-' && other.type === 'date') {
    return { expression: { daysBetween: [other.expression, one.expression] }, type: 'number', open: Boolean(one.open || other.open) };
  }
  if (other && one?.type === 'date' && typeof other.literal === 'number') return moved(one, operator, other.literal);
  if (other?.type === 'date' && typeof one?.literal === 'number' && operator === '+') return moved(other, operator, one.literal);
  const numbers = operands.map(toNumber);
  const negative = numbers.length === 1 ? numbers[0]?.literal : undefined;
  if (typeof negative === 'number') return { expression: 0 - negative, type: 'number', literal: 0 - negative };
  const name = operators[operator as keyof typeof operators];
  return {
    expression: { [name]: numbers.map(({ expression }) => expression) },
    type: 'number',
    // A division by zero has no result either.
    open: name === '/' || name === '%' || numbers.some(({ open }) => open),
    positive: name !== '-' && name !== '%' && numbers.every(({ positive }) => positive),
  };
}

/** Days as XForms count them. */
function moved(day: Typed, operator: string, days: number): Typed {
  if ((operator !== '+' && operator !== '-') || !Number.isInteger(days)) throw new ExpressionFault('value-types');
  const by = operator === '-' ? -days : days;
  return { expression: { addDuration: [day.expression, `${by < 0 ? '-' : ''}P${Math.abs(by)}D`] }, type: 'date', open: Boolean(day.open) };
}
