import { compilePattern, type Expression } from '@civickit/core/forms';
import { ExpressionFault } from './fault.js';
import type { XPath } from './parse.js';
import { wholePattern } from './patterns.js';
import type { Translator } from './translate.js';
import { fitted, isMoment, settled, toNumber, toText, type Typed } from './typed.js';

type Translate = (args: readonly XPath[], translator: Translator, name: string) => Typed;

const wrong = (): never => {
  throw new ExpressionFault('value-types');
};

/** With as many arguments as the function takes. */
function of(least: number, most: number, translate: (args: readonly Typed[], translator: Translator) => Typed): Translate {
  return (args, translator, name) => {
    if (args.length < least || args.length > most) throw new ExpressionFault('function', { function: name });
    return translate(
      args.map((arg) => translator.value(arg)),
      translator,
    );
  };
}

const on = (translate: (one: Typed) => Typed) => of(1, 1, ([one]) => (one ? translate(one) : wrong()));
const onTwo = (translate: (one: Typed, other: Typed) => Typed) =>
  of(2, 2, ([one, other]) => (one && other ? translate(one, other) : wrong()));
const number = (expression: Expression, open: boolean | undefined, positive = false): Typed => ({
  expression,
  type: 'number',
  open: Boolean(open),
  positive,
});
const truth = (expression: Expression, open?: boolean): Typed => ({ expression, type: 'boolean', open: Boolean(open) });

/** Conditions among the arguments. */
function condition(arity: number, translate: (args: readonly XPath[], translator: Translator) => Typed): Translate {
  return (args, translator, name) => {
    if (args.length !== arity) throw new ExpressionFault('function', { function: name });
    return translate(args, translator);
  };
}

/** Of one question in all instances of a repeat, or of several numbers. */
function overAll(operator: 'min' | 'max' | 'sum'): Translate {
  return of(1, operator === 'sum' ? 1 : 100, (args) => {
    const [one] = args;
    if (args.length === 1 && one?.type === 'many') return number({ [operator]: one.expression }, operator !== 'sum');
    if (operator === 'sum') wrong();
    const numbers = args.map(toNumber);
    return number(
      { [operator]: numbers.map(({ expression }) => expression) },
      numbers.some(({ open }) => open),
      numbers.every(({ positive }) => positive),
    );
  });
}

/** `true` where `part` is found in a text; the empty text is in every one. */
function inText(operator: 'contains' | 'startsWith'): Translate {
  return onTwo((one, part) => truth({ [operator]: [toText(one).expression, toText(part).expression] }));
}

/** What is chosen of a choice, or among several. */
const selected = onTwo((answer, value) => {
  if (typeof value.literal !== 'string' && !(value.type === 'text' && value.direct)) wrong();
  if (answer.type === 'list') return truth({ in: [value.expression, answer.expression] }, answer.open || value.open);
  return answer.type === 'text' && answer.direct ? truth({ '==': [answer.expression, value.expression] }, true) : wrong();
});

/** Characters from `from` to before `to`, both from 0. */
const substring = of(2, 3, ([text, from, to]) => {
  const [start, end] = [from?.literal, to?.literal];
  if (!text || typeof start !== 'number' || start < 0 || (to && (typeof end !== 'number' || end < start))) return wrong();
  const count = typeof end === 'number' ? [end - start] : [];
  return { expression: { substring: [toText(text).expression, start + 1, ...count] }, type: 'text' };
});

/** Towards nought. */
const whole = on((one) => {
  const { expression, open, positive } = toNumber(one);
  if (positive) return number({ floor: expression }, open, true);
  const negative: Expression = { '-': { floor: { '-': expression } } };
  return number({ if: [{ '>=': [expression, 0] }, { floor: expression }, negative] }, open);
});

const round = of(1, 2, ([one, places]) => {
  if (!one || (places && typeof places.literal !== 'number')) return wrong();
  const { expression, open, positive } = toNumber(one);
  return number({ round: places ? [expression, Number(places.literal)] : expression }, open, positive);
});

/** One of two values of a type; an empty text stands for no value. */
const choose = condition(3, ([test, then, otherwise], translator) => {
  if (!test || !then || !otherwise) return wrong();
  const values = [translator.value(then), translator.value(otherwise)] as const;
  const [one, other] = [fitted(values[0], values[1].type), fitted(values[1], values[0].type)];
  const open = Boolean(one.open || other.open);
  if (other.literal === '') return { expression: { if: [translator.truth(test, false), one.expression] }, type: one.type, open: true };
  if (one.literal === '')
    return { expression: { if: [{ '!': translator.truth(test, true) }, other.expression] }, type: other.type, open: true };
  if (one.type !== other.type) return wrong();
  return { expression: { if: [translator.truth(test, false), one.expression, other.expression] }, type: one.type, open };
});

const first = of(2, 2, ([left, right]) => {
  if (!left || !right) return wrong();
  const [one, other] = [fitted(left, right.type), fitted(right, left.type)];
  // What is not answered is an empty text already.
  if (other.literal === '') return one;
  if (one.type !== other.type) wrong();
  return { expression: { coalesce: [one.expression, other.expression] }, type: one.type, open: Boolean(other.open) };
});

const matches = onTwo((one, pattern) => {
  if (typeof pattern.literal !== 'string') wrong();
  const source = wholePattern(String(pattern.literal));
  if ('message' in compilePattern(source)) throw new ExpressionFault('pattern');
  return truth({ matches: [toText(one).expression, source] });
});

const boolean = on((one) => {
  if (one.type === 'boolean') return one;
  if (one.type === 'number') return truth({ '!=': [settled(one, 0), 0] });
  return one.type === 'many' || one.type === 'repeat' ? wrong() : truth({ answered: one.expression });
});

const date = on((one) => {
  const day = fitted(one, 'date');
  return day.type === 'date' ? day : wrong();
});

const position: Translate = (args, { names }, name) => {
  if (args[0]?.kind !== 'parent' || args.length > 1 || names.repeats.length === 0)
    throw new ExpressionFault('function', { function: name });
  return number({ position: [] }, false, true);
};

const size = on((one) => {
  if (one.type !== 'repeat') wrong();
  return number({ count: one.expression }, false, true);
});

const at = onTwo((list, index) => {
  if (list.type !== 'list') wrong();
  const { expression, literal, open } = toNumber(index);
  const place: Expression = typeof literal === 'number' ? literal + 1 : { '+': [expression, 1] };
  return { expression: { at: [list.expression, place] }, type: 'text', open: open !== false };
});

const length = on((one) => number({ length: toText(one).expression }, false, true));
const countSelected = on((one) => (one.type === 'list' ? number({ count: one.expression }, false, true) : wrong()));

/** Functions of XForms that can be said. `uuid` and `once` cannot: nothing here is drawn by lot, or keeps what it was. */
export const functions: Readonly<Record<string, Translate>> = {
  selected,
  not: condition(1, ([one], translator) => (one ? truth({ '!': translator.truth(one, true) }) : wrong())),
  true: condition(0, () => truth(true)),
  false: condition(0, () => truth(false)),
  if: choose,
  concat: of(1, 100, (args) => ({ expression: { concat: args.map((one) => toText(one).expression) }, type: 'text' })),
  'string-length': length,
  'count-selected': countSelected,
  today: condition(0, () => ({ expression: { today: [] }, type: 'date' })),
  now: condition(0, () => ({ expression: { now: [] }, type: 'datetime' })),
  int: whole,
  floor: on((one) => {
    const { expression, open, positive } = toNumber(one);
    return number({ floor: expression }, open, positive);
  }),
  coalesce: first,
  round,
  date,
  number: on(toNumber),
  regex: matches,
  string: on((one) =>
    one.type === 'text' || isMoment(one.type) || one.type === 'number' || one.type === 'boolean' ? toText(one) : wrong(),
  ),
  boolean,
  contains: inText('contains'),
  'starts-with': inText('startsWith'),
  abs: on((one) => {
    const { expression, open } = toNumber(one);
    return number({ abs: expression }, open, true);
  }),
  max: overAll('max'),
  min: overAll('min'),
  'selected-at': at,
  substr: substring,
  position,
  count: size,
  sum: overAll('sum'),
};
